import { reportDocument } from '../../../documents/report-document.ts';
import { reportDetail } from '../../../ledger/read/agency/report-detail.ts';
import type { AppContext } from '../../web/deps.ts';
import { forbiddenPage } from '../../web/errors.tsx';
import { sendDocument } from '../download.tsx';
import { findReport } from '../find-report.ts';

/** GET /desk/reports/:id/docx and /pdf: the report as a file, for whoever may read its page. */
export async function sendReport(c: AppContext, reportId: string): Promise<Response> {
  const found = await findReport(c, reportId);
  // What is sealed leaves the house no other way either.
  if (found?.isSealed) return forbiddenPage(c);
  const report = found && (await reportDetail(found.desk.ledger, reportId, found.desk.now));
  return report ? sendDocument(c, reportDocument(report, found.desk.now)) : c.notFound();
}
