import type { CivilDate } from '../domain/calendar/civil-date.ts';
import { endOfDay } from '../domain/calendar/zoned.ts';
import type { Tx } from './ledger.ts';
import type { LockedReport } from './lock-report.ts';
import { stageMails } from './outbox/stage.ts';

/** Why a report has new terms (期限). */
export type TermsCause = 'return' | 'policy' | 'resume';

/** How severe the notice of new terms is beside the steps of a ladder: milder than urging. */
const SEVERITY = 45;

/**
 * Gives a locked report new terms from now on, and has its agency told: the notice takes the place of
 * every step of the ladder that is not after it.
 * @param notice what the mail says: `returned`, or `rescheduled`.
 */
export async function renewTerms(
  tx: Tx,
  { report, plan, now }: Pick<LockedReport, 'report' | 'plan' | 'now'>,
  dueOn: CivilDate,
  cause: TermsCause,
  notice: 'returned' | 'rescheduled',
): Promise<void> {
  const termsVersion = report.termsVersion + 1;
  const dueAt = endOfDay(dueOn, plan.policy.zone);
  const { id: reportId, agencyId, planId } = report;
  await tx.terms.create({
    data: { reportId, version: termsVersion, dueOn, dueAt, armedAt: now, agencyId, cause },
  });
  await tx.report.update({ where: { id: reportId }, data: { termsVersion, dueOn, dueAt } });
  const mails = await stageMails(tx, {
    planId,
    epoch: plan.epoch,
    reportId,
    agencyId,
    termsVersion,
    step: notice,
    notice,
    severity: SEVERITY,
    to: { agencyId, roles: ['officer'] },
    dueAt: now,
    single: true,
  });
  await tx.stepRecord.create({
    data: {
      reportId,
      termsVersion,
      name: notice,
      notice,
      severity: SEVERITY,
      plannedAt: now,
      stagedAt: now,
      takesEffectAt: now,
      toAgency: agencyId,
      mails,
      skipped: false,
      provisional: false,
    },
  });
}
