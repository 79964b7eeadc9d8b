import { planPolicySchema } from '../../../schemas/plan-policy.ts';
import type { Ledger } from '../../ledger.ts';
import { talliesOfAgency, type OfAgency } from '../desk/tallies.ts';
import type { DutyCycle } from '../desk/duties.ts';
import { outlookOf, type Coming } from './coming-cycles.ts';

/** A cycle in which an agency owes something of what a sentence orders. */
export interface OwnDutyCycle extends Pick<
  DutyCycle,
  'kind' | 'period' | 'opensAt' | 'dueOn' | 'closedAt'
> {
  id: string;
  /** Of the agency's own reports alone. */
  tally: NonNullable<DutyCycle['tally']>;
}

/** What was confirmed of a sentence, and what an agency owes of it. */
export interface OwnDutyObligation {
  id: string;
  kind: string;
  /** The newest first; none while it owes nothing of it. */
  cycles: OwnDutyCycle[];
  /** The next that opens by itself. */
  next: Coming['next'] | null;
}

/** A sentence of the document, as it concerns an agency. */
export interface OwnDuty {
  id: string;
  kind: string;
  quote: string;
  from: number;
  to: number;
  obligations: OwnDutyObligation[];
}

/** What a plan's document orders, for an agency that has a part in the plan. */
export interface DutiesOfPlan {
  planId: string;
  title: string;
  zone: string;
  launchedAt: Date | null;
  duties: OwnDuty[];
  /** Asked for without a sentence; only what asks something of the agency. */
  others: OwnDutyObligation[];
}

/** The duties of every plan that an agency has a part in, with what it owes of each, at `now`. */
export async function ownDuties(
  ledger: Ledger,
  reader: OfAgency,
  now: Date,
): Promise<DutiesOfPlan[]> {
  const { agencyId } = reader;
  const plans = await ledger.db.plan.findMany({
    where: {
      OR: [
        { tasks: { some: { responsibilities: { some: { agencyId } } } } },
        { regions: { some: { agencyId } } },
        { reports: { some: { agencyId, parentId: null } } },
        { commissionId: agencyId },
      ],
    },
    orderBy: { id: 'asc' },
    include: {
      duties: { orderBy: [{ spanStart: 'asc' }, { id: 'asc' }] },
      obligations: {
        orderBy: { id: 'asc' },
        include: { cycles: { orderBy: [{ opensAt: 'desc' }, { id: 'asc' }] } },
      },
    },
  });
  const { coming } = await outlookOf(ledger, agencyId, now);
  const all: DutiesOfPlan[] = [];
  for (const { id: planId, title, policy, launchedAt, duties, obligations } of plans) {
    const { zone } = planPolicySchema.parse(policy);
    const tallies = await talliesOfAgency(ledger, { id: planId, zone }, reader, now);
    const own = obligations.map(({ id, kind, dutyId, endedAt, cycles }) => ({
      ...{ id, kind, dutyId },
      cycles: cycles.flatMap((cycle) => {
        const tally = tallies.get(cycle.id);
        return tally ? [{ ...cycle, tally }] : [];
      }),
      next:
        endedAt === null
          ? (coming.find(({ obligationId }) => obligationId === id)?.next ?? null)
          : null,
    }));
    all.push({
      ...{ planId, title, zone, launchedAt },
      duties: duties.map(({ id, kind, quote, spanStart, spanEnd }) => ({
        ...{ id, kind, quote, from: spanStart, to: spanEnd },
        obligations: own.filter(({ dutyId }) => dutyId === id),
      })),
      others: own.filter(
        ({ dutyId, cycles, next }) => dutyId === null && (cycles.length > 0 || next),
      ),
    });
  }
  return all;
}
