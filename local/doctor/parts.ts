import { Connection } from '@temporalio/client';
import { TASK_QUEUE, type TemporalConfig } from '../../config.ts';
import { countAfresh, countsAtOdds } from '../../ledger/counting.ts';
import { openLedger, type Ledger } from '../../ledger/ledger.ts';
import { partsOfDatabase } from '../../ledger/read/health.ts';
import { probeSmtp, probeTemporal } from '../../server/probes.ts';
import { AGENCY, KIND, PLAN, PERIOD } from '../../worker/search-attributes.ts';
import { withClient } from '../postgres/databases.ts';
import { fail, note, ok, type Finding } from './finding.ts';

/** Where the parts are that the doctor asks; null: nobody has said. */
export interface AskedParts {
  databaseUrl: string | null;
  temporal: TemporalConfig;
  smtpUrl: string | null;
  /** The time-skipping server tells neither pollers nor search attributes. */
  virtual: boolean;
  /** Whether `npm start` is up: then it is its own parts that are asked. */
  isStarted: boolean;
  /** The classes of reports that pages count by are made anew first. */
  recount: boolean;
}

const NOT_STARTED = 'not running here; `npm start` brings its own';

/** Asks every part that the product stands on. */
export async function partFindings(parts: AskedParts): Promise<Finding[]> {
  const found = await Promise.all([databaseFindings(parts), temporalFindings(parts), smtp(parts)]);
  return found.flat();
}

const REMEDIES: Record<string, string> = {
  database: 'start PostgreSQL, and check DATABASE_URL',
  migrations: 'run npm run migrate',
  worker: 'start one with npm run worker, and look into its log',
  writes: 'see whether the disk of the database is full, or whether it is a standby',
  steps: 'restart the worker, look into its log, and compare the clocks below',
  relay: 'see whether Temporal answers and a worker runs; the relay tries again by itself',
  outbox: 'see whether the mail server answers (smtp below) and a worker runs',
};

async function databaseFindings({
  databaseUrl,
  isStarted,
  recount,
}: AskedParts): Promise<Finding[]> {
  if (databaseUrl === null) return [note('database', NOT_STARTED)];
  const ledger = openLedger({ url: databaseUrl, connections: 3 });
  try {
    const findings = (await partsOfDatabase(ledger)).map(({ part, up, detail }) => {
      if (up) return ok(part, detail);
      const restart = isStarted ? 'stop npm start (Ctrl-C) and start it again' : REMEDIES[part];
      return fail(part, detail, restart ?? '');
    });
    if (findings[0]?.state !== 'ok') return findings;
    const isMigrated = findings.every(({ part, state }) => part !== 'migrations' || state === 'ok');
    const counted = isMigrated ? [await counts(ledger, recount)] : [];
    return [...findings, await clocks(databaseUrl), ...counted];
  } finally {
    await ledger.close();
  }
}

const MOST_SKEW_S = 5;

/** Leases and heartbeats follow the database's clock, business time this machine's. */
async function clocks(url: string): Promise<Finding> {
  const sent = Date.now();
  const { rows } = await withClient(url, (client) =>
    client.query<{ now: Date }>('SELECT clock_timestamp() AS now'),
  );
  const between = (sent + Date.now()) / 2;
  const skew = Math.abs((rows[0]?.now.getTime() ?? 0) - between) / 1000;
  const detail = `${skew.toFixed(1)} s between this machine and the database`;
  return skew <= MOST_SKEW_S
    ? ok('clocks', detail)
    : fail('clocks', detail, 'set both clocks by the same time server (NTP)');
}

/** Whether the classes of reports, which pages count by, say what the facts say. */
async function counts(ledger: Ledger, recount: boolean): Promise<Finding> {
  if (recount) await countAfresh(ledger);
  const atOdds = await countsAtOdds(ledger);
  if (atOdds.length === 0) return ok('counts', 'as the reports have it');
  const detail = `${atOdds.length} classes of reports hold another number than there are`;
  return fail('counts', detail, 'run npm run doctor -- --recount');
}

async function temporalFindings(parts: AskedParts): Promise<Finding[]> {
  const { temporal, virtual } = parts;
  if (temporal.address === null) return [note('temporal', NOT_STARTED)];
  let connection: Connection;
  try {
    connection = await Connection.connect({ ...temporal.connection, connectTimeout: 3000 });
  } catch {
    return [
      fail(
        'temporal',
        `${temporal.address} does not answer`,
        parts.isStarted
          ? 'stop npm start (Ctrl-C) and start it again'
          : 'start the Temporal server, and check TEMPORAL_ADDRESS, TEMPORAL_TLS and the API key',
      ),
    ];
  }
  try {
    const { namespace } = temporal;
    const asked = { connection, namespace, taskQueue: TASK_QUEUE, pollers: !virtual };
    const { up, detail } = await probeTemporal(asked);
    const remedy = `create the namespace ${namespace}, or set TEMPORAL_NAMESPACE`;
    if (!up) return [fail('temporal', detail, remedy)];
    if (virtual) return [ok('temporal', detail)];
    return [ok('temporal', detail), await searchAttributes(connection, namespace)];
  } finally {
    await connection.close();
  }
}

async function searchAttributes(connection: Connection, namespace: string): Promise<Finding> {
  const part = 'search attributes';
  const wanted = [PLAN, PERIOD, AGENCY, KIND].map(({ name }) => name);
  try {
    const { customAttributes } = await connection.operatorService.listSearchAttributes({
      namespace,
    });
    const missing = wanted.filter((name) => !(name in (customAttributes ?? {})));
    return missing.length === 0
      ? ok(part, wanted.join(', '))
      : fail(part, `missing: ${missing.join(', ')}`, 'a worker registers them as it starts');
  } catch {
    return note(part, 'this server does not tell; a worker registers them as it starts');
  }
}

async function smtp({ smtpUrl, isStarted }: AskedParts): Promise<Finding[]> {
  if (smtpUrl === null) return [note('smtp', NOT_STARTED)];
  const { up, detail } = await probeSmtp(smtpUrl);
  const remedy = isStarted
    ? 'stop npm start (Ctrl-C) and start it again'
    : 'start the mail server, and check SMTP_URL (host, port, account, TLS)';
  return [up ? ok('smtp', detail) : fail('smtp', detail, remedy)];
}
