import type { CivilDate } from '../../domain/calendar/civil-date.ts';
import type { CycleDates } from '../../domain/kinds/cycles.ts';
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
import { processId, tell } from '../processes.ts';
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
}

/** What a change of policy did. */
export interface PolicyOutcome {
  epoch: number;
  /** Reports that are owed by another date now; their agencies are told. */
  rescheduled: number;
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
  return ledger.db
    .$transaction(
      async (tx) => {
        const plan = await lockPlan(tx, planId);
        if (!plan) return refused({ code: 'not_found' });
        const notAllowed = operatorRefusal(actor, plan);
        if (notAllowed) return refused(notAllowed);
        const now = await ledger.clock.now();
        const policy = planPolicySchema.parse(change.policy ?? plan.policy);
        await tx.plan.update({ where: { id: planId }, data: { policy } });
        for (const [id, values] of Object.entries(change.values ?? {})) {
          const { count } = await tx.obligation.updateMany({
            where: { id, planId },
            data: { values: obligationValuesSchema.parse(values) },
          });
          if (count === 0) throw new Refused({ code: 'not_found' });
        }
        const epoch = await raiseEpoch(tx, planId, now);
        const rescheduled = await moveDates(tx, ledger, plan, policy, now);
        const entry = { at: now, actor, action: 'change_policy', planId, subject: planId };
        const values = { ...change.values };
        await audit(tx, { ...entry, data: { policy, values, epoch, rescheduled } });
        return { ok: true as const, value: { epoch, rescheduled } };
      },
      { timeout: 120_000 },
    )
    .catch((error: unknown) => {
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
