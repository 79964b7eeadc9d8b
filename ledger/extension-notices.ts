import type { ExtensionNotice } from '../domain/ladder/step.ts';
import { superiorOf } from '../domain/parties.ts';
import type { Extension } from '../prisma/generated/client.ts';
import type { Tx } from './ledger.ts';
import type { LockedReport } from './lock-report.ts';
import { RELEASED, stageMails, type Staging } from './outbox/stage.ts';

/** What is told of a request by itself; that it was granted is told by its new terms. */
export type RequestNotice = Exclude<ExtensionNotice, 'extended'>;

/** Notices of one severity with those of new terms; a request has no steps to be graver than. */
const SEVERITY = 44;

/** The step of the mail that tells a notice of a request: it ends with the request's number. */
export const stepOf = (notice: RequestNotice, { id }: Pick<Extension, 'id'>): string =>
  `${notice}-${id.split('/').at(-1)}`;

/**
 * Tells of a request: the agency's leader to confirm it, its reviewer to decide, its officers that the
 * leader declined, or both of it that it was refused.
 */
export async function noticeOf(
  tx: Tx,
  { report, plan, now }: Pick<LockedReport, 'report' | 'plan' | 'now'>,
  request: Pick<Extension, 'id'>,
  notice: RequestNotice,
): Promise<void> {
  const { id: reportId, planId, agencyId, termsVersion } = report;
  const to: Record<RequestNotice, Staging['to']> = {
    extension_asked: { agencyId, roles: ['leader'] },
    extension_declined: { agencyId, roles: ['officer'] },
    extension_waiting: { agencyId: superiorOf(agencyId, plan), roles: ['officer'] },
    extension_refused: { agencyId, roles: ['officer', 'leader'] },
  };
  await stageMails(tx, {
    planId,
    epoch: plan.epoch,
    reportId,
    agencyId,
    termsVersion,
    step: stepOf(notice, request),
    notice,
    severity: SEVERITY,
    to: to[notice],
    dueAt: now,
    single: true,
  });
}

/** What is not yet on its way about a request asks nobody any more. */
export async function cancelNotices(
  tx: Tx,
  request: Pick<Extension, 'id' | 'reportId'>,
  now: Date,
): Promise<void> {
  const step = {
    in: [stepOf('extension_asked', request), stepOf('extension_waiting', request)],
  };
  await tx.mail.updateMany({
    where: { reportId: request.reportId, step, state: { in: ['staged', 'claimed', 'deferred'] } },
    data: { state: 'cancelled', settledAt: now, ...RELEASED },
  });
}
