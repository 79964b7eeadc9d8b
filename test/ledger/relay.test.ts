import { beforeEach, describe, expect, test } from '@jest/globals';
import { raiseFence } from '../../ledger/fence/fence.ts';
import { resetProcesses } from '../../ledger/fence/reset.ts';
import { tell, tellAll, tellLater } from '../../ledger/processes.ts';
import {
  claimRelay,
  finishTelling,
  type ProcessSignal,
  type RelayMessage,
} from '../../ledger/relay.ts';
import { anotherLedger, testLedger, type TestLedger } from '../support/database.ts';
import { gateAt } from '../support/gate.ts';
import { realTimePasses } from '../support/outbox.ts';

let ledger: TestLedger;
beforeEach(async () => {
  ledger = await testLedger();
  await ledger.db.process.createMany({
    data: [1, 2, 3].map((n) => ({
      id: `report/r${n}`,
      type: 'report',
      planId: 'p',
      subject: `r${n}`,
    })),
  });
});

const put = (n: number, signal: ProcessSignal = 'submitted') =>
  ledger.db.$transaction((tx) => tell(tx, `report/r${n}`, signal));
const close = (n: number, of: TestLedger = ledger) =>
  of.db.$transaction((tx) => tellLater(tx, `report/r${n}`, 'reportClosed'));
const versionOf = async (n: number) =>
  (await ledger.db.process.findUniqueOrThrow({ where: { id: `report/r${n}` } })).version;
const waiting = async () =>
  (await ledger.db.relay.findMany({ orderBy: { id: 'asc' } })).map(
    ({ processId, version, attempts }) => `${processId} ${version}, ${attempts} attempts`,
  );
const said = (messages: RelayMessage[]) =>
  messages.map(({ processId, version, ids }) => `${processId} ${version} of ${ids.length}`).sort();
const retryIn = async () => {
  const [row] = await ledger.db.$queryRaw<{ seconds: number }[]>`
    SELECT extract(epoch FROM retry_at - now())::float8 AS seconds FROM relay`;
  return row!.seconds;
};

describe('telling a process', () => {
  test('raises its version and puts that down, in one transaction', async () => {
    expect([await put(1), await put(1), await put(2)]).toEqual([2, 3, 2]);
    expect(await waiting()).toEqual([
      'report/r1 2, 0 attempts',
      'report/r1 3, 0 attempts',
      'report/r2 2, 0 attempts',
    ]);
    await expect(
      ledger.db.$transaction((tx) => tell(tx, 'report/none', 'submitted')),
    ).rejects.toThrow('no process');
  });

  test('many at once', async () => {
    const ids = ['report/r1', 'report/r3', 'report/none'];
    expect(await ledger.db.$transaction((tx) => tellAll(tx, ids, 'termsChanged'))).toBe(2);
    expect(await ledger.db.$transaction((tx) => tellAll(tx, [], 'termsChanged'))).toBe(0);
    expect(await waiting()).toEqual(['report/r1 2, 0 attempts', 'report/r3 2, 0 attempts']);
  });

  test('later: its row is not touched, so a herd of closings waits for nobody', async () => {
    const gate = await gateAt(ledger, 'audit');
    // Somebody holds the process's row for as long as the gate is closed.
    const holder = ledger.db.$transaction(async (tx) => {
      await tx.process.update({ where: { id: 'report/r1' }, data: { steps: 1 } });
      const entry = { at: new Date(0), actor: 'x', action: 'x', subject: 'x', data: {} };
      await tx.audit.create({ data: entry });
    });
    await gate.reached();
    await close(1, anotherLedger(ledger));
    await gate.open();
    await holder;
    expect(await waiting()).toEqual(['report/r1 null, 0 attempts']);
    expect(await versionOf(1)).toBe(1);
  });
});

