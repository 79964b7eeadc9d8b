import { reportDetail, type ReportDetail } from '../../ledger/read/agency/report-detail.ts';
import type { AppContext } from '../web/deps.ts';
import { userOf } from '../web/session.ts';

/** The report of an address; what cannot be an id is not even asked for. */
export const detailOf = async (c: AppContext, id: string): Promise<ReportDetail | null> =>
  /^[\w.-]{1,200}$/.test(id) ? reportDetail(c.get('deps').ledger, id, c.get('now')) : null;

/** Whether the reader's agency owes it. */
export const isOwn = (c: AppContext, { agency }: ReportDetail): boolean =>
  userOf(c).agencyId === agency.id;
