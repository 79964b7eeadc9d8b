import type { Actor } from '../../../domain/report/actor.ts';
import type { Ledger } from '../../ledger.ts';
import type { LockedIssue } from '../../lock-issue.ts';
import { leaveRoster, type LeftCause } from '../../roster/leave.ts';

/** Ends the handling of an issue that is withdrawn or merged: nobody is reminded of it any more. */
export async function leaveWithIssue(
  ledger: Ledger,
  { tx, row, locked: { report, plan, now } }: LockedIssue,
  actor: Actor,
  why: string,
  cause: Extract<LeftCause, `issue_${string}`>,
): Promise<void> {
  await leaveRoster({ tx, ledger, plan, row, actor, why, source: null, now }, [report], cause);
}
