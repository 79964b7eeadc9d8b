import type { Rung } from '../../domain/ladder/rungs.ts';
import type { Tx } from '../ledger.ts';
import type { LockedReport } from '../lock-report.ts';
import { stageMails } from '../outbox/stage.ts';

/** Rungs that are put before the commission; the others go to the agency that owes the report. */
const TO_COMMISSION = ['escalate', 'letter', 'circular'];

/**
 * Stages a rung's mails, due at the rung's own instant. Officers are told; urging tells the leaders
 * too, each by a mail of their own. Staging again stages nothing twice.
 */
export async function notifyOfRung(
  tx: Tx,
  { report, commissionId }: LockedReport,
  rung: Pick<Rung, 'name' | 'at'>,
): Promise<number> {
  const agencyId = TO_COMMISSION.includes(rung.name) ? commissionId : report.agencyId;
  return stageMails(tx, {
    planId: report.planId,
    reportId: report.id,
    agencyId: report.agencyId,
    dueVersion: report.dueVersion,
    rung: rung.name,
    to: { agencyId, roles: rung.name === 'urge' ? ['officer', 'leader'] : ['officer'] },
    // A rung that was past when the report opened collapses into the opening's instant.
    dueAt: rung.at > report.opensAt ? rung.at : report.opensAt,
    single: false,
  });
}
