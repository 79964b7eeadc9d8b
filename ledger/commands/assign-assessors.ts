import { laterOf } from '../../domain/calendar/civil-date.ts';
import { workdaysAfter } from '../../domain/calendar/workdays.ts';
import { civilDateOf, endOfDay } from '../../domain/calendar/zoned.ts';
import { spread, type AssessedTask, type Given } from '../../domain/evaluation/spread.ts';
import { kindOfSide } from '../../domain/kinds/sides.ts';
import { refused, type Outcome } from '../../domain/report/refusal.ts';
import { reportIdOf } from '../../domain/report/report-id.ts';
import type { Cycle, Report } from '../../prisma/generated/client.ts';
import type { MailState } from '../../prisma/generated/enums.ts';
import { audit } from '../audit.ts';
import type { Ledger } from '../ledger.ts';
import { openCycleAgain } from '../open-again.ts';
import { RELEASED, stageMails, voidUpcoming } from '../outbox/stage.ts';
import { processId, tell } from '../processes.ts';
import { changePlan, type Changing, type Ordered } from '../roster/change.ts';
import { openBatch } from '../steps/cycle-step.ts';
import { renewTerms } from '../terms.ts';

/** How severe it is to be taken off beside the steps of a ladder: as the notice of new terms. */
const SEVERITY = 45;

/** Which tasks go to whom. */
export interface AssessorOrder {
  taskIds: readonly string[];
  /** Contacts; the tasks are spread over them. */
  contactIds: readonly string[];
}

/**
 * Names who assesses tasks of a plan independently, in bulk and until the assessment is filed; never
 * somebody of an agency that has a part in the task. Before the assessments open it is kept for then;
 * after that the assessor owes it at once, by the later of its date and some workdays.
 */
export function assignAssessors(
  ledger: Ledger,
  planId: string,
  { taskIds, contactIds }: AssessorOrder,
  ordered: Omit<Ordered, 'why'>,
): Promise<Outcome<Given[]>> {
  return changePlan(ledger, planId, { ...ordered, why: null }, (changing) =>
    assign(changing, { taskIds, contactIds }),
  );
}

/**
 * The same for several orders at once, as a table holds them: one that is refused names nobody, and holds
 * up no other.
 */
export function assignEach(
  ledger: Ledger,
  planId: string,
  orders: readonly AssessorOrder[],
  ordered: Omit<Ordered, 'why'>,
): Promise<Outcome<Outcome<Given[]>[]>> {
  return changePlan(ledger, planId, { ...ordered, why: null }, async (changing) => {
    const outcomes: Outcome<Given[]>[] = [];
    for (const order of orders) outcomes.push(await assign(changing, order));
    return { ok: true, value: outcomes };
  });
}

async function assign(
  changing: Changing,
  { taskIds, contactIds }: AssessorOrder,
): Promise<Outcome<Given[]>> {
  const { tx, now, actor, row } = changing;
  const { id: planId } = row;
  const kind = kindOfSide('independent');
  const isOrdered = await tx.obligation.count({ where: { planId, kind, endedAt: null } });
  if (isOrdered === 0) return refused({ code: 'no_evaluation' });
  // An opening that goes on reads who was named so far: it comes before this, or after.
  await tx.$queryRaw`SELECT id FROM cycle WHERE plan_id = ${planId} AND kind = ${kind} FOR UPDATE`;
  const cycle = await tx.cycle.findFirst({ where: { planId, kind, skippedCause: null } });
  if (cycle?.revealedAt) return refused({ code: 'revealed', revealedAt: cycle.revealedAt });
  const contacts = await tx.contact.findMany({
    where: {
      id: { in: [...contactIds] },
      active: true,
      agencyId: { not: row.governmentId },
      agency: { endedAt: null },
    },
    orderBy: { id: 'asc' },
  });
  if (contacts.length === 0 || contacts.length < new Set(contactIds).size)
    return refused({ code: 'no_assessor' });
  const tasks = await assessedTasks(changing, cycle, taskIds);
  if (tasks.length === 0) return refused({ code: 'no_tasks' });
  const given = spread(tasks, await assessorsOf(changing, contacts, taskIds));
  for (const each of given)
    if (each.contactId !== null && each.contactId !== each.was)
      await give(changing, cycle, each.taskId, each.contactId);
  const data = { given: given.flatMap((g) => (g.contactId ? [[g.taskId, g.contactId]] : [])) };
  await audit(tx, { at: now, actor, action: 'assign_assessors', planId, subject: planId, data });
  return { ok: true, value: given };
}

/** The tasks as giving them depends on them, in the order of the document. */
async function assessedTasks(
  { tx, row }: Changing,
  cycle: Cycle | null,
  ids: readonly string[],
): Promise<AssessedTask[]> {
  const tasks = await tx.task.findMany({
    where: { planId: row.id, id: { in: [...ids] } },
    orderBy: { order: 'asc' },
    include: {
      responsibilities: { select: { agencyId: true } },
      assessor: true,
      reports: { where: { cycleId: cycle?.id ?? '' }, select: { stage: true, leftAt: true } },
    },
  });
  return tasks.map(({ id, responsibilities, assessor, setAsideAt, reports: [report] }) => ({
    id,
    agencies: responsibilities.map(({ agencyId }) => agencyId),
    assessor: assessor?.contactId ?? null,
    fixed:
      setAsideAt || report?.leftAt
        ? 'set_aside'
        : report?.stage === 'accepted'
          ? 'filed'
          : report?.stage === 'missed'
            ? 'closed'
            : null,
  }));
}

