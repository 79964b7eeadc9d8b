import { kindOf } from '../../domain/kinds/kinds.ts';
import { isClosed } from '../../domain/report/contribution.ts';
import { owes } from '../../domain/report/actor.ts';
import { refused, type Refusal } from '../../domain/report/refusal.ts';
import type { Actor } from '../../domain/report/actor.ts';
import { withReport, type LockedReport } from '../lock-report.ts';
import type { HoldOwner } from './attach.ts';

/**
 * Reports and parts of reports: whoever owes one may change its attachments as long as they may still
 * hand in a text of it. It is the lock of the filing itself.
 */
export const holdReport: HoldOwner = async (ledger, id, actor, act) => {
  const outcome = await withReport(ledger, id, async (tx, locked) => {
    const refusal = refusalOf(locked, actor);
    if (refusal) return refused(refusal);
    return act(tx, { planId: locked.report.planId, now: locked.now });
  });
  return outcome ?? refused({ code: 'not_found' });
};

/** Why this actor may not change the attachments of a report now; null: they may. */
function refusalOf({ report, parent, owners, now }: LockedReport, actor: Actor): Refusal | null {
  const { agencyId } = actor;
  if (!owes(actor, report))
    return agencyId !== null && !report.assigneeId && owners.includes(agencyId)
      ? { code: 'passed_on' }
      : { code: 'not_yours' };
  const leftAt = report.leftAt ?? parent?.leftAt;
  if (leftAt) return { code: 'left_roster', leftAt };
  if (parent) {
    if (now < parent.opensAt) return { code: 'not_open_yet', opensAt: parent.opensAt };
    return isClosed({ stage: report.stage, parent }) ? { code: 'lead_report_closed' } : null;
  }
  // A signed document brings its own files, and a receipt is a click.
  const { asks } = kindOf(report.kind);
  if (asks === 'sign-off') return { code: 'is_signed_off' };
  if (asks === 'confirmation') return { code: 'not_found' };
  if (report.stage === 'accepted')
    return { code: 'already_accepted', acceptedAt: report.acceptedAt ?? now };
  if (report.stage === 'reviewing')
    return { code: 'already_filed', filedAt: report.filedAt ?? now };
  return now < report.opensAt ? { code: 'not_open_yet', opensAt: report.opensAt } : null;
}
