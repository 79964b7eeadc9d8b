import { refused, type Outcome, type Refusal } from '../../domain/report/refusal.ts';
import { lengthRefusal } from '../../domain/report/words-refusal.ts';
import { Prisma, type Task } from '../../prisma/generated/client.ts';
import { audit } from '../audit.ts';
import type { Ledger, Tx } from '../ledger.ts';
import { changePlan, type Changing, type Ordered } from '../roster/change.ts';
import { effectsOf, type Concerned, type Effects } from '../roster/effects.ts';
import { leaveRoster, tellOf } from '../roster/leave.ts';
import { lockOpenReports } from '../roster/open-reports.ts';
import { passOn } from '../roster/pass-on.ts';
import { responsibleFor, writeResponsible, type Responsible } from '../roster/responsible.ts';
import { noteChange, pursuedTask } from '../roster/task.ts';

/** What of a task is to be otherwise; what is left out stays. */
export interface TaskChangeOrder {
  text?: string;
  responsibilities?: Responsible;
}

/** The longest text of a task. */
const LONGEST_TEXT = 5_000;

/**
 * Changes a task's text or who is responsible for it, with words; what it was is kept. Open reports
 * follow: a new owner takes over the report of the one it replaces, by new terms; whoever is removed
 * without one in its place leaves; whoever joins beside the others owes from the next cycle on.
 */
export function changeTask(
  ledger: Ledger,
  planId: string,
  taskId: string,
  order: TaskChangeOrder,
  ordered: Ordered,
): Promise<Outcome<Effects>> {
  return changePlan(ledger, planId, ordered, async (changing) => {
    const done = await changeTaskIn(changing, taskId, order);
    return done.ok ? { ok: true, value: await effectsOf(changing, done.value) } : done;
  });
}

/** The same within a change of the plan: what it concerned. */
export async function changeTaskIn(
  changing: Changing,
  taskId: string,
  order: TaskChangeOrder,
): Promise<Outcome<Concerned>> {
  const { tx, plan, actor, why, now } = changing;
  const planId = plan.id;
  const found = await pursuedTask(tx, planId, taskId);
  if (!found.ok) return found;
  const task = found.value;
  const before = await responsibleFor(tx, taskId);
  const after = uniqueOf(order.responsibilities ?? before);
  const text = (order.text ?? task.text).trim();
  const tooLong = text === task.text ? null : lengthRefusal(text, LONGEST_TEXT);
  if (tooLong) return refused(tooLong);
  const isSame = JSON.stringify(before) === JSON.stringify(after);
  const refusal = await refusalOf(tx, after, isSame && text === task.text);
  if (refusal) return refused(refusal);

  const concerned: Concerned = isSame ? {} : await changeResponsible(changing, task, before, after);
  const amended = text === task.text ? [] : await changeText(changing, task, text, concerned);
  const entry = { at: now, actor, action: 'change_task', planId, subject: taskId };
  const { left = [], passed = [] } = concerned;
  await audit(tx, { ...entry, data: { why, left: [...left], passed: [...passed] } });
  return { ok: true, value: { ...concerned, amended } };
}

/** An agency is one thing to a task; the first word counts. */
function uniqueOf(all: Responsible): Responsible {
  const known = new Map<string, Responsible[number]>();
  for (const each of all) if (!known.has(each.agencyId)) known.set(each.agencyId, each);
  return [...known.values()].map(({ agencyId, role }) => ({ agencyId, role }));
}

const isOwner = ({ role }: Responsible[number]) => role !== 'cooperating';
const ownersOf = (all: Responsible) => all.filter(isOwner).map(({ agencyId }) => agencyId);

async function refusalOf(tx: Tx, after: Responsible, isSame: boolean): Promise<Refusal | null> {
  if (isSame) return { code: 'nothing_changed' };
  if (!after.some(isOwner)) return { code: 'needs_owner' };
  const agencies = await tx.agency.findMany({
    where: { id: { in: after.map(({ agencyId }) => agencyId) } },
    select: { id: true, endedAt: true },
  });
  if (agencies.length < after.length) return { code: 'no_such_agency' };
  const ended = agencies.find(({ endedAt }) => endedAt !== null);
  return ended?.endedAt ? { code: 'agency_ended', endedAt: ended.endedAt } : null;
}

async function changeResponsible(
  changing: Changing,
  task: Task,
  before: Responsible,
  after: Responsible,
): Promise<{ left: string[]; passed: string[] }> {
  const { tx } = changing;
  await writeResponsible(changing, task, before, after);
  const removed = ownersOf(before).filter((id) => !ownersOf(after).includes(id));
  const added = ownersOf(after).filter((id) => !ownersOf(before).includes(id));
  const left: string[] = [];
  const passed: string[] = [];
  for (const [index, agencyId] of removed.entries()) {
    const reports = await lockOpenReports(
      tx,
      Prisma.sql`r.task_id = ${task.id} AND r.agency_id = ${agencyId} AND r.parent_id IS NULL`,
    );
    const successor = added[index];
    if (successor === undefined) left.push(...(await leaveRoster(changing, reports, 'removed')));
    else {
      const done = await passOn(changing, reports, { toAgencyId: successor });
      left.push(...done.left);
      passed.push(...done.passed);
    }
  }
  // What is asked of cooperating agencies hangs on a lead's report.
  const cooperates = (all: Responsible) => all.filter((each) => !isOwner(each));
  const gone = cooperates(before).filter(
    ({ agencyId }) => !cooperates(after).some((each) => each.agencyId === agencyId),
  );
  const parts = await lockOpenReports(
    tx,
    Prisma.sql`r.agency_id = ANY(${gone.map(({ agencyId }) => agencyId)})
      AND r.parent_id IN (SELECT id FROM report WHERE task_id = ${task.id})`,
  );
  left.push(...(await leaveRoster(changing, parts, 'removed')));
  return { left, passed };
}

/** The officers of its open reports are told of the new text; those who have just got one read it anyway. */
async function changeText(
  changing: Changing,
  task: Task,
  text: string,
  { passed = [] }: Concerned,
): Promise<string[]> {
  const { tx } = changing;
  await tx.task.update({ where: { id: task.id }, data: { text } });
  await noteChange(tx, task, changing, { text: task.text }, { text });
  const changes = await tx.taskChange.count({ where: { taskId: task.id } });
  const reports = await lockOpenReports(
    tx,
    Prisma.sql`r.task_id = ${task.id} AND r.parent_id IS NULL`,
  );
  const told = reports.filter(({ id }) => !passed.includes(id));
  for (const report of told) await tellOf(changing, report, 'amended', `amended-${changes}`);
  return told.map(({ id }) => id);
}
