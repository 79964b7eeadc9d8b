import type { Attachment } from '../../../ledger/attachments/attachments.ts';
import type { ReportStory } from '../../../ledger/read/desk/report-story.ts';
import { filedWith, shownWith } from '../../../ledger/read/report-files.ts';
import type { AppContext } from '../../web/deps.ts';
import { notFoundPage } from '../../web/errors.tsx';
import { attachmentsPath, type AttachmentRoom } from '../attachments/room.ts';
import { findReport } from '../find-report.ts';
import { reportPath } from '../names.tsx';

/** Where a report's attachments are, for those at the desk. */
export const deskFilesPath = (id: string): string => attachmentsPath(reportPath(id));

/** The attachments of a report as the desk reads them: what was handed in, and is not sealed; they change none. */
export async function findDeskFiles(c: AppContext): Promise<AttachmentRoom | Response> {
  const id = c.req.param('id') ?? '';
  const found = await findReport(c, id);
  if (!found) return notFoundPage(c);
  return {
    owner: { kind: 'report', id },
    base: deskFilesPath(id),
    visible: handedIn(found.story),
    hold: null,
    again: () => notFoundPage(c),
  };
}

/** What the texts were handed in with that the page shows. */
const handedIn = ({ report, submissions, cooperation, files }: ReportStory): Attachment[] => [
  ...submissions.flatMap(({ revision }) => filedWith(files, report.id, revision)),
  ...cooperation.texts.flatMap(({ name }) => shownWith(files, report.id, name)),
];
