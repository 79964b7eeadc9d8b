import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, afterEach, beforeEach } from '@jest/globals';
import type { WorkdayCalendar } from '../../domain/calendar/workdays.ts';
import type { Clock } from '../../ledger/clock.ts';
import type { StagingLead } from '../../domain/ladder/staging-lead.ts';
import { openLedger, type Ledger } from '../../ledger/ledger.ts';
import { createDatabaseBy, dropDatabaseBy, urlOf } from '../../local/postgres/databases.ts';
import { sharedClient } from './shared-clients.ts';
import { preparedTemplate, type Preparation } from './prepared-databases.ts';
import { ADMIN_URL, EMPTY_TEMPLATE, SEEDED_TEMPLATE } from './templates.ts';

/** A ledger on a database of its own. */
export interface TestLedger extends Ledger {
  url: string;
}

export interface TestLedgerOptions {
  /** Business time; default: the system's. */
  clock?: Clock;
  calendar?: WorkdayCalendar;
  /** How far ahead mails are staged; default: the product's own. */
  lead?: StagingLead;
  /** With the seed plan, its agencies, contacts and users loaded (not launched). */
  seeds?: boolean;
  /** With what this has made of an empty database. */
  prepared?: Preparation;
  connections?: number;
}

/**
 * A ledger on a fresh database, cloned from a migrated template on the run's PostgreSQL. What
 * a test opens is closed and dropped before the next begins, the rest when the file's tests are done.
 */
export async function testLedger(options: TestLedgerOptions = {}): Promise<TestLedger> {
  const { seeds = false, prepared, ...rest } = options;
  const plain = seeds ? SEEDED_TEMPLATE : EMPTY_TEMPLATE;
  const url = await testDatabase(prepared ? await preparedTemplate(admin(), prepared) : plain);
  const ledger = { ...openLedger({ url, client: sharedClient, ...rest }), url };
  opened().close.push(() => ledger.close());
  return ledger;
}

/** A second connection pool to the same database, as another process would have. */
export function anotherLedger({ url, clock, calendar, lead }: TestLedger): TestLedger {
  const ledger = { ...openLedger({ url, clock, calendar, lead, client: sharedClient }), url };
  // It ends with the first, whoever asks for it.
  (madeBy.get(url) ?? opened()).close.push(() => ledger.close());
  return ledger;
}

/**
 * Puts the prepared rows into a ledger that was opened on an empty database: by a copy where nobody
 * is connected yet, else by making them there.
 */
export async function prepare(ledger: TestLedger, preparation: Preparation): Promise<void> {
  const name = decodeURIComponent(new URL(ledger.url).pathname.slice(1));
  const client = await administrator();
  const { rowCount } = await client.query(
    'SELECT FROM pg_stat_activity WHERE datname = $1 LIMIT 1',
    [name],
  );
  if (rowCount !== 0) {
    await preparation.make(ledger);
    return;
  }
  const template = await preparedTemplate(admin(), preparation);
  await dropDatabaseBy(client, name);
  await createDatabaseBy(client, name, template);
}

function admin(): string {
  const url = process.env[ADMIN_URL];
  if (url === undefined) throw new Error('no PostgreSQL: is globalSetup configured?');
  return url;
}

let administering: Promise<pg.Client> | undefined;

/** One connection for all that a test file makes and drops: each anew costs as much as a small test. */
const administrator = (): Promise<pg.Client> =>
  (administering ??= (async () => {
    const client = new pg.Client({ connectionString: admin() });
    await client.connect();
    return client;
  })());

async function testDatabase(template: string): Promise<string> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const client = await administrator();
  await createDatabaseBy(client, name, template);
  opened().drop.push(() => dropDatabaseBy(client, name));
  const url = urlOf(admin(), name);
  madeBy.set(url, opened());
  return url;
}

/** What was opened, and what is to be done about it: first all `close`, then all `drop`. */
interface Opened {
  close: (() => Promise<void>)[];
  drop: (() => Promise<void>)[];
}

const ofFile: Opened = { close: [], drop: [] };
/** Those of the test that is under way, or was the last. */
const ofTest: Opened = { close: [], drop: [] };
let isInTest = false;

/** By the address of a database, who is to end it. */
const madeBy = new Map<string, Opened>();

const opened = (): Opened => (isInTest ? ofTest : ofFile);

async function closeAll({ close, drop }: Opened): Promise<void> {
  await Promise.all(close.splice(0).map((each) => each()));
  await Promise.all(drop.splice(0).map((each) => each()));
}

// A file's own hooks come after this one: whatever they stop after a test still has its ledger then.
beforeEach(async () => {
  await closeAll(ofTest);
  isInTest = true;
});

afterEach(() => {
  isInTest = false;
});

afterAll(async () => {
  await closeAll(ofTest);
  await closeAll(ofFile);
  const client = administering;
  administering = undefined;
  await (await client)?.end();
});
