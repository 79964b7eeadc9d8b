import type { PlannedStep } from '../domain/ladder/ladder.ts';
import type { Ledger } from './ledger.ts';
import { stepsOf, withReport } from './lock-report.ts';
import { processId, tell } from './processes.ts';
import { RELAY_CHANNEL } from './relay.ts';
import { stageStep } from './steps/take-step.ts';
import { rolesToldOf } from './terms.ts';

/** Something that should have happened and did not, and that was mended. */
export interface Repaired {
  fault: 'unseen_version' | 'overdue_wake' | 'mail_missing';
  /** A process's id, or a report's with its terms and step. */
  subject: string;
}

/** Only one reconciler looks at a time, in whatever process. */
const LOCK = 'reconcile';

/**
 * The independent check: asks the ledger alone, never the engine, what was lost on the way, and has
 * the workflow concerned told again (which also starts a missing one).
 *
 * - a version not seen: a signal or its workflow was lost;
 * - a wake overdue: a timer was lost; where mails are staged ahead, that is found before their instant;
 * - a step with fewer mails in the outbox than it staged: they are staged again.
 *
 * Beside that it tells contacts who came late what the newest step says; that mends nothing.
 * @param graceMs of business time that a wake may be late, and of real time that a relay row may wait.
 * @returns what was mended; nothing if another reconciler is at work.
 */
export async function reconcile(ledger: Ledger, graceMs = 120_000): Promise<Repaired[]> {
  return ledger.db.$transaction(
    async (tx) => {
      const [lock] = await tx.$queryRaw<{ mine: boolean }[]>`
        SELECT pg_try_advisory_xact_lock(hashtextextended(${LOCK}, 0)) AS mine`;
      if (!lock?.mine) return [];
      // This transaction holds the lock and nothing else: what is mended is committed piece by piece.
      const now = await ledger.clock.now();
      const nudged = await nudge(ledger, now, graceMs);
      const restaged = await restageLostMails(ledger, now);
      await tellLateContacts(ledger);
      return [...nudged, ...restaged];
    },
    { timeout: 300_000 },
  );
}

/** Raises the version of every process that is behind, and has its workflow told, in one statement. */
async function nudge(ledger: Ledger, now: Date, graceMs: number): Promise<Repaired[]> {
  const late = new Date(now.getTime() - graceMs);
  return ledger.db.$queryRaw<Repaired[]>`
    WITH behind AS (
      SELECT id, CASE WHEN version > seen_version THEN 'unseen_version' ELSE 'overdue_wake' END AS fault
      FROM process p
      WHERE changed_real < now() - ${graceMs}::float8 * interval '1 millisecond'
        AND (version > seen_version OR next_wake_at < ${late})
        AND NOT EXISTS (SELECT 1 FROM relay WHERE relay.process_id = p.id)
      ORDER BY id FOR UPDATE SKIP LOCKED
    ), raised AS (
      UPDATE process SET version = version + 1, changed_real = now()
      FROM behind WHERE process.id = behind.id RETURNING process.id, process.version, behind.fault
    ), put AS (
      INSERT INTO relay (process_id, signal, version) SELECT id, 'termsChanged', version FROM raised
    ), noted AS (
      INSERT INTO repair (at, fault, subject) SELECT ${now}, fault, id FROM raised
    ), rung AS (SELECT pg_notify(${RELAY_CHANNEL}, '') FROM raised LIMIT 1)
    SELECT fault, id AS subject FROM raised LEFT JOIN rung ON true ORDER BY id`;
}

/** A step that is late by so much while nobody takes any has been lost, and is not merely behind; ms. */
const LOST_MS = 30_000;
/** In so many ms somebody takes a step while work goes on. */
const STILL_MS = 10_000;

/**
 * The quick look between two runs of the reconciler: where steps are late and none was taken for a while,
 * it is no queue that is being worked off. Costs nothing while none is late.
 * @returns what was mended.
 */
