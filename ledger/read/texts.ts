import { draftName, revisionName, type NamedText } from '../../domain/report/contribution.ts';
import { submissionFormSchema, type SubmissionForm } from '../../schemas/submission-form.ts';
import type { Tx } from '../ledger.ts';

/** A text that the lead has shown: a shared draft, or a revision that it has filed. */
export interface ShownText extends NamedText {
  formVersion: number;
  form: SubmissionForm;
  at: Date;
  by: string;
  /** A revision that its agency took back; it is no longer put to anybody. */
  withdrawnAt: Date | null;
}

/** Every text that a report's lead has shown, the newest first. */
export async function textsOf(tx: Tx, reportId: string): Promise<ShownText[]> {
  const [drafts, revisions] = await Promise.all([
    tx.draft.findMany({ where: { reportId }, orderBy: { version: 'asc' } }),
    tx.submission.findMany({ where: { reportId }, orderBy: { revision: 'asc' } }),
  ]);
  const texts = [
    ...drafts.map(({ version, sha256, formVersion, form, sharedAt, sharedBy }) => ({
      name: draftName(version),
      sha256,
      formVersion,
      form: submissionFormSchema.parse(form),
      at: sharedAt,
      by: sharedBy,
      withdrawnAt: null,
    })),
    ...revisions.map(({ revision, sha256, formVersion, form, filedAt, filedBy, withdrawnAt }) => ({
      name: revisionName(revision),
      sha256: sha256 ?? '',
      formVersion,
      form: submissionFormSchema.parse(form),
      at: filedAt,
      by: filedBy,
      withdrawnAt,
    })),
  ];
  // At one instant the revision is the newer one: it was filed from the draft.
  return texts.reverse().sort((a, b) => +b.at - +a.at);
}

/** The text that opinions are on now: the newest that stands; null if none was shown. */
export const newestOf = (texts: readonly ShownText[]): ShownText | null =>
  texts.find(({ withdrawnAt }) => withdrawnAt === null) ?? null;

/** The same, read from the ledger. */
export const newestText = async (tx: Tx, reportId: string): Promise<ShownText | null> =>
  newestOf(await textsOf(tx, reportId));