describe('a claim', () => {
  test('gives the newest version of each process, with all the rows that say so', async () => {
    await put(1);
    await put(2);
    await put(1);
    await put(1);
    expect(said(await claimRelay(ledger, 10))).toEqual(['report/r1 4 of 3', 'report/r2 2 of 1']);
  });

  test('is committed before anybody is told: counted, and nobody else’s until the lease is over', async () => {
    await put(1);
    const [message] = await claimRelay(ledger, 10);
    expect(message).toMatchObject({ attempts: 1 });
    expect(await waiting()).toEqual(['report/r1 2, 1 attempts']);
    expect(await claimRelay(anotherLedger(ledger), 10)).toEqual([]);
    expect(await retryIn()).toBeGreaterThan(30);
    // The process that claimed it is gone: after the lease another one tells.
    await realTimePasses(ledger);
    const [again] = await claimRelay(anotherLedger(ledger), 10);
    expect(again).toMatchObject({ attempts: 2, version: 2 });
  });

  test('takes as many as it is asked for, oldest first', async () => {
    for (const n of [3, 1, 2]) await put(n);
    expect(said(await claimRelay(ledger, 2))).toEqual(['report/r1 2 of 1', 'report/r3 2 of 1']);
    expect(said(await claimRelay(ledger, 2))).toEqual(['report/r2 2 of 1']);
  });

  test('two at once never give the same row', async () => {
    for (let i = 0; i < 40; i++) await put(1 + (i % 3));
    const other = anotherLedger(ledger);
    const batches = await Promise.all(
      Array.from({ length: 8 }, (_, i) => claimRelay(i % 2 ? ledger : other, 10)),
    );
    const ids = batches.flat().flatMap((message) => message.ids);
    expect(ids).toHaveLength(40);
    expect(new Set(ids).size).toBe(40);
  });

  test('sees a row only when its transaction has committed', async () => {
    const other = anotherLedger(ledger);
    await expect(
      ledger.db.$transaction(async (tx) => {
        await tell(tx, 'report/r1', 'submitted');
        expect(await claimRelay(other, 10)).toEqual([]);
        throw new Error('rolled back');
      }),
    ).rejects.toThrow('rolled back');
    expect(await waiting()).toEqual([]);
    expect(await versionOf(1)).toBe(1);
  });
});

describe('closings that come together', () => {
  test('raise the version once for the batch, and are one message', async () => {
    for (let i = 0; i < 50; i++) await close(1);
    await close(2);
    expect(said(await claimRelay(ledger, 100))).toEqual(['report/r1 2 of 50', 'report/r2 2 of 1']);
    expect([await versionOf(1), await versionOf(2), await versionOf(3)]).toEqual([2, 2, 1]);
  });

  test('that come after the batch raise it once more', async () => {
    await close(1);
    await claimRelay(ledger, 10);
    await close(1);
    await close(1);
    expect(said(await claimRelay(ledger, 10))).toEqual(['report/r1 3 of 2']);
  });

  test('claimed again after a failure keep the version they were given', async () => {
    await close(1);
    await finishTelling(ledger, [], await claimRelay(ledger, 10));
    await realTimePasses(ledger);
    expect(said(await claimRelay(ledger, 10))).toEqual(['report/r1 2 of 1']);
    expect(await versionOf(1)).toBe(2);
  });

  test('beside a version of its own: the newest is told', async () => {
    await put(1);
    await close(1);
    expect(said(await claimRelay(ledger, 10))).toEqual(['report/r1 3 of 2']);
  });

  test('of a process that is gone are told to nobody, and do not wait for ever', async () => {
    await ledger.db.$transaction((tx) => tellLater(tx, 'cycle/gone', 'reportClosed'));
    const messages = await claimRelay(ledger, 10);
    await finishTelling(ledger, messages, []);
    expect(await waiting()).toEqual([]);
  });
});

describe('what became of it', () => {
  test('what was told is forgotten, with the older rows of the same process', async () => {
    await put(1);
    await put(1);
    await put(2);
    const messages = await claimRelay(ledger, 10);
    const first = messages.filter(({ processId }) => processId === 'report/r1');
    await finishTelling(ledger, first, []);
    expect(await waiting()).toEqual(['report/r2 2, 1 attempts']);
  });

  test('what could not be told waits, twice as long each time, up to a minute', async () => {
    await put(1);
    for (let attempts = 1; attempts < 12; attempts++) {
      await realTimePasses(ledger);
      await finishTelling(ledger, [], await claimRelay(ledger, 10));
      const expected = Math.min(32, 2 ** (attempts - 1));
      expect(await retryIn()).toBeLessThanOrEqual(60);
      expect(await retryIn()).toBeGreaterThan(expected - 2);
    }
    expect(await waiting()).toEqual(['report/r1 2, 11 attempts']);
  });

  test('a newer version does not wait behind an older one that failed', async () => {
    await put(1);
    await finishTelling(ledger, [], await claimRelay(ledger, 10));
    await put(1);
    expect(said(await claimRelay(ledger, 10))).toEqual(['report/r1 3 of 1']);
  });
});

describe('after a restore', () => {
  const told = async () =>
    (await claimRelay(ledger, 10)).map(({ processId, signal }) => `${processId} ${signal}`).sort();
  beforeEach(async () => {
    await put(1);
    await close(2);
    await raiseFence(ledger, { at: new Date(), name: 'duban.backup' });
  });

  test('nothing is told until the workflows of before are ended', async () => {
    expect(await told()).toEqual([]);
    expect(await resetProcesses(ledger)).toBe(3);
    expect(await resetProcesses(ledger)).toBeNull();
    expect(await told()).toEqual([
      'report/r1 restored',
      'report/r2 restored',
      'report/r3 restored',
    ]);
  });

  test('what is told together with it begins anew as well', async () => {
    await resetProcesses(ledger);
    await put(1);
    await put(3);
    expect(await told()).toEqual([
      'report/r1 restored',
      'report/r2 restored',
      'report/r3 restored',
    ]);
  });
});
