import type { PlanAgencies } from '../../../domain/parties.ts';
import type { Prisma } from '../../../prisma/generated/client.ts';
import { planPolicySchema, type PlanPolicy } from '../../../schemas/plan-policy.ts';
import type { Ledger } from '../../ledger.ts';

/** An agency's names, as a page needs them; English falls back to the Chinese name. */
export interface AgencyName {
  id: string;
  name: string;
  nameEn: string | null;
}

/** A plan as the desk sees it. */
export interface DeskPlan extends PlanAgencies {
  id: string;
  title: string;
  sourceName: string;
  sha256: string;
  /** The document's own period. */
  sourceFrom: number;
  sourceTo: number;
  policy: PlanPolicy;
  commission: AgencyName;
  government: AgencyName;
  launchedAt: Date | null;
  launchFrom: number | null;
  launchTo: number | null;
  /** Since when nothing of it is sent; null while it runs. */
  pausedAt: Date | null;
  /** When the last of its cycles was closed. */
  endedAt: Date | null;
  /** Since when no later cycle starts, by whose order, and why; null: it runs its whole period. */
  endOrderedAt: Date | null;
  endOrderedBy: string | null;
  endOrderedWhy: string | null;
  /** Raised by whatever changes what mails say or when they go. */
  epoch: number;
  /** The cycles that are in the ledger, in the order of their opening: what can be chosen. */
  cycles: PlanCycle[];
}

/** A cycle that can be chosen. */
interface PlanCycle {
  kind: string;
  period: string;
  /** Why nobody owes anything in it, if so. */
  skippedCause: string | null;
}

/** Who reads: the commission and the government see their own plans, the operator sees all. */
export interface DeskReader {
  role: 'commission' | 'government' | 'admin';
  agencyId: string | null;
}

const NAMES = { select: { id: true, name: true, nameEn: true } } as const;

/** The plans a reader may see, in the order of their ids. */
export async function plansFor(
  ledger: Ledger,
  { role, agencyId }: DeskReader,
): Promise<DeskPlan[]> {
  const none = { id: { in: [] } };
  const own =
    role === 'admin'
      ? {}
      : agencyId === null
        ? none
        : role === 'commission'
          ? { commissionId: agencyId }
          : { governmentId: agencyId };
  const plans = await ledger.db.plan.findMany({
    where: own,
    orderBy: { id: 'asc' },
    select: {
      id: true,
      title: true,
      sourceName: true,
      sha256: true,
      sourceFrom: true,
      sourceTo: true,
      policy: true,
      commissionId: true,
      governmentId: true,
      commission: NAMES,
      government: NAMES,
      launchedAt: true,
      launchFrom: true,
      launchTo: true,
      pausedAt: true,
      endedAt: true,
      endOrderedAt: true,
      endOrderedBy: true,
      endOrderedWhy: true,
      epoch: true,
      cycles: {
        select: { kind: true, period: true, skippedCause: true },
        orderBy: [{ opensAt: 'asc' }, { id: 'asc' }],
      },
    },
  });
  return plans.map(({ policy, ...plan }) => ({ ...plan, policy: planPolicySchema.parse(policy) }));
}

/** The agencies of a plan: whom it names, its regions, its commission and its government office. */
export function ofPlan({ id, commissionId, governmentId }: DeskPlan): Prisma.AgencyWhereInput {
  return { OR: [...assigned(id), { id: { in: [commissionId, governmentId] } }] };
}

/** Those that its document gives something to do. */
export const assignedIn = ({ id }: Pick<DeskPlan, 'id'>): Prisma.AgencyWhereInput => ({
  OR: assigned(id),
});

const assigned = (planId: string): Prisma.AgencyWhereInput[] => [
  { responsibilities: { some: { task: { planId } } } },
  { regionOf: { some: { planId } } },
  { reports: { some: { planId } } },
  { transfersFrom: { some: { planId } } },
  { transfersTo: { some: { planId } } },
];
