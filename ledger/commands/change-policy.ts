import type { CivilDate } from '../../domain/calendar/civil-date.ts';
import type { CycleDates } from '../../domain/kinds/cycles.ts';
import { changesBetween, type CycleChange } from '../../domain/shape/changes.ts';
import { cycleIdOf } from '../../domain/report/report-id.ts';
import type { Actor } from '../../domain/report/actor.ts';
import { refused, type Outcome } from '../../domain/report/refusal.ts';
import { Prisma, type Plan } from '../../prisma/generated/client.ts';
import { obligationValuesSchema, type ObligationValues } from '../../schemas/obligation-values.ts';
import { planPolicySchema, type PlanPolicy } from '../../schemas/plan-policy.ts';
import { audit } from '../audit.ts';
import type { Ledger, Tx } from '../ledger.ts';
import { planInForce } from '../lock-report.ts';
import { orderedCycles } from '../obligations.ts';
import { planShape } from '../plan-shape.ts';
import { processId, tell } from '../processes.ts';
import { shownOrDone } from '../shown-or-done.ts';
import { movePartCycles } from '../steps/open-parts.ts';
import { renewTerms } from '../terms.ts';
import { datesRefusal } from './launch.ts';
import { lockPlan, operatorRefusal } from '../lock-plan.ts';
import { raiseEpoch } from './raise-epoch.ts';

/** A changed policy: all settings of the plan, and the chosen values of some of its obligations. */
export interface PolicyChange {
  policy?: PlanPolicy;
  /** By obligation id. */
  values?: Readonly<Record<string, ObligationValues>>;
  /** The plan's epoch when the settings were read; others have changed them since if it is another. */
  seenEpoch?: number;
  /** Before the launch: the years that it is meant for, whose dates must not clash. */
  years?: { from: number; to: number };
}

/** What a change of policy did. */
export interface PolicyOutcome {
  epoch: number;
  /** Reports that are owed by another date now; their agencies are told. */
  rescheduled: number;
}

/** What would come of a changed policy. */
export interface PolicyPreview extends PolicyOutcome {
  /** The cycles of which a date or a mail is another one then. */
  changes: CycleChange[];
}

/**
 * Changes how a plan reminds and when its cycles open and fall due. In a running plan, what was staged
 * and has not taken effect is taken back and staged anew by the new rules; open reports whose date
 * moves get new terms, with notice; cycles to come follow the new dates.
 *
 * Refused, with the dates that clash, if a report would open after it is due, or if its new due date
 * were past.
 */
export async function changePolicy(
  ledger: Ledger,
  planId: string,
  change: PolicyChange,
  actor: Actor,
): Promise<Outcome<PolicyOutcome>> {
  return inTransaction(ledger, (tx) => apply(tx, ledger, planId, change, actor, writes));
}

/** Tells what would come of a changed policy, by the same way, and changes nothing. */
export async function previewPolicy(
  ledger: Ledger,
  planId: string,
  change: PolicyChange,
  actor: Actor,
): Promise<Outcome<PolicyPreview>> {
  return inTransaction<PolicyPreview>(ledger, async (tx, show) => {
    const shape = (now: Date) => planShape(tx, ledger, planId, change.years ?? null, now);
    const outcome = await apply(tx, ledger, planId, change, actor, async (now, write) => {
      const before = await shape(now);
      const done = await write();
      return { ...done, changes: changesBetween(before, await shape(now)) };
    });
    return show(outcome);
  });
}

/** Has the change written, and nothing else. */
const writes = (_: Date, write: () => Promise<PolicyOutcome>) => write();

/** What a change takes back and writes, under the plan's lock. */
async function apply<T>(
  tx: Tx,
  ledger: Ledger,
  planId: string,
  change: PolicyChange,
  actor: Actor,
  act: (now: Date, write: () => Promise<PolicyOutcome>) => Promise<T>,
): Promise<Outcome<T>> {
  const plan = await lockPlan(tx, planId);
  if (!plan) return refused({ code: 'not_found' });
  const notAllowed = operatorRefusal(actor, plan);
  if (notAllowed) return refused(notAllowed);
  const { seenEpoch } = change;
  if (seenEpoch !== undefined && seenEpoch !== plan.epoch)
    return refused({ code: 'policy_changed' });
  const now = await ledger.clock.now();
  const policy = planPolicySchema.parse(change.policy ?? plan.policy);
  // What was staged ahead is taken back, and told of anew by whatever holds then.
  const epoch = await raiseEpoch(tx, planId, now);
  const value = await act(now, async () => {
    const before = await writeValues(tx, plan, change, policy);
    const rescheduled = await moveDates(tx, ledger, plan, policy, now);
    await checkYears(tx, ledger, plan, policy, change.years, now);
    const entry = { at: now, actor, action: 'change_policy', planId, subject: planId };
    const values = { ...change.values };
    await audit(tx, { ...entry, data: { policy, values, epoch, rescheduled, before } });
    return { epoch, rescheduled };
  });
  return { ok: true, value };
}

