import { superiorOf } from '../../domain/parties.ts';
import type { Report } from '../../prisma/generated/client.ts';
import { noticeOf, stepOf } from '../extension-notices.ts';
import type { Tx } from '../ledger.ts';
import type { Changing } from './change.ts';

/** The request for an extension of a report that nobody has settled; null if there is none. */
const openRequest = (tx: Tx, reportId: string) =>
  tx.extension.findFirst({ where: { reportId, state: { in: ['asked', 'confirmed'] } } });

/**
 * Ends the requests of reports that leave the roster: there is nothing to extend any more. They keep why,
 * in the words of the change. The notices of them that were not sent yet are taken back by the caller.
 */
export async function endRequests(
  { tx, actor, why, now }: Pick<Changing, 'tx' | 'actor' | 'why' | 'now'>,
  reportIds: readonly string[],
): Promise<void> {
  await tx.extension.updateMany({
    where: { reportId: { in: [...reportIds] }, state: { in: ['asked', 'confirmed'] } },
    data: { state: 'ended', decidedAt: now, decidedBy: actor.name, decision: why },
  });
}

/**
 * A report with an open request has passed on: the successor's leader is asked to confirm what the former
 * one had not; what is before the reviewer stays there, and is told to whoever reviews it now, if that is
 * somebody else or was not told yet.
 * @param report as its new terms have it.
 */
export async function passRequest(
  { tx, plan, now }: Pick<Changing, 'tx' | 'plan' | 'now'>,
  report: Report,
  former: string,
): Promise<void> {
  const request = await openRequest(tx, report.id);
  if (!request) return;
  const about = { report, plan, now };
  if (request.state === 'asked') return noticeOf(tx, about, request, 'extension_asked');
  const isReviewerOther = superiorOf(former, plan) !== superiorOf(report.agencyId, plan);
  const told = await tx.mail.count({
    where: {
      reportId: report.id,
      step: stepOf('extension_waiting', request),
      state: { in: ['sending', 'sent', 'uncertain'] },
    },
  });
  if (isReviewerOther || told === 0) await noticeOf(tx, about, request, 'extension_waiting');
}
