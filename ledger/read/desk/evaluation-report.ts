import { EVALUATION_REPORT_KINDS } from '../../../domain/kinds/following.ts';
import type { Ledger } from '../../ledger.ts';

/** The report on both sides of a midterm evaluation, as it stood at an instant. */
export interface EvaluationReport {
  id: string;
  /** The newest version that had been signed off; null if none had. */
  newest: {
    version: number;
    title: string;
    signedAt: Date;
    state: 'submitted' | 'returned' | 'received';
  } | null;
}

/** The report on a plan's evaluation with the version that the government had by then; null before it opens. */
export async function evaluationReportOf(
  { db }: Ledger,
  planId: string,
  at: Date,
): Promise<EvaluationReport | null> {
  const row = await db.report.findFirst({
    where: {
      ...{ cycle: { planId, kind: { in: EVALUATION_REPORT_KINDS } }, opensAt: { lte: at } },
      OR: [{ leftAt: null }, { leftAt: { gt: at } }],
    },
    orderBy: { opensAt: 'desc' },
    include: {
      signed: { where: { signedAt: { lte: at } }, orderBy: { version: 'desc' }, take: 1 },
      reviews: {
        where: { outcome: 'returned', reviewedAt: { lte: at } },
        include: { submission: { select: { revision: true } } },
      },
    },
  });
  if (!row) return null;
  const [signed] = row.signed;
  if (!signed) return { id: row.id, newest: null };
  const { version, title, signedAt, receivedAt } = signed;
  const isReturned = row.reviews.some(({ submission }) => submission.revision === version);
  const state = receivedAt && receivedAt <= at ? 'received' : isReturned ? 'returned' : 'submitted';
  return { id: row.id, newest: { version, title, signedAt, state } };
}
