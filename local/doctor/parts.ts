import { Connection } from '@temporalio/client';
import { alarmsOf } from '../../domain/alarms/alarms.ts';
import { partsOf } from '../../domain/alarms/parts.ts';
import { alarmsEn } from '../../domain/alarms/words.en.ts';
import { TASK_QUEUE, type TemporalConfig } from '../../config.ts';
import { countAfresh, countsAtOdds } from '../../ledger/counting.ts';
import { openLedger, type Ledger } from '../../ledger/ledger.ts';
import { healthFacts } from '../../ledger/read/health/facts.ts';
import { probeSmtp, probeTemporal } from '../../watch/probes.ts';
import { AGENCY, KIND, PLAN, PERIOD } from '../../worker/search-attributes.ts';
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

const RESTART = 'stop npm start (Ctrl-C) and start it again';
const NOT_STARTED = 'not running here; `npm start` brings its own';

/** Asks every part that the product stands on. */
export async function partFindings(parts: AskedParts): Promise<Finding[]> {
  const found = await Promise.all([databaseFindings(parts), temporalFindings(parts), smtp(parts)]);
  return found.flat();
}

async function databaseFindings({
  databaseUrl,
  isStarted,
  recount,
}: AskedParts): Promise<Finding[]> {
  if (databaseUrl === null) return [note('database', NOT_STARTED)];
  const ledger = openLedger({ url: databaseUrl, connections: 3 });
  try {
    const facts = await healthFacts(ledger, []);
    const alarms = alarmsOf(facts);
    const findings = partsOf(facts, alarms).map(({ part, detail }) => {
      const own = alarms.filter((alarm) => alarm.part === part);
      const remedy = own.map(({ name }) => alarmsEn[name].remedy).join(' ');
      const told = [detail, ...own.map((alarm) => alarmsEn[alarm.name].what(alarm))].join('. ');
      if (own.length === 0) return ok(part, detail);
      if (own.every(({ severity }) => severity === 'warning')) return note(part, told, remedy);
      return fail(part, told, isStarted ? RESTART : remedy);
    });
    if (findings[0]?.state !== 'ok') return findings;
    const isMigrated = findings.every(({ part, state }) => part !== 'migrations' || state === 'ok');
    const counted = isMigrated ? [await counts(ledger, recount)] : [];
    return [...findings, ...counted];
  } finally {
    await ledger.close();
  }
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
          ? RESTART
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
    ? RESTART
    : 'start the mail server, and check SMTP_URL (host, port, account, TLS)';
  return [up ? ok('smtp', detail) : fail('smtp', detail, remedy)];
}
