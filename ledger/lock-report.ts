import { planPolicySchema, type PlanPolicy } from '../schemas/plan-policy.ts';
import type { Report } from '../prisma/generated/client.ts';
import type { Ledger, Tx } from './ledger.ts';

/** A report under its row lock, with what deciding about it needs. */
export interface LockedReport {
  report: Report;
  policy: PlanPolicy;
  commissionId: string;
  /** The newest submission's number; 0 if none. */
  revision: number;
  /** The clock's reading after the lock: what happens now happens in the order of the locks. */
  now: Date;
}

/** Runs `act` in a transaction that holds the report's row; null if there is no such report. */
export async function withReport<T>(
  ledger: Ledger,
  reportId: string,
  act: (tx: Tx, locked: LockedReport) => Promise<T>,
): Promise<T | null> {
  return ledger.db.$transaction(async (tx) => {
    const rows = await tx.$queryRaw<{ policy: unknown; commission_id: string; revision: number }[]>`
      SELECT p.policy, p.commission_id,
        coalesce((SELECT max(revision) FROM submission s WHERE s.report_id = r.id), 0)::int AS revision
      FROM report r JOIN plan p ON p.id = r.plan_id WHERE r.id = ${reportId} FOR UPDATE OF r`;
    const row = rows[0];
    if (!row) return null;
    const report = await tx.report.findUniqueOrThrow({ where: { id: reportId } });
    return act(tx, {
      report,
      policy: planPolicySchema.parse(row.policy),
      commissionId: row.commission_id,
      revision: row.revision,
      now: await ledger.clock.now(),
    });
  });
}
