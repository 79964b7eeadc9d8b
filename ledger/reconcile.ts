import type { Ledger } from './ledger.ts';
import { withReport } from './lock-report.ts';
import { relay, type RelayTarget } from './relay.ts';
import { notifyOfRung } from './steps/notify-of-rung.ts';

/** Something that should have happened and did not, and that was mended. */
export interface Fault {
  fault: 'unseen_version' | 'overdue_wake' | 'running_though_closed' | 'mail_missing';
  subject: string;
}

interface FaultRow extends Fault {
  workflow: RelayTarget['workflow'];
  plan_id: string;
  year: number | null;
  version: number;
}

/**
 * The independent check: asks the ledger alone, never the engine, what was lost on the way, and has
 * the workflow concerned told again (which also starts a missing one).
 *
 * - a version not seen: a signal or its workflow was lost;
 * - a wake overdue: a timer was lost;
 * - a rung taken without a mail in the outbox: told again, the step stages nothing twice;
 * - running though closed: the last step was lost.
 *
 * @param graceMs of business time that a wake may be late, and of real time that a relay row may wait.
 */
export async function reconcile(ledger: Ledger, graceMs = 120_000): Promise<Fault[]> {
  const now = await ledger.clock.now();
  const late = new Date(now.getTime() - graceMs);
  const rows = await ledger.db.$queryRaw<FaultRow[]>`
    WITH tracked AS (
      SELECT 'report' AS workflow, id AS subject, plan_id, NULL::int AS year, version, seen_version,
        next_wake_at, running, stage IN ('accepted', 'missed', 'withdrawn') AS closed,
        changed_real FROM report
      UNION ALL
      SELECT 'annualCycle', plan_id || '/' || year, plan_id, year, version, seen_version,
        next_wake_at, running, false, changed_real FROM cycle
      UNION ALL
      SELECT 'plan', id, id, NULL, version, seen_version, next_wake_at, running, false, changed_real
        FROM plan WHERE launched_at IS NOT NULL
    )
    SELECT workflow, subject, plan_id, year, version,
      CASE WHEN version > seen_version THEN 'unseen_version'
        WHEN next_wake_at < ${late} THEN 'overdue_wake'
        ELSE 'running_though_closed' END AS fault
    FROM tracked t
    WHERE changed_real < now() - ${graceMs}::float8 * interval '1 millisecond'
      AND (version > seen_version OR next_wake_at < ${late} OR (running AND closed))
      AND NOT EXISTS (SELECT 1 FROM relay WHERE CASE t.workflow
        WHEN 'report' THEN relay.subject ->> 'reportId' = t.subject
        WHEN 'plan' THEN relay.workflow = 'plan' AND relay.subject ->> 'planId' = t.plan_id
        ELSE relay.workflow = 'annualCycle' AND relay.subject ->> 'planId' = t.plan_id
          AND (relay.subject ->> 'year')::int = t.year END)`;
  for (const row of rows) await nudge(ledger, row, now);
  const restaged = await restageMissingMails(ledger, now);
  return [...rows.map(({ fault, subject }) => ({ fault, subject })), ...restaged];
}

/** Has the workflow told something new, so that it looks; the relay starts it if it is missing. */
async function nudge(ledger: Ledger, row: FaultRow, now: Date): Promise<void> {
  const { fault, subject, workflow, plan_id: planId } = row;
  await ledger.db.$transaction(async (tx) => {
    const data = { version: { increment: 1 } };
    const select = { version: true };
    if (workflow === 'report') {
      const { version } = await tx.report.update({ where: { id: subject }, data, select });
      const target = { workflow, reportId: subject, planId };
      await relay(tx, { target, signal: 'termsChanged', version });
    } else if (workflow === 'annualCycle' && row.year !== null) {
      const planId_year = { planId, year: row.year };
      const { version } = await tx.cycle.update({ where: { planId_year }, data, select });
      await relay(tx, { target: { workflow, ...planId_year }, signal: 'reportClosed', version });
    } else {
      const { version } = await tx.plan.update({ where: { id: planId }, data, select });
      await relay(tx, { target: { workflow: 'plan', planId }, signal: 'termsChanged', version });
    }
    await tx.repair.create({ data: { at: now, fault, subject } });
  });
}

/** A rung that was taken without any mail in the outbox: the mail is staged after all. */
async function restageMissingMails(ledger: Ledger, now: Date): Promise<Fault[]> {
  const rungs = await ledger.db.$queryRaw<{ report_id: string; name: string; planned_at: Date }[]>`
    SELECT k.report_id, k.name, k.planned_at FROM rung_record k JOIN report r ON r.id = k.report_id
    WHERE NOT k.skipped AND k.name <> 'close' AND k.due_version = r.due_version
      AND r.stage = 'collecting'
      AND NOT EXISTS (SELECT 1 FROM mail m WHERE m.report_id = r.id
        AND m.due_version = k.due_version AND m.rung = k.name)`;
  const mended: Fault[] = [];
  for (const { report_id: reportId, name, planned_at: at } of rungs) {
    const staged = await withReport(ledger, reportId, async (tx, locked) => {
      if (locked.report.stage !== 'collecting') return 0;
      const count = await notifyOfRung(tx, locked, { name, at });
      if (count > 0)
        await tx.repair.create({ data: { at: now, fault: 'mail_missing', subject: reportId } });
      return count;
    });
    if (staged) mended.push({ fault: 'mail_missing', subject: reportId });
  }
  return mended;
}
