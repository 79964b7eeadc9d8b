import { describe, expect, test } from '@jest/globals';
import { databaseClock, measureClock } from '../../ledger/clock.ts';
import { openLedger } from '../../ledger/ledger.ts';
import { testLedger } from '../support/database.ts';

const HOUR_MS = 3_600_000;

describe('business time', () => {
  test('is the database’s, however wrong the machine’s own clock is', async () => {
    const database = Date.now() + HOUR_MS;
    const clock = databaseClock(() => Promise.resolve(new Date(database)));
    const off = (await clock.now()).getTime() - database;
    expect(Math.abs(off)).toBeLessThan(HOUR_MS / 2);
  });

  test('is asked for once and goes on by itself, and never back', async () => {
    let asked = 0;
    const clock = databaseClock(() => Promise.resolve(new Date(1_000_000 - 100 * asked++)));
    const times = await Promise.all(Array.from({ length: 20 }, () => clock.now()));
    expect(asked).toBe(1);
    for (const [i, at] of times.entries())
      expect(at.getTime()).toBeGreaterThanOrEqual(times[Math.max(0, i - 1)]!.getTime());
  });

  test('is the machine’s while the database has never answered', async () => {
    const clock = databaseClock(() => Promise.reject(new Error('down')));
    expect(Math.abs((await clock.now()).getTime() - Date.now())).toBeLessThan(HOUR_MS / 2);
  });

  test('is what a ledger goes by that is given no other', async () => {
    const { url } = await testLedger();
    const ledger = openLedger({ url, connections: 2 });
    try {
      const [row] = await ledger.db.$queryRaw<{ at: Date }[]>`SELECT clock_timestamp() AS at`;
      const now = await ledger.clock.now();
      expect(Math.abs(now.getTime() - row!.at.getTime())).toBeLessThan(HOUR_MS / 2);
      expect(Math.abs(await measureClock(ledger))).toBeLessThan(5);
    } finally {
      await ledger.close();
    }
  });

  test('says how far a machine is off', async () => {
    const rows = [{ now: new Date(Date.now() - HOUR_MS) }];
    const outbox = { query: () => Promise.resolve({ rows }) };
    const off = await measureClock({ outbox } as unknown as Parameters<typeof measureClock>[0]);
    expect(off).toBeGreaterThan(3_590);
    expect(off).toBeLessThan(3_610);
  });
});
