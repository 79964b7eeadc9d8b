import { kindOf } from '../../../domain/kinds/kinds.ts';
import { rosterOf, type Owed, type PlanRoles } from '../../../domain/kinds/roster.ts';
import { forecast } from '../../../domain/ladder/forecast.ts';
import { ladder, type PlannedStep } from '../../../domain/ladder/ladder.ts';
import { stepsFor } from '../../../domain/parties.ts';
import { cycleIdOf } from '../../../domain/report/report-id.ts';
import { planPolicySchema } from '../../../schemas/plan-policy.ts';
import type { Plan } from '../../../prisma/generated/client.ts';
import type { Ledger, Tx } from '../../ledger.ts';
import { timeOf } from '../../lock-report.ts';
import { cyclesWithParts, planRoles, type OrderedCycle } from '../../obligations.ts';

/** A cycle that has not opened yet. */
export interface ComingCycle {
  period: string;
  opensAt: Date;
  dueOn: string;
}

/** A cycle in which nobody owes anything. */
export interface SkippedCycle {
  planId: string;
  kind: string;
  period: string;
  cause: NonNullable<OrderedCycle['skippedCause']>;
}

/** What one obligation will ask of an agency. */
export interface Coming {
  obligationId: string;
  planId: string;
  planTitle: string;
  zone: string;
  kind: string;
  /** The first cycle that has not opened. */
  next: ComingCycle;
  /** Reports that the agency will owe in it. */
  owed: number;
  /** The names of the fields it will be asked to fill in. */
  asks: string[];
  /** What will be done under it if nothing is filed, in order. */
  steps: PlannedStep[];
  /** All cycles after it. */
  later: ComingCycle[];
}

/** What comes for an agency, and what was left out for it, in all launched plans. */
export interface Outlook {
  coming: Coming[];
  skipped: SkippedCycle[];
}

/** What the obligations in force are going to ask of an agency, by their rules. */
export async function outlookOf(ledger: Ledger, agencyId: string, now: Date): Promise<Outlook> {
  const plans = await ledger.db.plan.findMany({
    where: { launchedAt: { not: null } },
    orderBy: { id: 'asc' },
  });
  const outlooks = await Promise.all(
    plans.map((plan) => planOutlook(ledger.db, ledger, plan, agencyId, now)),
  );
  return {
    coming: outlooks
      .flatMap(({ coming }) => coming)
      .sort((a, b) => a.next.opensAt.getTime() - b.next.opensAt.getTime()),
    skipped: outlooks.flatMap(({ skipped }) => skipped),
  };
}

async function planOutlook(
  tx: Tx,
  ledger: Ledger,
  plan: Plan,
  agencyId: string,
  now: Date,
): Promise<Outlook> {
  const { id: planId, launchedAt, launchFrom, launchTo } = plan;
  if (!launchedAt || launchFrom === null || launchTo === null) return { coming: [], skipped: [] };
  const policy = planPolicySchema.parse(plan.policy);
  const ordered = await cyclesWithParts(tx, ledger, {
    id: planId,
    launchedAt,
    launchFrom,
    launchTo,
    policy,
  });
  const roles = await planRoles(tx, planId, [agencyId]);
  const rows = await tx.cycle.findMany({
    where: { planId },
    select: { id: true, skippedCause: true },
  });
  const started = new Map(rows.map(({ id, skippedCause }) => [id, skippedCause]));
  const idOf = ({ kind, period }: OrderedCycle) => cycleIdOf(planId, kind, period);
  const ofObligations = new Map(ordered.map((cycle) => [cycle.obligationId, cycle]));
  const owing = new Set(
    [...ofObligations].flatMap(([id, cycle]) =>
      owedIn('', cycle, roles, agencyId).length > 0 ? [id] : [],
    ),
  );
  const own = ordered.filter(({ obligationId }) => owing.has(obligationId));
  const toCome = own.filter((cycle) => !started.has(idOf(cycle)) && cycle.skippedCause === null);
  const obligations = [...new Set(toCome.map(({ obligationId }) => obligationId))];
  return {
    coming: obligations.flatMap((id) => {
      const [next, ...later] = toCome.filter(({ obligationId }) => obligationId === id);
      return next ? [comingOf(next, later)] : [];
    }),
    // What is in the ledger keeps its own reason; what is not yet has the one that the rules give.
    skipped: own.flatMap((cycle) => {
      const id = idOf(cycle);
      const cause = started.has(id) ? started.get(id) : cycle.skippedCause;
      if (cause !== 'under_way' && cause !== 'past') return [];
      return [{ planId, kind: cycle.kind, period: cycle.period, cause }];
    }),
  };

  function comingOf(next: OrderedCycle, later: OrderedCycle[]): Coming {
    const { obligationId, kind, opensAt, dueOn } = next;
    const reports = owedIn(idOf(next), next, roles, agencyId);
    const time = timeOf(ledger, policy);
    const terms = { version: 1, dueOn, opensAt, armedAt: opensAt };
    const untouched = { reached: null, noticedAt: null, ownerNoticed: false };
    const steps = ladder(stepsFor(next.steps, agencyId, plan), terms, time);
    return {
      obligationId,
      planId,
      planTitle: plan.title,
      zone: policy.zone,
      kind,
      next: datesOf(next),
      owed: reports.length,
      asks: asksOf(next, reports),
      steps: forecast(steps, untouched, now, time),
      later: later.map(datesOf),
    };
  }
}

const datesOf = ({ period, opensAt, dueOn }: OrderedCycle): ComingCycle => ({
  period,
  opensAt,
  dueOn,
});

/** What an agency owes in a cycle. */
function owedIn(
  cycleId: string,
  { owners }: OrderedCycle,
  roles: PlanRoles,
  agencyId: string,
): Owed[] {
  return rosterOf(cycleId, owners, roles).filter((each) => each.agencyId === agencyId);
}

/** The fields of these reports' forms, each name once, in the order of the form. */
function asksOf({ kind, period }: OrderedCycle, reports: readonly Owed[]): string[] {
  const { forms, formVersion } = kindOf(kind);
  const fields = reports.flatMap(({ taskId }) => forms[formVersion]?.({ taskId, period }) ?? []);
  return [...new Set(fields.map((field) => field.name))];
}