async function assessorsOf(
  { tx, row }: Changing,
  contacts: readonly { id: string; agencyId: string }[],
  taskIds: readonly string[],
) {
  const others = await tx.assessor.findMany({
    where: { task: { planId: row.id }, taskId: { notIn: [...taskIds] } },
    select: { contactId: true },
  });
  return contacts.map(({ id: contactId, agencyId }) => ({
    contactId,
    agencyId,
    load: others.filter((each) => each.contactId === contactId).length,
  }));
}

async function give(
  changing: Changing,
  cycle: Cycle | null,
  taskId: string,
  contactId: string,
): Promise<void> {
  const { tx, now, actor } = changing;
  const data = { contactId, assignedAt: now, assignedBy: actor.name };
  await tx.assessor.upsert({ where: { taskId }, create: { taskId, ...data }, update: data });
  if (!cycle?.openedAt) return;
  const report = await tx.report.findFirst({ where: { cycleId: cycle.id, taskId } });
  const { agencyId } = await tx.contact.findUniqueOrThrow({ where: { id: contactId } });
  if (report) await pass(changing, report, { agencyId, contactId });
  else await open(changing, cycle, taskId, { agencyId, contactId });
}

/** Somebody else owes it from now on; before it opens nobody has been told of it. */
async function pass(
  changing: Changing,
  { id }: Report,
  { agencyId, contactId: assigneeId }: { agencyId: string; contactId: string },
): Promise<void> {
  const { tx, ledger, plan, actor, now } = changing;
  // Whoever files at the same instant holds this lock.
  await tx.$queryRaw`SELECT id FROM report WHERE id = ${id} FOR UPDATE`;
  await voidUpcoming(tx, id, now);
  await tellFormer(changing, id, assigneeId);
  const report = await tx.report.update({ where: { id }, data: { assigneeId, agencyId } });
  const { termsVersion: version, opensAt } = report;
  if (opensAt > now)
    await tx.terms.update({
      where: { reportId_version: { reportId: id, version } },
      data: { agencyId },
    });
  else
    await renewTerms(
      ledger,
      tx,
      { report, plan, now },
      {
        dueOn: laterOf(report.dueOn, graceOf({ ledger, plan, now })),
        cause: 'assign',
        notice: 'opening',
        by: actor.name,
        single: false,
      },
    );
  await tell(tx, processId('report', id), 'termsChanged');
}

/**
 * Whoever assessed it until now is told that they need not, if they were told of it at all: it is
 * staged while it is theirs still, for it goes to them alone. Who is named again is not told both.
 */
async function tellFormer(
  { tx, plan, now }: Changing,
  reportId: string,
  successor: string,
): Promise<void> {
  const report = await tx.report.findUniqueOrThrow({ where: { id: reportId } });
  const { planId, agencyId, assigneeId, termsVersion } = report;
  const staged = { in: ['staged', 'claimed', 'deferred'] satisfies MailState[] };
  await tx.mail.updateMany({
    where: { reportId, contactId: successor, notice: 'taken_off', state: staged },
    data: { state: 'cancelled', settledAt: now, ...RELEASED },
  });
  const isTold = { in: ['sending', 'sent', 'uncertain'] satisfies MailState[] };
  const told = await tx.mail.count({
    where: { reportId, contactId: assigneeId ?? '', state: isTold },
  });
  if (told === 0) return;
  await stageMails(tx, {
    ...{ planId, epoch: plan.epoch, reportId, agencyId },
    termsVersion: termsVersion + 1,
    ...{ step: 'taken_off', notice: 'taken_off', severity: SEVERITY },
    to: { agencyId, roles: [] },
    dueAt: now,
    single: false,
  });
}

/** A task that nobody was named for when its cycle opened. */
async function open(
  changing: Changing,
  cycle: Cycle,
  taskId: string,
  { agencyId, contactId: assigneeId }: { agencyId: string; contactId: string },
): Promise<void> {
  const { tx, ledger, plan, now } = changing;
  const { order } = await tx.task.findUniqueOrThrow({ where: { id: taskId } });
  const reportId = reportIdOf(cycle.id, { per: 'task', order, agencyId, position: 0 });
  const opensAt = cycle.opensAt > now ? cycle.opensAt : now;
  const dueOn = laterOf(cycle.dueOn, graceOf({ ledger, plan, now }));
  const dates = { opensAt, dueOn, dueAt: endOfDay(dueOn, plan.policy.zone) };
  const herd = cycle.opened + 1;
  const owed = { reportId, agencyId, taskId, assigneeId };
  await openBatch(tx, ledger, { ...cycle, ...dates }, [owed], herd, now);
  await tx.cycle.update({ where: { id: cycle.id }, data: { opened: { increment: 1 } } });
  await openCycleAgain(tx, { cycleId: cycle.id, planId: cycle.planId });
}

const graceOf = ({ ledger, plan, now }: Pick<Changing, 'ledger' | 'plan' | 'now'>) =>
  workdaysAfter(ledger.calendar, civilDateOf(now, plan.policy.zone), plan.policy.returnWorkdays);
