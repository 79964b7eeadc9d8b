import type { IssueNotice } from '../../../domain/ladder/step.ts';
import type { LockedIssue } from '../../lock-issue.ts';
import { stageMails } from '../../outbox/stage.ts';

/** A mail about an issue. */
export interface IssueMail {
  notice: IssueNotice;
  /** Its place among the mails of the handling. */
  step: string;
  /** Whose contacts are told. */
  agencyId: string;
  /** Its leaders as well as its officers. */
  withLeader?: boolean;
}

/** Tells an agency's officers of an issue at once, in a mail of its own. */
export async function tellOfIssue(
  { tx, locked: { report, plan, now } }: Pick<LockedIssue, 'tx' | 'locked'>,
  { notice, step, agencyId, withLeader = false }: IssueMail,
): Promise<void> {
  await stageMails(tx, {
    planId: report.planId,
    epoch: plan.epoch,
    reportId: report.id,
    agencyId: report.agencyId,
    termsVersion: report.termsVersion,
    step,
    notice,
    severity: 0,
    to: { agencyId, roles: withLeader ? ['officer', 'leader'] : ['officer'] },
    dueAt: now,
    single: true,
  });
}
