import { listMigrations } from '../../prisma/migrations.ts';
import { beat, lastBeat } from '../heartbeat.ts';
import type { Ledger } from '../ledger.ts';

/** Whether one part of the product is up, as the database tells it. */
export interface DatabasePart {
  part: 'database' | 'migrations' | 'writes' | 'worker' | 'relay' | 'steps' | 'outbox';
  up: boolean;
  detail: string;
}

/** Three beats of 5 s, all of them missed. */
const BEATS_MISSED_S = 15;
/** Real seconds that a word to a workflow, or a mail that is due, may wait. */
const RELAY_LATE_S = 60;
const MAIL_LATE_S = 120;
/** Seconds that a step may be late, of business and of real time: by then the reconciler has told it twice. */
const STEP_LATE_S = 600;
/** So many refused within an hour and none sent: it is the service that refuses, not its readers. */
const REFUSED_ALONE = 5;
const PATIENCE_MS = 3_000;

/** The parts that the database knows of. Without the database, it alone is told of, as down. */
export async function partsOfDatabase(ledger: Ledger): Promise<DatabasePart[]> {
  const started = performance.now();
  try {
    await inTime(ledger.db.$queryRaw`SELECT 1`);
    const database: DatabasePart = {
      part: 'database',
      up: true,
      detail: `answered in ${Math.round(performance.now() - started)} ms`,
    };
    const migrations = await inTime(migrationsPart(ledger));
    if (!migrations.up) return [database, migrations];
    const rest = [
      writesPart(ledger),
      ...[workerPart(ledger), relayPart(ledger), stepsPart(ledger), outboxPart(ledger)],
    ];
    return [database, migrations, ...(await inTime(Promise.all(rest)))];
  } catch (error) {
    // The message may name hosts and users: the code says enough.
    const code = (error as { code?: unknown }).code;
    const detail = `does not answer${typeof code === 'string' ? ` (${code})` : ''}`;
    return [{ part: 'database', up: false, detail }];
  }
}

async function inTime<T>(asked: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const error = Object.assign(new Error('too slow'), { code: `no answer in ${PATIENCE_MS} ms` });
    timer = setTimeout(() => reject(error), PATIENCE_MS);
  });
  try {
    return await Promise.race([asked, late]);
  } finally {
    clearTimeout(timer);
  }
}

async function migrationsPart({ db }: Ledger): Promise<DatabasePart> {
  const [there] = await db.$queryRaw<{ there: boolean }[]>`
    SELECT to_regclass('_prisma_migrations') IS NOT NULL AS there`;
  const applied = there?.there
    ? await db.$queryRaw<{ name: string }[]>`SELECT migration_name AS name FROM _prisma_migrations
        WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`
    : [];
  const names = new Set(applied.map(({ name }) => name));
  const missing = (await listMigrations()).filter(({ name }) => !names.has(name));
  const detail =
    missing.length === 0
      ? `current, ${names.size} applied`
      : `missing: ${missing.map(({ name }) => name).join(', ')}; run npm run migrate`;
  return { part: 'migrations', up: missing.length === 0, detail };
}

/** A full disk, or a database that takes no writes, still answers what it is asked. */
async function writesPart(ledger: Ledger): Promise<DatabasePart> {
  try {
    await beat(ledger, 'canary', 'canary');
    return { part: 'writes', up: true, detail: 'a row was written' };
  } catch {
    return { part: 'writes', up: false, detail: 'the database takes no writes' };
  }
}

async function workerPart(ledger: Ledger): Promise<DatabasePart> {
  const age = await lastBeat(ledger, 'worker');
  const up = age !== null && age <= BEATS_MISSED_S;
  const detail = age === null ? 'no worker is running' : `last beat ${seconds(age)} ago`;
  return { part: 'worker', up, detail };
}

async function relayPart({ db }: Ledger): Promise<DatabasePart> {
  const [row] = await db.$queryRaw<{ count: number; age: number | null }[]>`
    SELECT count(*)::int AS count, extract(epoch FROM now() - min(created_real))::float8 AS age
    FROM relay`;
  const { count, age } = { count: row?.count ?? 0, age: row?.age ?? 0 };
  const detail = count === 0 ? 'nothing waits' : `${count} waiting, the oldest ${seconds(age)}`;
  return { part: 'relay', up: age <= RELAY_LATE_S, detail };
}

/** Steps that are due and that nobody takes: a worker that beats and does not poll, a lost timer, a wrong clock. */
async function stepsPart({ db, clock }: Ledger): Promise<DatabasePart> {
  const now = await clock.now();
  const [row] = await db.$queryRaw<{ late: number }[]>`
    SELECT count(*)::int AS late FROM process p
    WHERE next_wake_at < ${now}::timestamptz - ${STEP_LATE_S}::int * interval '1 second'
      AND changed_real < now() - ${STEP_LATE_S}::int * interval '1 second'
      AND NOT EXISTS (SELECT 1 FROM plan WHERE plan.id = p.plan_id AND plan.paused_at IS NOT NULL)`;
  const late = row?.late ?? 0;
  const detail = late === 0 ? 'none is late' : `${late} due and not taken`;
  return { part: 'steps', up: late === 0, detail };
}

/**
 * Real time decides: under virtual time many mails fall due at once, and that is no fault. Nor is what
 * waits for a paused plan to be resumed.
 */
async function outboxPart({ db, clock }: Ledger): Promise<DatabasePart> {
  const now = await clock.now();
  const [row] = await db.$queryRaw<{ late: number; refused: number }[]>`
    SELECT (count(*) FILTER (WHERE (state IN ('staged', 'claimed', 'sending', 'deferred')
          OR (state = 'uncertain' AND retry_at IS NOT NULL)) AND due_at <= ${now}
        AND staged_real < now() - ${MAIL_LATE_S}::int * interval '1 second'))::int AS late,
      (count(*) FILTER (WHERE state = 'refused'))::int AS refused
    FROM mail m WHERE state NOT IN ('sent', 'cancelled')
      AND NOT EXISTS (SELECT 1 FROM plan p WHERE p.id = m.plan_id AND p.paused_at IS NOT NULL)`;
  const { late, refused } = row ?? { late: 0, refused: 0 };
  const [lately] = await db.$queryRaw<{ refused: number; sent: number }[]>`
    SELECT (count(*) FILTER (WHERE state = 'refused'))::int AS refused,
      (count(*) FILTER (WHERE state = 'sent'))::int AS sent
    FROM mail WHERE settled_at > ${now}::timestamptz - interval '1 hour' AND settled_at <= ${now}`;
  const isRefusing = (lately?.refused ?? 0) >= REFUSED_ALONE && lately?.sent === 0;
  const overdue = late === 0 ? 'nothing overdue' : `${late} mails overdue`;
  const told = isRefusing ? ', and within the hour nothing but refusals' : '';
  return {
    part: 'outbox',
    up: late === 0 && !isRefusing,
    detail: `${overdue}, ${refused} refused${told}`,
  };
}

const seconds = (age: number) => `${Math.round(age)} s`;
