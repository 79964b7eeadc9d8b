import { planPolicySchema } from '../../../schemas/plan-policy.ts';
import type { Ledger } from '../../ledger.ts';
import { indicatorsAt, type IndicatorFacts } from '../indicators/indicators.ts';

/** The confirmed indicators that an agency reports, of every plan, as of an instant. */
export async function ownIndicators(
  { db }: Ledger,
  agencyId: string,
  at: Date,
): Promise<IndicatorFacts[]> {
  const found = await indicatorsAt(
    db,
    {
      state: 'confirmed',
      OR: [
        { taskId: null, agencyId },
        { task: { responsibilities: { some: { agencyId, role: { not: 'cooperating' } } } } },
      ],
    },
    at,
  );
  return found.filter(({ agency }) => agency?.id === agencyId);
}

/** An indicator as an agency reads it. */
export interface OwnIndicator {
  indicator: IndicatorFacts;
  zone: string;
  /** The plan's years. */
  years: { from: number; to: number };
}

/**
 * One indicator for an agency that reports it, or has reported of it: then with its own values alone. Null:
 * there is none, or it has nothing to do with it.
 */
export async function ownIndicator(
  { db }: Ledger,
  id: string,
  agencyId: string,
  at: Date,
): Promise<OwnIndicator | null> {
  const [facts] = await indicatorsAt(db, { id }, at);
  if (!facts) return null;
  const isOwn = facts.state === 'confirmed' && facts.agency?.id === agencyId;
  const [indicator] = isOwn
    ? [facts]
    : await indicatorsAt(db, { id }, at, (value) => value.agencyId === agencyId);
  if (!indicator || (!isOwn && indicator.values.length === 0)) return null;
  const plan = await db.plan.findUniqueOrThrow({ where: { id: facts.planId } });
  return {
    indicator,
    zone: planPolicySchema.parse(plan.policy).zone,
    years: {
      from: plan.launchFrom ?? plan.sourceFrom,
      to: plan.launchTo ?? plan.sourceTo,
    },
  };
}
