import type { CivilDate } from '../domain/calendar/civil-date.ts';
import { endOfDay } from '../domain/calendar/zoned.ts';
import type { ContactRole, Notice } from '../domain/ladder/step.ts';
import type { Report } from '../prisma/generated/client.ts';
import type { Ledger, Tx } from './ledger.ts';
import type { LockedReport } from './lock-report.ts';
import { stageMails } from './outbox/stage.ts';
import { moveParts } from './part-terms.ts';

/** Why a report has new terms (期限). */
export type TermsCause =
  | 'return'
  | 'extension'
  | 'transfer'
  | 'reopen'
  | 'rejoin'
  | 'policy'
  | 'resume'
  /** An assessor was named, or another one in their place. */
  | 'assign'
  /** The sides of the midterm evaluation differ. */
  | 'difference';

/** How severe the notice of new terms is beside the steps of a ladder: milder than urging. */
const SEVERITY = 45;

/** Whom of an agency new terms tell: the officer, and of an extension the leader who confirmed it, too. */
export const rolesToldOf = (notice: string): readonly ContactRole[] =>
  notice === 'extended' ? ['officer', 'leader'] : ['officer'];

/** Whether a part of another report that is asked for later: nobody is told of what nobody was asked. */
export const isToCome = ({ parentId, opensAt }: Report, now: Date): boolean =>
  parentId !== null && opensAt > now;

/** What new terms say. */
export interface NewTerms {
  dueOn: CivilDate;
  cause: TermsCause;
  /** What the mail says. */
  notice: Notice;
  /** Who owes it from now on; left out: who owes it now. */
  agencyId?: string;
  /** Who gave them and in what words, where a person did. */
  by?: string | null;
  reason?: string | null;
  /** Whether its notice goes out on its own; what befalls many reports at once goes in one mail. */
  single?: boolean;
}

/**
 * Gives a locked report new terms from now on, and has its agency told: the notice takes the place of
 * every step of the ladder that is not after it. Its parts (配合意见) go along.
 */
export async function renewTerms(
  ledger: Pick<Ledger, 'calendar'>,
  tx: Tx,
  { report, plan, now }: Pick<LockedReport, 'report' | 'plan' | 'now'>,
  {
    dueOn,
    cause,
    notice,
    agencyId = report.agencyId,
    by = null,
    reason = null,
    single = true,
  }: NewTerms,
): Promise<void> {
  const termsVersion = report.termsVersion + 1;
  const dueAt = endOfDay(dueOn, plan.policy.zone);
  const { id: reportId, planId } = report;
  await tx.terms.create({
    data: {
      reportId,
      version: termsVersion,
      dueOn,
      dueAt,
      armedAt: now,
      agencyId,
      ...(agencyId !== report.agencyId && { fromAgencyId: report.agencyId }),
      cause,
      by,
      reason,
    },
  });
  await tx.report.update({
    where: { id: reportId },
    data: {
      ...{ termsVersion, dueOn, dueAt, agencyId },
      // What one agency has planned says nothing of its successor.
      ...(agencyId !== report.agencyId && { internalDueOn: null }),
    },
  });
  await moveParts(ledger, tx, { report, plan, now }, { dueOn, cause });
  if (isToCome(report, now)) return;
  const mails = await stageMails(tx, {
    planId,
    epoch: plan.epoch,
    reportId,
    agencyId,
    termsVersion,
    step: notice,
    notice,
    severity: SEVERITY,
    to: { agencyId, roles: rolesToldOf(notice) },
    dueAt: now,
    single,
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
