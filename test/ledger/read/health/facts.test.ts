import { describe, expect, test } from '@jest/globals';
import { alarmsOf } from '../../../../domain/alarms/alarms.ts';
import { beat, mark } from '../../../../ledger/heartbeat.ts';
import type { Ledger } from '../../../../ledger/ledger.ts';
import { healthFacts } from '../../../../ledger/read/health/facts.ts';
import { anotherLedger, testLedger } from '../../../support/database.ts';

const alarms = async (ledger: Ledger) =>
  alarmsOf(await healthFacts(ledger, [])).map(({ name }) => name);

describe('the facts that alarms are of', () => {
  test('hold what each worker says of itself', async () => {
    const ledger = await testLedger();
    await beat(ledger, 'worker-1', 'worker', { taskAgo: 20, clockOff: 0.5 });
    const { ledger: figures } = await healthFacts(ledger, []);
    expect(figures?.workers).toEqual([
      {
        id: 'worker-1',
        startedAgo: expect.any(Number),
        taskAgo: expect.any(Number),
        clockOff: 0.5,
      },
    ]);
    expect(figures!.workers[0]!.taskAgo).toBeGreaterThanOrEqual(20);
    expect(await alarms(ledger)).toEqual([]);
    await beat(ledger, 'worker-1', 'worker', { taskAgo: 60 });
    expect(await alarms(ledger)).toEqual(['worker_idle']);
    await beat(ledger, 'worker-1', 'worker', { clockOff: -3600 });
    expect(await alarms(ledger)).toEqual(['clock_off']);
  });

  test('know of a server that was killed, and of a Schedule that stopped', async () => {
    const ledger = await testLedger();
    await beat(ledger, 'worker-1', 'worker');
    await beat(ledger, 'server-1', 'server');
    await mark(ledger, 'schedule');
    expect(await alarms(ledger)).toEqual([]);
    await ledger.db.$executeRaw`UPDATE heartbeat SET beat_at = now() - interval '16 minutes'
      WHERE part IN ('server', 'schedule')`;
    expect(await alarms(ledger)).toEqual(['pages_gone', 'schedule_stopped']);
  });

  test('a disk on which nothing more finds room is told by what a megabyte meets', async () => {
    const ledger = await testLedger();
    await beat(ledger, 'worker-1', 'worker');
    const [row] = await ledger.db.$queryRaw<{ name: string }[]>`SELECT current_database() AS name`;
    await ledger.db.$executeRawUnsafe(
      `ALTER DATABASE "${row!.name}" SET temp_file_limit = '100kB'`,
    );
    // Only connections made from now on are bound by it.
    const anew = anotherLedger(ledger);
    expect((await healthFacts(anew, [])).ledger?.writesRefused).toBe('53400');
    expect(await alarms(anew)).toEqual(['disk_full']);
  });
});
