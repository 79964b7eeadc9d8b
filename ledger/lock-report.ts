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
  /** Names of the rungs taken or skipped under the present due version. */
  taken: ReadonlySet<string>;
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
    const locked = await tx.$queryRaw<{ policy: unknown; commission_id: string }[]>`
      SELECT p.policy, p.commission_id FROM report r JOIN plan p ON p.id = r.plan_id
      WHERE r.id = ${reportId} FOR UPDATE OF r`;
    const plan = locked[0];
    if (!plan) return null;
    // A statement of its own: what others wrote while this one waited for the lock is seen only now.
    const [read] = await tx.$queryRaw<{ revision: number; taken: string[] }[]>`
      SELECT coalesce((SELECT max(revision) FROM submission s WHERE s.report_id = r.id), 0)::int
          AS revision,
        ARRAY(SELECT name FROM rung_record k
          WHERE k.report_id = r.id AND k.due_version = r.due_version) AS taken
      FROM report r WHERE r.id = ${reportId}`;
    const report = await tx.report.findUniqueOrThrow({ where: { id: reportId } });
    return act(tx, {
      report,
      policy: planPolicySchema.parse(plan.policy),
      commissionId: plan.commission_id,
      revision: read?.revision ?? 0,
      taken: new Set(read?.taken),
      now: await ledger.clock.now(),
    });
  });
}
