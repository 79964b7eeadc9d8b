import type { Rated } from '../../domain/evaluation/differences.ts';
import { ratingOf } from '../../domain/evaluation/rating.ts';
import type { Side } from '../../domain/kinds/kind.ts';
import { kindOfSide } from '../../domain/kinds/sides.ts';
import { submissionFormSchema } from '../../schemas/submission-form.ts';
import type { Tx } from '../ledger.ts';

/** What a side says now of each task that it was asked about, in the newest revision of each report. */
export async function ratingsOf(tx: Tx, planId: string, side: Side): Promise<Rated[]> {
  const reports = await tx.report.findMany({
    where: { planId, kind: kindOfSide(side), taskId: { not: null }, leftAt: null },
    orderBy: { id: 'asc' },
    select: {
      id: true,
      taskId: true,
      submissions: {
        where: { withdrawnAt: null },
        orderBy: { revision: 'desc' },
        take: 1,
        select: { form: true },
      },
    },
  });
  return reports.flatMap(({ id: reportId, taskId, submissions: [newest] }) => {
    const rating = newest && ratingOf(submissionFormSchema.parse(newest.form).values);
    return rating && taskId !== null ? [{ reportId, taskId, rating }] : [];
  });
}
