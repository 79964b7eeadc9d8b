import { refused, type Outcome } from '../../domain/report/refusal.ts';
import { Prisma } from '../../prisma/generated/client.ts';
import { audit } from '../audit.ts';
import type { Ledger } from '../ledger.ts';
import { changePlan, type Changing, type Ordered } from '../roster/change.ts';
import { effectsOf, type Concerned, type Effects } from '../roster/effects.ts';
import { leaveRoster } from '../roster/leave.ts';
import { lockOpenReports } from '../roster/open-reports.ts';
import { rejoinRoster } from '../roster/rejoin.ts';
import { noteChange, pursuedTask, taskOf } from '../roster/task.ts';

/** 不再推进, 已完成. */
export type SetAsideCause = 'dropped' | 'completed';

const LEFT = { dropped: 'task_dropped', completed: 'task_completed' } as const;

/**
 * Sets a task aside, as dropped (不再推进) or completed (已完成): its open reports leave the roster, with
 * notice, and later cycles do not ask for it. It keeps its text and all that was reported on it.
 */
export function setAsideTask(
  ledger: Ledger,
  planId: string,
  taskId: string,
  cause: SetAsideCause,
  ordered: Ordered,
): Promise<Outcome<Effects>> {
  return changePlan(ledger, planId, ordered, async (changing) => {
    const done = await setAsideIn(changing, taskId, cause);
    return done.ok ? { ok: true, value: await effectsOf(changing, done.value) } : done;
  });
}

/** The same within a change of the plan: what it concerned. */
export async function setAsideIn(
  changing: Changing,
  taskId: string,
  cause: SetAsideCause,
): Promise<Outcome<Concerned>> {
  const { tx, plan, actor, why, now } = changing;
  const found = await pursuedTask(tx, plan.id, taskId);
  if (!found.ok) return found;
  const task = found.value;
  await tx.task.update({
    where: { id: taskId },
    data: {
      setAsideAt: now,
      setAsideCause: cause,
      setAsideBy: actor.name,
      setAsideWhy: why,
    },
  });
  await noteChange(tx, task, changing, { setAside: null }, { setAside: cause });
  const reports = await lockOpenReports(tx, Prisma.sql`r.task_id = ${taskId}`);
  const left = await leaveRoster(changing, reports, LEFT[cause]);
  const entry = { at: now, actor, action: 'set_aside', planId: plan.id, subject: taskId };
  await audit(tx, { ...entry, data: { cause, why, left } });
  return { ok: true, value: { left } };
}

/**
 * Resumes a task that was set aside: later cycles ask for it again, and the reports that left with it are
 * owed again. In a plan that has ended nothing is resumed.
 */
export function resumeTask(
  ledger: Ledger,
  planId: string,
  taskId: string,
  ordered: Ordered,
): Promise<Outcome<Effects>> {
  return changePlan(ledger, planId, ordered, async (changing) => {
    const { tx, plan, actor, why, now } = changing;
    const task = await taskOf(tx, planId, taskId);
    if (!task) return refused({ code: 'unknown_task' });
    if (!task.setAsideAt) return refused({ code: 'not_set_aside' });
    if (plan.endedAt) return refused({ code: 'plan_ended', endedAt: plan.endedAt });
    await tx.task.update({
      where: { id: taskId },
      data: { setAsideAt: null, setAsideCause: null, setAsideBy: null, setAsideWhy: null },
    });
    await noteChange(tx, task, changing, { setAside: task.setAsideCause }, { setAside: null });
    const rejoined = await rejoinRoster(
      changing,
      // What hangs on another report comes back with it, too.
      Prisma.sql`(r.task_id = ${taskId}
        OR r.parent_id IN (SELECT id FROM report WHERE task_id = ${taskId}))`,
      ['task_dropped', 'task_completed'],
    );
    const entry = { at: now, actor, action: 'resume_task', planId, subject: taskId };
    await audit(tx, { ...entry, data: { why, rejoined } });
    return { ok: true, value: await effectsOf(changing, { rejoined }) };
  });
}
