import type { Ledger } from './ledger.ts';
import { RELAY_CHANNEL } from './relay.ts';

/**
 * Has every open plan, year and report told again what its workflow may have heard already: the
 * relay starts those that are missing, as after the loss of Temporal's own database. A workflow
 * that runs compares versions and finds nothing new.
 * @returns how many will be told.
 */
export async function rebuild(ledger: Ledger): Promise<number> {
  return ledger.db.$transaction(async (tx) => {
    const told = await tx.$executeRaw`
      INSERT INTO relay (workflow, subject, signal, version)
      SELECT 'plan', jsonb_build_object('workflow', 'plan', 'planId', id), 'termsChanged', version
        FROM plan WHERE launched_at IS NOT NULL AND (running OR version > seen_version)
      UNION ALL
      SELECT 'annualCycle',
        jsonb_build_object('workflow', 'annualCycle', 'planId', plan_id, 'year', year),
        'reportClosed', version
        FROM cycle WHERE closed_at IS NULL OR running OR version > seen_version
      UNION ALL
      SELECT 'report', jsonb_build_object('workflow', 'report', 'reportId', id, 'planId', plan_id),
        'termsChanged', version
        FROM report WHERE stage IN ('collecting', 'reviewing') OR running OR version > seen_version`;
    await tx.$executeRaw`SELECT pg_notify(${RELAY_CHANNEL}, '')`;
    return told;
  });
}
