import type { CivilDate } from '../../../domain/calendar/civil-date.ts';
import {
  obligationValuesSchema,
  type ObligationValues,
} from '../../../schemas/obligation-values.ts';
import { planPolicySchema, type PlanPolicy } from '../../../schemas/plan-policy.ts';
import type { Ledger } from '../../ledger.ts';
import { cyclesWithParts } from '../../obligations.ts';
import type { DeskPlan } from './plans.ts';

/** An obligation with its settings and what orders it. */
export interface PolicyObligation {
  id: string;
  kind: string;
  values: ObligationValues;
  /** Its sentence, or the reasons of whoever added it. */
  why: string;
  /** The dates of its next cycle as they are set now; null: none is to come. */
  next: { period: string; opensAt: Date; dueOn: CivilDate } | null;
}

/** A change of the policy, with what held before it. */
export interface FormerPolicy {
  /** Of its entry in the audit. */
  id: string;
  at: Date;
  /** As the audit names whoever did it. */
  actor: string;
  rescheduled: number;
  policy: PlanPolicy;
  values: Record<string, ObligationValues>;
}

/**
 * The obligations of a plan that are in force, in a fixed order.
 * @param years of a plan that is not launched: those it is meant for.
 */
export async function policyObligations(
  ledger: Ledger,
  plan: DeskPlan,
  years: { from: number; to: number },
  now: Date,
): Promise<PolicyObligation[]> {
  const { db } = ledger;
  const { id: planId } = plan;
  const cycles = await cyclesWithParts(db, ledger, {
    ...plan,
    launchedAt: plan.launchedAt ?? now,
    launchFrom: plan.launchFrom ?? years.from,
    launchTo: plan.launchTo ?? years.to,
  });
  const next = (id: string) =>
    cycles.find(
      ({ obligationId, dueAt, skippedCause }) =>
        obligationId === id && skippedCause === null && dueAt > now,
    );
  const rows = await db.obligation.findMany({
    where: { planId, endedAt: null },
    orderBy: { id: 'asc' },
    include: { duty: { select: { quote: true } } },
  });
  return rows.map(({ id, kind, values, duty, addedWhy }) => ({
    id,
    kind,
    values: obligationValuesSchema.parse(values),
    why: duty?.quote ?? addedWhy ?? '',
    next: next(id) ?? null,
  }));
}

const SHOWN = 10;

/** The newest changes of a plan's policy that can be taken back, the newest first. */
export async function formerPolicies({ db }: Ledger, planId: string): Promise<FormerPolicy[]> {
  const entries = await db.audit.findMany({
    where: { planId, action: 'change_policy' },
    orderBy: { id: 'desc' },
    take: SHOWN,
  });
  return entries.flatMap(({ id, at, actor, data }): FormerPolicy[] => {
    const { before, rescheduled } = data as { before?: Former; rescheduled?: number };
    if (!before) return [];
    const values = Object.entries(before.values).map(
      ([obligation, each]) => [obligation, obligationValuesSchema.parse(each)] as const,
    );
    return [
      {
        id: String(id),
        at,
        actor,
        rescheduled: rescheduled ?? 0,
        policy: planPolicySchema.parse(before.policy),
        values: Object.fromEntries(values),
      },
    ];
  });
}

/** As the audit holds it. */
interface Former {
  policy: unknown;
  values: Record<string, unknown>;
}