/** Writes the settings; gives the former ones, of the plan and of the obligations that are changed. */
async function writeValues(
  tx: Tx,
  plan: Plan,
  change: PolicyChange,
  policy: PlanPolicy,
): Promise<{ policy: PlanPolicy; values: Record<string, ObligationValues> }> {
  await tx.plan.update({ where: { id: plan.id }, data: { policy } });
  const values: Record<string, ObligationValues> = {};
  for (const [id, chosen] of Object.entries(change.values ?? {})) {
    const obligation = await tx.obligation.findFirst({ where: { id, planId: plan.id } });
    if (!obligation) throw new Refused({ code: 'not_found' });
    values[id] = obligationValuesSchema.parse(obligation.values);
    await tx.obligation.update({
      where: { id },
      data: { values: obligationValuesSchema.parse(chosen) },
    });
  }
  return { policy: planPolicySchema.parse(plan.policy), values };
}

/** Before the launch nothing is moved; the dates of the years that it is meant for must not clash. */
async function checkYears(
  tx: Tx,
  ledger: Ledger,
  { id, launchedAt }: Plan,
  policy: PlanPolicy,
  years: PolicyChange['years'],
  now: Date,
): Promise<void> {
  if (launchedAt || !years) return;
  const launched = { id, policy, launchedAt: now, launchFrom: years.from, launchTo: years.to };
  const refusal = datesRefusal(await orderedCycles(tx, ledger, launched), policy);
  if (refusal) throw new Refused(refusal);
}

/** One transaction, of which nothing stays when it is refused or was only to be shown. */
async function inTransaction<T>(
  ledger: Ledger,
  act: (tx: Tx, show: (outcome: Outcome<T>) => never) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  return shownOrDone<Outcome<T>>((show) =>
    ledger.db.$transaction((tx) => act(tx, show), { timeout: 120_000 }),
  ).catch((error: unknown) => {
    if (error instanceof Refused) return refused(error.refusal);
    throw error;
  });
}

/** Ends the transaction: nothing of the change stays. */
export class Refused extends Error {
  refusal: Parameters<typeof refused>[0];
  constructor(refusal: Parameters<typeof refused>[0]) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/**
 * Moves what is open to its new dates; gives how many reports are owed by another one.
 * @param only cycles of these ids; left out: all.
 */
export async function moveDates(
  tx: Tx,
  ledger: Ledger,
  plan: Plan,
  policy: PlanPolicy,
  now: Date,
  only?: ReadonlySet<string>,
): Promise<number> {
  const { id: planId, launchedAt, launchFrom, launchTo } = plan;
  if (!launchedAt || launchFrom === null || launchTo === null) return 0;
  const launched = { id: planId, launchedAt, launchFrom, launchTo, policy };
  const ordered = await orderedCycles(tx, ledger, launched);
  const known = await tx.cycle.findMany({ where: { planId, skippedCause: null } });
  const byId = new Map(known.map((cycle) => [cycle.id, cycle]));
  const ofOpen = ordered.filter(({ kind, period }) => {
    const cycle = byId.get(cycleIdOf(planId, kind, period));
    return cycle !== undefined && cycle.closedAt === null && (only?.has(cycle.id) ?? true);
  });
  const toCome = ordered.filter(({ kind, period }) => !byId.has(cycleIdOf(planId, kind, period)));
  const refusal = datesRefusal([...toCome, ...ofOpen.map(keepsOpening)], policy);
  if (refusal) throw new Refused(refusal);

  let rescheduled = 0;
  for (const { kind, period, dueOn, dueAt } of ofOpen) {
    const cycle = byId.get(cycleIdOf(planId, kind, period));
    if (!cycle || +cycle.dueAt === +dueAt) continue;
    if (dueAt <= now) throw new Refused(clash(kind, period, dueOn, dueOn));
    await tx.cycle.update({ where: { id: cycle.id }, data: { dueOn, dueAt } });
    await movePartCycles(tx, ledger, { ...cycle, dueOn }, policy);
    rescheduled += await moveReports(tx, ledger, planId, cycle, dueOn, now);
  }
  return rescheduled;

  /** What has opened stays open; only a due date before that would be wrong. */
  function keepsOpening(cycle: CycleDates): CycleDates {
    const { opensAt } = byId.get(cycleIdOf(planId, cycle.kind, cycle.period)) ?? cycle;
    return { ...cycle, opensAt };
  }
}

const clash = (kind: string, period: string, opensOn: CivilDate, dueOn: CivilDate) => ({
  code: 'dates_clash' as const,
  clashes: [{ kind, period, opensOn, dueOn }],
});

/** New terms for the open reports that are owed by the cycle's own date. */
async function moveReports(
  tx: Tx,
  ledger: Ledger,
  planId: string,
  cycle: { id: string; dueOn: string },
  dueOn: CivilDate,
  now: Date,
): Promise<number> {
  const plan = await planInForce(tx, Prisma.sql`SELECT ${planId}`);
  if (!plan) return 0;
  const reports = await tx.report.findMany({
    where: { cycleId: cycle.id, stage: 'collecting', leftAt: null, dueOn: cycle.dueOn },
    orderBy: { id: 'asc' },
  });
  for (const report of reports) {
    await renewTerms(
      ledger,
      tx,
      { report, plan, now },
      { dueOn, cause: 'policy', notice: 'rescheduled' },
    );
    await tell(tx, processId('report', report.id), 'termsChanged');
  }
  return reports.length;
}
