import { civilDateOf } from '../../domain/calendar/zoned.ts';
import { clashesOf, stepsOutOfOrder, type CycleDates } from '../../domain/kinds/cycles.ts';
import type { Actor } from '../../domain/report/actor.ts';
import { refused, type Outcome, type Refusal } from '../../domain/report/refusal.ts';
import { planPolicySchema, type PlanPolicy } from '../../schemas/plan-policy.ts';
import { holdCalendar, refreshCalendar } from '../calendar.ts';
import { audit } from '../audit.ts';
import type { Ledger, Tx } from '../ledger.ts';
import { orderedCycles } from '../obligations.ts';
import { OUTBOX_CHANNEL, RELEASED } from '../outbox/stage.ts';
import { preflightOf } from '../preflight.ts';
import { startProcesses, tellAll } from '../processes.ts';
import { lockPlan, operatorRefusal } from '../lock-plan.ts';

/** How many years one launch may cover, and how far ahead of it they may begin. */
const MOST_YEARS = 20;
const FURTHEST_START = 5;

/** Why these years cannot be launched now, or null. */
export function periodRefusal(
  { from, to }: { from: number; to: number },
  now: Date,
  { zone }: PlanPolicy,
): Refusal | null {
  const year = Number(civilDateOf(now, zone).slice(0, 4));
  const fits =
    Number.isInteger(from) &&
    Number.isInteger(to) &&
    from <= to &&
    to - from < MOST_YEARS &&
    Math.abs(from - year) <= FURTHEST_START;
  return fits ? null : { code: 'bad_period', from, to };
}

/** Why cycles with these dates cannot be, or null: with the dates that clash, and the ladder's faults. */
export function datesRefusal(cycles: readonly CycleDates[], policy: PlanPolicy): Refusal | null {
  const clashes = clashesOf(cycles, policy);
  if (clashes.length > 0) return { code: 'dates_clash', clashes };
  for (const { kind, steps } of cycles) {
    const late = stepsOutOfOrder(steps);
    if (late.length > 0) return { code: 'steps_out_of_order', kind, steps: late };
  }
  return null;
}

/**
 * 立项交办: starts a plan for its own period of years (the source's period stays on the plan), and has
 * every agency it names told. From here on its workflow opens every cycle by itself. Refused while a
 * finding of the preflight is open.
 */
export async function launch(
  ledger: Ledger,
  planId: string,
  period: { from: number; to: number },
  actor: Actor,
): Promise<Outcome<{ planId: string; launchedAt: Date }>> {
  return ledger.db.$transaction(async (tx) => {
    await holdCalendar(tx);
    const plan = await lockPlan(tx, planId);
    if (!plan) return refused({ code: 'not_found' });
    const notAllowed = operatorRefusal(actor, plan);
    if (notAllowed) return refused(notAllowed);
    if (plan.launchedAt) return refused({ code: 'already_launched', launchedAt: plan.launchedAt });
    const calendarVersion = await refreshCalendar(ledger.calendar, tx);
    const launchedAt = await ledger.clock.now();
    const policy = planPolicySchema.parse(plan.policy);
    const { from, to } = period;
    const badPeriod = periodRefusal(period, launchedAt, policy);
    if (badPeriod) return refused(badPeriod);
    const cycles = await orderedCycles(tx, ledger, {
      id: planId,
      launchedAt,
      launchFrom: from,
      launchTo: to,
      policy,
    });
    if (cycles.length === 0) return refused({ code: 'no_obligations' });
    const badDates = datesRefusal(cycles, policy);
    if (badDates) return refused(badDates);
    const { open } = await preflightOf(tx, ledger, { ...plan, policy, from, to }, launchedAt);
    if (open.length > 0) return refused({ code: 'preflight_open', open: open.length });
    await tx.plan.update({
      where: { id: planId },
      data: { launchedAt, launchFrom: from, launchTo: to, calendarVersion },
    });
    // Where a receipt is asked for, the notice of assignment is its opening.
    if (!cycles.some(assigns)) await stageAssignments(tx, planId, plan.epoch, launchedAt);
    await startProcesses(tx, [
      {
        type: 'plan',
        planId,
        subject: planId,
        nextWakeAt: null,
        // Known at once, so that nobody who looks before the first step is told of nothing to come.
        nextStepAt: firstAfter(launchedAt, cycles),
        nextToAgency: null,
      },
    ]);
    const entry = { at: launchedAt, actor, action: 'launch', planId, subject: planId };
    await audit(tx, { ...entry, data: period });
    return { ok: true as const, value: { planId, launchedAt } };
  });
}

/** Whether a cycle's ladder gives the notice of assignment itself. */
export const assigns = ({ steps }: Pick<CycleDates, 'steps'>): boolean =>
  steps.some(({ notice }) => notice === 'assignment');

/** The first opening that is still to come; null if there is none. */
function firstAfter(launchedAt: Date, cycles: readonly CycleDates[]): Date | null {
  const openings = cycles.map(({ opensAt }) => opensAt).filter((at) => at > launchedAt);
  return openings.length === 0 ? null : new Date(Math.min(...openings.map(Number)));
}

