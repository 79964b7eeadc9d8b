import { describe, expect, test } from '@jest/globals';
import pino from 'pino';
import { lastBeat } from '../../ledger/heartbeat.ts';
import { startHeartbeat } from '../../watch/heartbeat-loop.ts';
import { testLedger } from '../support/database.ts';
import { until } from '../support/until.ts';

const log = pino({ level: 'silent' });

describe('the heartbeat of a worker', () => {
  test('beats from the start, and is gone when it stops in order', async () => {
    const ledger = await testLedger();
    expect(await lastBeat(ledger, 'worker')).toBeNull();
    const heart = startHeartbeat({ ledger, part: 'worker', isAlive: () => true, log });
    await until('a beat', async () => (await lastBeat(ledger, 'worker')) !== null);
    await heart.stop();
    expect(await lastBeat(ledger, 'worker')).toBeNull();
  });

  test('a worker that polls no more does not beat, though its process lives', async () => {
    const ledger = await testLedger();
    const heart = startHeartbeat({ ledger, part: 'worker', isAlive: () => false, log });
    await heart.stop();
    expect(await ledger.db.heartbeat.count()).toBe(0);
  });

  test('of a worker that was killed the age is told, and the newest of several counts', async () => {
    const ledger = await testLedger();
    await ledger.db
      .$executeRaw`INSERT INTO heartbeat VALUES ('killed', 'worker', now() - interval '40 seconds')`;
    const age = await lastBeat(ledger, 'worker');
    expect(age).toBeGreaterThanOrEqual(40);
    await ledger.db
      .$executeRaw`INSERT INTO heartbeat VALUES ('other', 'worker', now() - interval '2 seconds')`;
    expect(await lastBeat(ledger, 'worker')).toBeLessThan(age!);
  });
});
