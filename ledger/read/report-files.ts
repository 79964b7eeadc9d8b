import { textNamed } from '../../domain/report/contribution.ts';
import { attachmentsOf, draftList, listedOf, type Attachment } from '../attachments/attachments.ts';
import type { Tx } from '../ledger.ts';

/** The attachments of a report: what it has now, and what each of its texts was handed in with. */
export interface ReportFiles {
  /** What the next text would be handed in with; only whoever owes the report reads it. */
  now: Attachment[];
  /** By the text's id; those of its parts too. */
  listed: ReadonlyMap<string, Attachment[]>;
}

/** There are none, or none for whoever asks. */
export const NO_FILES: ReportFiles = { now: [], listed: new Map() };

/** Reads the attachments of a report, its shared drafts, and the answers of its parts. */
export async function reportFiles(tx: Tx, reportId: string): Promise<ReportFiles> {
  const texts = await tx.$queryRaw<{ id: string }[]>`
    SELECT l.list AS id FROM listed_attachment l
    WHERE l.place = 1 AND l.list IN (
      SELECT s.id FROM submission s JOIN report r ON r.id = s.report_id
        WHERE r.id = ${reportId} OR r.parent_id = ${reportId}
      UNION ALL
      SELECT d.report_id || '/draft/' || d.version FROM draft d WHERE d.report_id = ${reportId})`;
  return {
    now: await attachmentsOf(tx, { kind: 'report', id: reportId }),
    listed:
      texts.length === 0
        ? new Map()
        : await listedOf(
            tx,
            texts.map(({ id }) => id),
          ),
  };
}

/** What a revision was filed with. */
export const filedWith = (
  { listed }: Pick<ReportFiles, 'listed'>,
  reportId: string,
  revision: number,
): Attachment[] => listed.get(`${reportId}/${revision}`) ?? [];

/** What a text of the lead's was shown with: `draft/2`, `revision/1`. */
export function shownWith(files: ReportFiles, reportId: string, name: string): Attachment[] {
  const text = textNamed(name);
  if (!text) return [];
  return text.what === 'revision'
    ? filedWith(files, reportId, text.number)
    : (files.listed.get(draftList(reportId, text.number)) ?? []);
}