/** 交办: the notice of assignment to the officers of every agency the plan names, one mail each. */
async function stageAssignments(
  tx: Tx,
  planId: string,
  epoch: number,
  launchedAt: Date,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO mail (id, plan_id, agency_id, terms_version, step, notice, severity, epoch,
      contact_id, digest_key, due_at)
    SELECT ${planId} || '/1/assignment/' || c.id, ${planId}, c.agency_id, 1, 'assignment',
      'assignment', 0, ${epoch}, c.id, ${planId} || '/1/assignment/' || c.id, ${launchedAt}
    FROM contact c
    WHERE c.active AND c.role = 'officer' AND c.agency_id IN (
      SELECT s.agency_id FROM responsibility s JOIN task t ON t.id = s.task_id
      WHERE t.plan_id = ${planId} AND t.set_aside_at IS NULL
      UNION SELECT agency_id FROM plan_region WHERE plan_id = ${planId})
    ON CONFLICT (id) DO UPDATE SET state = 'staged', epoch = excluded.epoch,
      due_at = excluded.due_at, settled_at = NULL, staged_real = now()
      WHERE mail.state = 'cancelled' AND mail.message_id IS NULL`;
  await tx.$executeRaw`SELECT pg_notify(${OUTBOX_CHANNEL}, '')`;
}

/**
 * Takes a launch back, until its first mail has left or something was handed in: no cycle, no report, no
 * mail of it remains, and the plan may be launched anew. What was done stands in the audit.
 */
export async function undoLaunch(
  ledger: Ledger,
  planId: string,
  actor: Actor,
): Promise<Outcome<{ planId: string }>> {
  return ledger.db
    .$transaction(async (tx) => {
      const plan = await lockPlan(tx, planId);
      if (!plan) return refused({ code: 'not_found' });
      const notAllowed = operatorRefusal(actor, plan);
      if (notAllowed) return refused(notAllowed);
      if (!plan.launchedAt) return refused({ code: 'not_launched' });
      const now = await ledger.clock.now();
      await tx.mail.updateMany({
        where: { planId, state: { in: ['staged', 'claimed', 'deferred'] } },
        data: { state: 'cancelled', settledAt: now, ...RELEASED },
      });
      // What is on its way this moment may have arrived: it has left.
      const sent = await tx.mail.count({ where: { planId, state: { not: 'cancelled' } } });
      // A letter that stands was issued, even where nobody could be mailed to.
      const letters = await tx.issuedLetter.count({ where: { planId, takenBackAt: null } });
      if (sent + letters > 0) throw new MailsSent(sent + letters);
      const count = await handedIn(tx, planId);
      if (count > 0) throw new HandedIn(count);
      const { launchedAt, launchFrom, launchTo } = plan;
      await forget(tx, planId);
      await tx.plan.update({
        where: { id: planId },
        data: {
          launchedAt: null,
          launchFrom: null,
          launchTo: null,
          pausedAt: null,
          endOrderedAt: null,
          endOrderedBy: null,
          endOrderedWhy: null,
          epoch: { increment: 1 },
        },
      });
      const data = { launchedAt: launchedAt.toISOString(), from: launchFrom, to: launchTo };
      const entry = { at: now, actor, action: 'undo_launch', planId, subject: planId };
      await audit(tx, { ...entry, data });
      return { ok: true as const, value: { planId } };
    })
    .catch((error: unknown) => {
      if (error instanceof MailsSent) return refused({ code: 'mails_sent', sent: error.sent });
      if (error instanceof HandedIn) return refused({ code: 'handed_in', count: error.count });
      throw error;
    });
}

/** Ends the transaction: what it had cancelled stays staged. */
class MailsSent extends Error {
  sent: number;
  constructor(sent: number) {
    super('mails have left');
    this.sent = sent;
  }
}

/** Likewise. */
class HandedIn extends Error {
  count: number;
  constructor(count: number) {
    super('something was handed in');
    this.count = count;
  }
}

/** What agencies have filed, asked for and raised; whoever has a receipt keeps what it is of. */
async function handedIn(tx: Tx, planId: string): Promise<number> {
  const ofPlan = { report: { planId } };
  const counts = await Promise.all([
    tx.submission.count({ where: ofPlan }),
    tx.extension.count({ where: ofPlan }),
    tx.issue.count({ where: { planId } }),
    tx.objection.count({ where: { planId } }),
  ]);
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Takes a launch's rows away; its processes end, and their workflows with them. */
async function forget(tx: Tx, planId: string): Promise<void> {
  const ofPlan = { report: { planId } };
  await tx.mail.deleteMany({ where: { planId } });
  await tx.instruction.deleteMany({ where: { planId } });
  await tx.escalation.deleteMany({ where: ofPlan });
  await tx.signedDocument.deleteMany({ where: ofPlan });
  await tx.writing.deleteMany({ where: ofPlan });
  const attachment = { planId, ownerKind: { in: ['report', 'issue'] } };
  await tx.listedAttachment.deleteMany({ where: { attachment } });
  await tx.attachment.deleteMany({ where: attachment });
  await tx.stepRecord.deleteMany({ where: ofPlan });
  await tx.draft.deleteMany({ where: ofPlan });
  await tx.letterText.deleteMany({ where: { planId } });
  await tx.terms.deleteMany({ where: ofPlan });
  await tx.report.deleteMany({ where: { planId } });
  await tx.cycle.deleteMany({ where: { planId } });
  const processes = await tx.process.findMany({ where: { planId }, select: { id: true } });
  await tx.process.updateMany({
    where: { planId },
    data: { running: false, nextWakeAt: null, nextStepAt: null, nextToAgency: null },
  });
  await tellAll(
    tx,
    processes.map(({ id }) => id),
    'termsChanged',
  );
}
