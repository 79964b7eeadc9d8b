import type { Ledger } from '../../ledger/ledger.ts';

/** How the year ended, as the ledger tells it. */
export interface YearOutcome {
  reports: number;
  filedOnTime: number;
  filedLate: number;
  neverFiled: number;
  escalated: number;
}

/** Counts a year's annual reports; punctuality is told by the first filing. */
export async function yearOutcome(
  ledger: Ledger,
  planId: string,
  year: number,
): Promise<YearOutcome> {
  const reports = await ledger.db.report.findMany({
    where: { planId, year, kind: 'annual' },
    select: {
      submissions: { orderBy: { revision: 'asc' }, take: 1, select: { late: true } },
      escalations: { where: { level: 'commission' }, select: { id: true } },
    },
  });
  const first = reports.map(({ submissions }) => submissions[0]);
  return {
    reports: reports.length,
    filedOnTime: first.filter((submission) => submission?.late === false).length,
    filedLate: first.filter((submission) => submission?.late === true).length,
    neverFiled: first.filter((submission) => submission === undefined).length,
    escalated: reports.filter(({ escalations }) => escalations.length > 0).length,
  };
}
