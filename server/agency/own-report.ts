import { owes } from '../../domain/report/actor.ts';
import { reportDetail, type ReportDetail } from '../../ledger/read/agency/report-detail.ts';
import type { AppContext } from '../web/deps.ts';
import { actorOf, userOf } from '../web/session.ts';

/** The report of an address; what cannot be an id is not even asked for. */
export const detailOf = async (c: AppContext, id: string): Promise<ReportDetail | null> =>
  /^[\w.-]{1,200}$/.test(id) ? reportDetail(c.get('deps').ledger, id, c.get('now')) : null;

/** Whether the reader owes it, for their agency or as the one person it was given to. */
export const isOwn = (c: AppContext, { agency, assignee }: ReportDetail): boolean =>
  owes(actorOf(userOf(c)), { agencyId: agency.id, assigneeId: assignee?.id ?? null });
