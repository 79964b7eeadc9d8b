import type { Doubt } from '../../../domain/forms/doubt.ts';
import { submissionFormSchema, type SubmissionForm } from '../../../schemas/submission-form.ts';
import type { Tx } from '../../ledger.ts';

/** One filed revision with its review. */
export interface Filed {
  revision: number;
  /** Which version of the kind's form it fills. */
  formVersion: number;
  form: SubmissionForm;
  filedAt: Date;
  filedBy: string;
  late: boolean;
  /** What was asked about it, and it was filed all the same. */
  doubt: Doubt | null;
  /** The due date it was filed against. */
  dueOn: string;
  /** The text that it is an opinion on; null for what is none. */
  onText: string | null;
  /** When its agency took it back; null if it stands. */
  withdrawnAt: Date | null;
  /** When its reviewer began; from then on it is not taken back. */
  reviewBegunAt: Date | null;
  /** Who owed it then, by id. */
  agencyId: string | null;
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
  return rows.map(({ form, reviews: [review], ...row }) => ({
    revision: row.revision,
    formVersion: row.formVersion,
    form: submissionFormSchema.parse(form),
    filedAt: row.filedAt,
    filedBy: row.filedBy,
    late: row.late,
    doubt: row.doubt as Doubt | null,
    dueOn: row.dueOn,
    onText: row.onText,
    withdrawnAt: row.withdrawnAt,
    reviewBegunAt: row.reviewBegunAt,
    agencyId: row.agencyId,
    review: review ?? null,
  }));
}
