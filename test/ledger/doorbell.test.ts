import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Doorbell } from '../../ledger/doorbell.ts';
import { testLedger, type TestLedger } from '../support/database.ts';
import { until } from '../support/until.ts';

/** Far longer than a test may take: a wait that ends was ended by a ring. */
const LONG_MS = 3_600_000;

let ledger: TestLedger;
let bell: Doorbell;
beforeEach(async () => {
  ledger = await testLedger();
  bell = new Doorbell(ledger.url, 'test_bell');
});
afterEach(() => bell.close());

const notify = (channel = 'test_bell') => ledger.db.$executeRaw`SELECT pg_notify(${channel}, '')`;
const listening = async () => {
  const [row] = await ledger.db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pg_stat_activity
    WHERE datname = current_database() AND query LIKE 'LISTEN%'`;
  return row!.count;
};

describe('the doorbell', () => {
  test('the first wait looks once more, for what was notified before it listened', async () => {
    await notify();
    await bell.wait(LONG_MS);
  });

  test('a NOTIFY ends a wait, and one between two waits ends the next', async () => {
    await bell.wait(LONG_MS);
    const waiting = bell.wait(LONG_MS);
    await notify();
    await waiting;
    await notify();
    await bell.wait(LONG_MS);
  });

  test('another channel does not ring it; its own time does', async () => {
    await bell.wait(LONG_MS);
    await notify('other');
    await bell.wait(1);
  });

  test('a lost connection is made anew, and the wait after it looks once more', async () => {
    await bell.wait(LONG_MS);
    await ledger.db.$executeRaw`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND query LIKE 'LISTEN%'`;
    await until('the loss to be noticed', async () => {
      await bell.wait(1);
      return (await listening()) === 1;
    });
    await bell.wait(1);
    expect(await listening()).toBe(1);
    const waiting = bell.wait(LONG_MS);
    await notify();
    await waiting;
  });

  test('without a database a wait simply runs to its end', async () => {
    const deaf = new Doorbell('postgresql://nobody@127.0.0.1:1/none', 'x');
    await deaf.wait(1);
    await deaf.close();
  });

  test('closing ends a wait', async () => {
    await bell.wait(LONG_MS);
    const waiting = bell.wait(LONG_MS);
    await bell.close();
    await waiting;
  });
});
