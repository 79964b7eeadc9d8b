import { randomBytes } from 'node:crypto';
import { afterAll } from '@jest/globals';
import type { WorkdayCalendar } from '../../domain/calendar/workdays.ts';
import type { Clock } from '../../ledger/clock.ts';
import type { StagingLead } from '../../domain/ladder/staging-lead.ts';
import { openLedger, type Ledger } from '../../ledger/ledger.ts';
import { createDatabase, dropDatabase } from '../../local/postgres/databases.ts';
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
  connections?: number;
}

/**
 * A ledger on a fresh database, cloned from a migrated template on the run's PostgreSQL. Everything
 * opened in a test file is closed and dropped when its tests are done.
 */
export async function testLedger(options: TestLedgerOptions = {}): Promise<TestLedger> {
  const { seeds = false, ...rest } = options;
  const url = await testDatabase(seeds ? SEEDED_TEMPLATE : EMPTY_TEMPLATE);
  const ledger = { ...openLedger({ url, ...rest }), url };
  toClose.push(() => ledger.close());
  return ledger;
}

/** A second connection pool to the same database, as another process would have. */
export function anotherLedger({ url, clock, calendar, lead }: TestLedger): TestLedger {
  const ledger = { ...openLedger({ url, clock, calendar, lead }), url };
  toClose.push(() => ledger.close());
  return ledger;
}

async function testDatabase(template: string): Promise<string> {
  const admin = process.env[ADMIN_URL];
  if (admin === undefined) throw new Error('no PostgreSQL: is globalSetup configured?');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const url = await createDatabase(admin, name, template);
  toDrop.push(() => dropDatabase(admin, name));
  return url;
}

const toClose: (() => Promise<void>)[] = [];
const toDrop: (() => Promise<void>)[] = [];

afterAll(async () => {
  await Promise.all(toClose.splice(0).map((close) => close()));
  await Promise.all(toDrop.splice(0).map((drop) => drop()));
});
