import { EVALUATION_PREFIX } from '../domain/kinds/sides.ts';
import type { Ledger, Tx } from './ledger.ts';
import { RELAY_CHANNEL, type ProcessSignal } from './relay.ts';

/** The workflows that run rows of the ledger. */
export type ProcessType = 'plan' | 'cycle' | 'report' | 'midtermEvaluation' | 'inspection';

/** What stands before the subject in a process's id. */
export const PREFIXES: Readonly<Record<ProcessType, string>> = {
  plan: 'plan',
  cycle: 'cycle',
  report: 'report',
  midtermEvaluation: EVALUATION_PREFIX,
  inspection: 'inspection',
};

/** The id of the workflow that runs a row. */
export const processId = (type: ProcessType, subject: string) => `${PREFIXES[type]}/${subject}`;

/**
 * Raises a process's version and puts down that its workflow must be told, once the transaction has
 * committed; the caller holds the lock of the row it runs.
 * @returns the new version.
 */
export async function tell(tx: Tx, id: string, signal: ProcessSignal): Promise<number> {
  const [row] = await tx.$queryRaw<{ version: number }[]>`
    WITH raised AS (
      UPDATE process SET version = version + 1, changed_real = now() WHERE id = ${id}
      RETURNING version
    ), put AS (
      INSERT INTO relay (process_id, signal, version) SELECT ${id}, ${signal}, version FROM raised
      RETURNING 1
    )
    SELECT version, pg_notify(${RELAY_CHANNEL}, '')::text FROM raised LEFT JOIN put ON true`;
  if (!row) throw new Error(`no process ${id}`);
  return row.version;
}

/**
 * Puts down that a process that runs does nothing by itself any more until it is told. The timer that
 * its workflow has set stays, and has it look in vain.
 * @returns whether it runs; otherwise nothing was put down.
 */
export async function waitOnly(tx: Tx, id: string): Promise<boolean> {
  const waiting = await tx.$executeRaw`
    UPDATE process SET next_step_at = NULL, next_to_agency = NULL, changed_real = now()
    WHERE id = ${id} AND running`;
  return waiting > 0;
}

/** Tells many at once, as {@link tell} does one. */
export async function tellAll(
  tx: Tx,
  ids: readonly string[],
  signal: ProcessSignal,
): Promise<number> {
  if (ids.length === 0) return 0;
  const told = await tx.$executeRaw`
    WITH raised AS (
      UPDATE process SET version = version + 1, changed_real = now() WHERE id = ANY(${ids})
      RETURNING id, version
    )
    INSERT INTO relay (process_id, signal, version) SELECT id, ${signal}, version FROM raised`;
  await tx.$executeRaw`SELECT pg_notify(${RELAY_CHANNEL}, '')`;
  return told;
}

/**
 * Puts down that a process is to look again, without touching its row: whoever closes a report must
 * not wait for everybody else who does. The relay raises the version, once for all that came together.
 * Nobody runs the cycle of parts of other reports, and nobody is told.
 */
export async function tellLater(tx: Tx, id: string, signal: ProcessSignal): Promise<void> {
  await tx.$queryRaw`
    WITH put AS (INSERT INTO relay (process_id, signal)
      SELECT id, ${signal} FROM process WHERE id = ${id} RETURNING 1)
    SELECT pg_notify(${RELAY_CHANNEL}, '')::text FROM put`;
}

/** A process to be: what runs a new row, and when it first has to look. */
export interface NewProcess {
  type: ProcessType;
  planId: string;
  subject: string;
  nextWakeAt: Date | null;
  nextStepAt: Date | null;
  nextToAgency: string | null;
}

/**
 * Creates processes and has their workflows started. One that has ended (of a launch that was undone)
 * begins anew, under a version that no workflow has heard yet; one that runs stays as it is.
 */
export async function startProcesses(tx: Tx, processes: readonly NewProcess[]): Promise<void> {
  const column = <Key extends keyof NewProcess>(key: Key) => processes.map((each) => each[key]);
  const ids = processes.map(({ type, subject }) => processId(type, subject));
  await tx.$executeRaw`
    WITH made AS (
      INSERT INTO process (id, type, plan_id, subject, next_wake_at, next_step_at, next_to_agency,
        running, changed_real)
      SELECT id, type, plan_id, subject, wake, step, agency, true, now()
      FROM unnest(${ids}::text[], ${column('type')}::text[], ${column('planId')}::text[],
        ${column('subject')}::text[], ${column('nextWakeAt')}::timestamptz[],
        ${column('nextStepAt')}::timestamptz[], ${column('nextToAgency')}::text[])
        AS p(id, type, plan_id, subject, wake, step, agency)
      ON CONFLICT (id) DO UPDATE SET version = process.version + 1, running = true,
        next_wake_at = excluded.next_wake_at, next_step_at = excluded.next_step_at,
        next_to_agency = excluded.next_to_agency, changed_real = now()
      WHERE NOT process.running RETURNING id, version
    )
    INSERT INTO relay (process_id, signal, version) SELECT id, 'started', version FROM made`;
  await tx.$executeRaw`SELECT pg_notify(${RELAY_CHANNEL}, '')`;
}

/** What a step has found: written to the process, so that everybody knows when it wakes next. */
export interface Stepped {
  /** The version that the step's facts were read under. */
  version: number;
  nextWakeAt: Date | null;
  nextStepAt: Date | null;
  nextToAgency: string | null;
  running: boolean;
}

/** Writes what a step has found. */
export async function writeStepped(tx: Tx, id: string, stepped: Stepped): Promise<void> {
  const { version, nextWakeAt, nextStepAt, nextToAgency, running } = stepped;
  await tx.$executeRaw`
    UPDATE process SET seen_version = greatest(seen_version, ${version}::int),
      next_wake_at = ${nextWakeAt}::timestamptz, next_step_at = ${nextStepAt}::timestamptz,
      next_to_agency = ${nextToAgency}::text, running = ${running}::boolean, steps = steps + 1,
      changed_real = now()
    WHERE id = ${id}`;
}

/** The version of a process, to be read before the facts it stands for. */
export async function versionOf(tx: Tx, id: string): Promise<number> {
  const row = await tx.process.findUniqueOrThrow({ where: { id }, select: { version: true } });
  return row.version;
}

/** What a step answers: enough for a workflow to know what happens next, and no clock. */
export interface StepAnswer {
  /** The version the step has seen; a signal with a higher one is news. */
  version: number;
  /** False when nothing more will happen by itself: the workflow may end. */
  open: boolean;
  /** Where its row stands, for whoever looks at the workflow. */
  stage: string;
  /** What this step has done, in a word. */
  did: string;
  /** What the next step is about to do, and the span until it runs, in ms of business time. */
  next: { does: string; inMs: number } | null;
}

/**
 * Has every process that is under way told again what its workflow may have heard already: the relay
 * starts those that are missing, as after the loss of Temporal's own database. A workflow that runs
 * compares versions and finds nothing new.
 * @param how `restored`: those that run are ended and begin anew, on the version of the code that is current.
 * @returns how many will be told.
 */
export async function rebuild(
  ledger: Ledger,
  how: 'termsChanged' | 'restored' = 'termsChanged',
): Promise<number> {
  return ledger.db.$transaction(async (tx) => {
    const told = await tx.$executeRaw`
      INSERT INTO relay (process_id, signal, version)
      SELECT id, ${how}, version FROM process WHERE running OR version > seen_version`;
    await tx.$executeRaw`SELECT pg_notify(${RELAY_CHANNEL}, '')`;
    return told;
  });
}
