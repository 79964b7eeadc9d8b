import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import pino from 'pino';
import { relay, type RelayMessage } from '../../ledger/relay.ts';
import type { Loop } from '../../worker/loop.ts';
import { startRelay } from '../../worker/relay-loop.ts';
import type { Starter } from '../../worker/workflow-starter.ts';
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

/** A relay whose engine answers as `tell` says. */
function start(tell: (message: RelayMessage) => Promise<void> | void = () => undefined): void {
  const starter: Starter = {
    startCycle: () => Promise.resolve(),
    startReport: () => Promise.resolve(),
    async tell(message) {
      await tell(message);
      told.push(`${subjectOf(message)} ${message.version}`);
    },
  };
  loops.push(startRelay(ledger, ledger.url, starter, pino({ level: 'silent' })));
}
const subjectOf = ({ target }: RelayMessage) =>
  target.workflow === 'report' ? target.reportId : target.planId;
const put = (reportId: string, version: number) =>
  ledger.db.$transaction((tx) =>
    relay(tx, {
      target: { workflow: 'report', reportId, planId: 'small' },
      signal: 'submitted',
      version,
    }),
  );
const attempts = async () => (await ledger.db.relay.findFirst())?.attempts ?? null;

describe('the relay loop', () => {
  test('tells what was there before it, and what comes while it sleeps', async () => {
    await put('a', 1);
    start();
    await until('the first', () => told.length === 1);
    await put('b', 7);
    await until('the second', () => told.length === 2);
    expect(told).toEqual(['a 1', 'b 7']);
    await until('an empty table', async () => (await attempts()) === null);
  });

  test('an engine that is down: the row waits, is tried again, and others are told meanwhile', async () => {
    let isDown = true;
    start((message) => {
      if (isDown && subjectOf(message) === 'a') throw new Error('14 UNAVAILABLE');
    });
    await put('a', 1);
    await until('a failed attempt', async () => (await attempts()) === 1);
    await put('b', 1);
    await until('the other', () => told.includes('b 1'));
    await realTimePasses(ledger);
    await until('another failed attempt', async () => (await attempts()) === 2);
    isDown = false;
    await realTimePasses(ledger);
    await until('the row told after all', () => told.includes('a 1'));
    await until('an empty table', async () => (await attempts()) === null);
  });

  test('several relays tell each row once', async () => {
    for (let i = 0; i < 3; i++) start();
    for (let i = 0; i < 50; i++) await put(`r${i}`, 1);
    await until('all', () => told.length >= 50);
    await until('an empty table', async () => (await attempts()) === null);
    expect(new Set(told).size).toBe(50);
    expect(told).toHaveLength(50);
  });

  test('a ledger that is out of reach for a while: it goes on by itself', async () => {
    start();
    await put('a', 1);
    await until('the first', () => told.length === 1);
    await ledger.db.$executeRaw`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid()`.catch(() => undefined);
    await until('a connection', () =>
      put('b', 1).then(
        () => true,
        () => false,
      ),
    );
    await until('the second', () => told.includes('b 1'));
  });
});