export async function nudgeLost(ledger: Ledger, lostMs = LOST_MS): Promise<Repaired[]> {
  const now = await ledger.clock.now();
  const late = new Date(now.getTime() - lostMs);
  const [found] = await ledger.db.$queryRaw<{ still: boolean }[]>`
    SELECT NOT EXISTS (SELECT 1 FROM process
      WHERE changed_real > now() - ${STILL_MS}::float8 * interval '1 millisecond') AS still
    FROM process WHERE next_wake_at < ${late} LIMIT 1`;
  return found?.still ? nudge(ledger, now, lostMs) : [];
}

interface RecordRow {
  report_id: string;
  terms_version: number;
  name: string;
  notice: PlannedStep['notice'];
  severity: number;
  takes_effect_at: Date;
  to_agency: string | null;
}

/** A step that told somebody whose mail is gone from the outbox: it is staged after all. */
async function restageLostMails(ledger: Ledger, now: Date): Promise<Repaired[]> {
  const rows = await ledger.db.$queryRaw<RecordRow[]>`
    SELECT k.report_id, k.terms_version, k.name, k.notice, k.severity, k.takes_effect_at,
      k.to_agency
    FROM step_record k JOIN report r ON r.id = k.report_id
    WHERE k.mails > 0 AND k.terms_version = r.terms_version AND r.stage = 'collecting'
      AND r.left_at IS NULL
      AND k.mails > (SELECT count(*) FROM mail m WHERE m.report_id = k.report_id
        AND m.terms_version = k.terms_version AND m.step = k.name)
    ORDER BY k.report_id, k.takes_effect_at`;
  const mended: Repaired[] = [];
  for (const row of rows) {
    const subject = `${row.report_id}/${row.terms_version}/${row.name}`;
    if ((await stageAgain(ledger, row)) === 0) continue;
    await ledger.db.repair.create({ data: { at: now, fault: 'mail_missing', subject } });
    mended.push({ fault: 'mail_missing', subject });
  }
  return mended;
}

/**
 * An agency that had nobody to tell when its newest step was taken, and has somebody now: it is told
 * that step, and none of the ones before.
 */
async function tellLateContacts(ledger: Ledger): Promise<void> {
  const rows = await ledger.db.$queryRaw<RecordRow[]>`
    SELECT k.* FROM report r JOIN LATERAL (SELECT report_id, terms_version, name, notice, severity,
        takes_effect_at, mails, to_agency FROM step_record k WHERE k.report_id = r.id
        AND k.terms_version = r.terms_version AND NOT k.skipped AND k.to_agency = r.agency_id
        ORDER BY k.takes_effect_at DESC, k.severity DESC LIMIT 1) k ON true
    WHERE r.stage = 'collecting' AND r.left_at IS NULL AND k.mails = 0
      AND EXISTS (SELECT 1 FROM contact c WHERE c.agency_id = k.to_agency AND c.active)`;
  for (const row of rows) await stageAgain(ledger, row);
}

/** Stages a recorded step's mails once more, if it still stands; gives how many contacts it tells. */
async function stageAgain(ledger: Ledger, row: RecordRow): Promise<number> {
  const staged = await withReport(ledger, row.report_id, async (tx, locked) => {
    const { report } = locked;
    if (report.stage !== 'collecting' || report.leftAt || report.termsVersion !== row.terms_version)
      return 0;
    const known = stepsOf(locked).find(({ name }) => name === row.name);
    // The notice of new terms is no step of the ladder, nor is one that was renamed since.
    const party = row.to_agency === report.agencyId ? 'owner' : 'superior';
    const to = known?.to ?? { party, roles: rolesToldOf(row.notice) };
    const single = known === undefined || known.single === true;
    const told = await stageStep(tx, locked, { ...row, at: row.takes_effect_at, to }, single);
    await tx.stepRecord.updateMany({
      where: { reportId: report.id, termsVersion: row.terms_version, name: row.name },
      // Only now somebody is told: books close five workdays after it.
      data: { mails: told, ...(told > 0 && { stagedAt: locked.now }) },
    });
    // Whoever was told nothing could not be closed over; now the ladder goes on.
    const runs = processId('report', report.parentId ?? report.id);
    if (told > 0) await tell(tx, runs, 'termsChanged');
    return told;
  });
  return staged ?? 0;
}
