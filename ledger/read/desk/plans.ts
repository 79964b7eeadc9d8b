import { planPolicySchema, type PlanPolicy } from '../../../schemas/plan-policy.ts';
import type { Ledger } from '../../ledger.ts';

/** An agency's names, as a page needs them; English falls back to the Chinese name. */
export interface AgencyName {
  id: string;
  name: string;
  nameEn: string | null;
}

/** A plan as the desk sees it. */
export interface DeskPlan {
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
  /** Years whose reports are in the ledger, in order. */
  years: number[];
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
      commission: NAMES,
      government: NAMES,
      launchedAt: true,
      launchFrom: true,
      launchTo: true,
      cycles: { select: { year: true }, orderBy: { year: 'asc' } },
    },
  });
  return plans.map(({ cycles, policy, ...plan }) => ({
    ...plan,
    policy: planPolicySchema.parse(policy),
    years: cycles.map(({ year }) => year),
  }));
}
