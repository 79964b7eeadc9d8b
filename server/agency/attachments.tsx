import { isClosed } from '../../domain/report/contribution.ts';
import { kindOf } from '../../domain/kinds/kinds.ts';
import { holdReport } from '../../ledger/attachments/of-report.ts';
import type { Attachment } from '../../ledger/attachments/attachments.ts';
import type { ReportDetail } from '../../ledger/read/agency/report-detail.ts';
import { filedWith, shownWith } from '../../ledger/read/report-files.ts';
import { attachmentsPath, type AttachmentRoom, type Sent } from '../parts/attachments/room.ts';
import type { AppContext } from '../web/deps.ts';
import { forbiddenPage, notFoundPage } from '../web/errors.tsx';
import { mayReadReport } from './contributing.tsx';
import { ContributionPage } from './contribution-page.tsx';
import { isFilable } from './filed-list.tsx';
import { formerly } from './former-report.ts';
import { detailOf, isOwn } from './own-report.ts';
import { OwnReportPage } from './own-report-page.tsx';
import { readForm } from './read-form.ts';

/** Where a report's attachments are, for its agency and whoever cooperates in it. */
export const filesPath = ({ id }: { id: string }): string =>
  attachmentsPath(`/reports/${encodeURIComponent(id)}`);

/** The attachments of a report or a part, as this visitor may have to do with them. */
export async function findReportFiles(c: AppContext): Promise<AttachmentRoom | Response> {
  const report = await detailOf(c, c.req.param('id') ?? '');
  if (!report) return notFoundPage(c);
  const lead = report.parentId === null ? null : await detailOf(c, report.parentId);
  const owner = { kind: 'report', id: report.id } as const;
  const base = filesPath(report);
  const readOnly = (visible: readonly Attachment[]): AttachmentRoom => ({
    owner,
    base,
    visible,
    hold: null,
    again: () => forbiddenPage(c),
  });
  if (!isOwn(c, report)) {
    // A part's answers are read by whoever reads the report that they are on.
    if (mayReadReport(c, lead ?? report)) return readOnly(handedIn(report));
    const former = lead ? null : await formerly(c, report);
    return former ? readOnly(filedOf(former)) : forbiddenPage(c);
  }
  return {
    owner,
    base,
    visible: [...report.files.now, ...handedIn(report)],
    hold: isTaking(report, lead) ? holdReport : null,
    again: (sent, uploaded) => again(c, report.id, sent, uploaded),
  };
}

/** Whether its form is shown, with attachments; what is decided in the end is decided under the lock. */
const isTaking = (report: ReportDetail, lead: ReportDetail | null): boolean =>
  kindOf(report.kind).asks === undefined &&
  (lead
    ? !report.leftAt && !lead.leftAt && !isClosed({ stage: report.stage, parent: lead })
    : isFilable(report));

/** What its revisions were filed with. */
const filedOf = (report: ReportDetail): Attachment[] =>
  report.filed.flatMap(({ revision }) => filedWith(report.files, report.id, revision));

/** The same, and what its drafts were shown with. */
const handedIn = (report: ReportDetail): Attachment[] => [
  ...filedOf(report),
  ...report.cooperation.texts.flatMap(({ name }) => shownWith(report.files, report.id, name)),
];

/** The form as it was, with what came of its files; the report is read anew. */
async function again(
  c: AppContext,
  id: string,
  sent: Sent,
  uploaded: Parameters<AttachmentRoom['again']>[1],
) {
  const report = await detailOf(c, id);
  if (!report) return notFoundPage(c);
  const { typed } = readForm(sent, report.fields);
  const lead = report.parentId === null ? null : await detailOf(c, report.parentId);
  return c.html(
    lead ? (
      <ContributionPage c={c} part={report} lead={lead} typed={typed} uploaded={uploaded} />
    ) : (
      <OwnReportPage c={c} report={report} typed={typed} uploaded={uploaded} />
    ),
  );
}
