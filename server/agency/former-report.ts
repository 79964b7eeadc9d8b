import { isSuccessorOf } from '../../ledger/read/agency/passed.ts';
import type { ReportDetail } from '../../ledger/read/agency/report-detail.ts';
import type { AppContext } from '../web/deps.ts';
import { userOf } from '../web/session.ts';

/**
 * A report that is not the reader's agency's, with what of it they may read all the same: what they filed
 * while it was theirs; and everything, where their agency is what became of the one that owes it.
 */
export async function formerly(c: AppContext, report: ReportDetail): Promise<ReportDetail | null> {
  const { agencyId } = userOf(c);
  // What was given to a person is nobody's who comes after them.
  if (agencyId === null || report.assignee) return null;
  if (await isSuccessorOf(c.get('deps').ledger, agencyId, report.agency.id)) return report;
  if (!report.owners.includes(agencyId)) return null;
  const filed = report.filed.filter((each) => each.agencyId === agencyId);
  return { ...report, filed, before: null };
}
