import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import pino from 'pino';
import { tell } from '../../ledger/processes.ts';
import type { RelayMessage } from '../../ledger/relay.ts';
import type { Loop } from '../../loop.ts';
import { startRelay } from '../../worker/relay-loop.ts';
import type { Starter, Told } from '../../worker/workflow-starter.ts';
import { testLedger, type TestLedger } from '../support/database.ts';
import { realTimePasses } from '../support/outbox.ts';
import { until } from '../support/until.ts';

let ledger: TestLedger;
let loops: Loop[];
let told: string[];
beforeEach(async () => {
  ledger = await testLedger();
  loops = [];
  told = [];
});
afterEach(async () => {
  for (const loop of loops) await loop.stop();
});

/** A relay whose engine answers as `answer` says. */
function start(answer: (message: RelayMessage) => Promise<void> | void = () => undefined): void {
  const starter: Starter = {
    async tell(batch) {
      const result: Told = { told: [], failed: [] };
      for (const message of batch)
        try {
          await answer(message);
          told.push(`${message.processId} ${message.version}`);
          result.told.push(message);
        } catch (error) {
          result.failed.push({ message, error });
        }
      return result;
    },
  };
  loops.push(startRelay(ledger, ledger.url, starter, pino({ level: 'silent' })));
}
async function put(subject: string): Promise<void> {
  const id = `report/${subject}`;
  await ledger.db.process.createMany({
    data: [{ id, type: 'report', planId: 'small', subject }],
    skipDuplicates: true,
  });
  await ledger.db.$transaction((tx) => tell(tx, id, 'submitted'));
}
const attempts = async () => (await ledger.db.relay.findFirst())?.attempts ?? null;

describe('the relay loop', () => {
  test('tells what was there before it, and what comes while it sleeps', async () => {
    await put('a');
    start();
    await until('the first', () => told.length === 1);
    await put('b');
    await until('the second', () => told.length === 2);
    expect(told).toEqual(['report/a 2', 'report/b 2']);
    await until('an empty table', async () => (await attempts()) === null);
  });

  test('an engine that is down: the row waits, is tried again, and others are told meanwhile', async () => {
    let isDown = true;
    start(({ processId }) => {
      if (isDown && processId === 'report/a') throw new Error('14 UNAVAILABLE');
    });
    await put('a');
    await until('a failed attempt', async () => (await attempts()) === 1);
    await put('b');
    await until('the other', () => told.includes('report/b 2'));
    await until('the row waiting', async () => (await ledger.db.relay.count()) === 1);
    await realTimePasses(ledger);
    await until('another failed attempt', async () => ((await attempts()) ?? 0) >= 2);
    isDown = false;
    await realTimePasses(ledger);
    await until('the row told after all', () => told.includes('report/a 2'));
    await until('an empty table', async () => (await attempts()) === null);
  });

  test('no transaction is open while the engine is asked', async () => {
    let answer = () => {};
    const asked = new Promise<void>((resolve) => (answer = resolve));
    start(() => asked);
    await put('a');
    await until('the claim', async () => (await attempts()) === 1);
    const [row] = await ledger.db.$queryRaw<{ open: number }[]>`
      SELECT count(*)::int AS open FROM pg_stat_activity
      WHERE datname = current_database() AND state LIKE 'idle in transaction%'`;
    expect(row).toEqual({ open: 0 });
    answer();
    await until('an empty table', async () => (await attempts()) === null);
  });

  test('several relays tell each row once', async () => {
    for (let i = 0; i < 3; i++) start();
    for (let i = 0; i < 50; i++) await put(`r${i}`);
    await until('all', () => told.length >= 50);
    await until('an empty table', async () => (await attempts()) === null);
    expect(new Set(told).size).toBe(50);
    expect(told).toHaveLength(50);
  });

  test('a ledger that is out of reach for a while: it goes on by itself', async () => {
    start();
    await put('a');
    await until('the first', () => told.length === 1);
    await ledger.db.$executeRaw`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid()`.catch(() => undefined);
    await until('a connection', () =>
      put('b').then(
        () => true,
        () => false,
      ),
    );
    await until('the second', () => told.some((line) => line.startsWith('report/b')));
  });
});
