import { reportFormSchema, type ReportForm } from '../../../schemas/report-form.ts';
import type { Tx } from '../../ledger.ts';

/** One filed revision with its review. */
export interface Filed {
  revision: number;
  form: ReportForm;
  filedAt: Date;
  filedBy: string;
  late: boolean;
  /** The due date it was filed against. */
  dueOn: string;
  review: {
    outcome: 'accepted' | 'returned';
    reason: string | null;
    newDueOn: string | null;
    reviewedAt: Date;
    reviewedBy: string;
  } | null;
}

/** Every revision of a report, the newest first. */
export async function filedOf(tx: Tx, reportId: string): Promise<Filed[]> {
  const rows = await tx.submission.findMany({
    where: { reportId },
    orderBy: { revision: 'desc' },
    include: { reviews: { orderBy: { reviewedAt: 'desc' }, take: 1 } },
  });
  return rows.map(({ revision, form, filedAt, filedBy, late, dueOn, reviews: [review] }) => ({
    revision,
    form: reportFormSchema.parse(form),
    filedAt,
    filedBy,
    late,
    dueOn,
    review: review ?? null,
  }));
}
