import { beforeEach, describe, expect, test } from '@jest/globals';
import { relay, relayBatch, type RelayRow, type RelayTarget } from '../../ledger/relay.ts';
import { anotherLedger, testLedger, type TestLedger } from '../support/database.ts';
import { realTimePasses } from '../support/outbox.ts';

const target = (n: number): RelayTarget => ({
  workflow: 'report',
  reportId: `r${n}`,
  planId: 'small',
});

let ledger: TestLedger;
beforeEach(async () => {
  ledger = await testLedger();
});

const put = (n: number, version: number) =>
  ledger.db.$transaction((tx) => relay(tx, { target: target(n), signal: 'submitted', version }));
const waiting = async () =>
  (await ledger.db.relay.findMany({ orderBy: { id: 'asc' } })).map(
    ({ version, attempts }) => `version ${version}, ${attempts} attempts`,
  );
const all = (rows: RelayRow[]) => Promise.resolve(new Set(rows));
const none = () => Promise.resolve(new Set<RelayRow>());

describe('the relay', () => {
  test('tells the newest version of each workflow once, and forgets the older ones with it', async () => {
    await put(1, 3);
    await put(2, 1);
    await put(1, 5);
    await put(1, 4);
    const heard: string[] = [];
    const tell = (rows: RelayRow[]) => {
      heard.push(...rows.map(({ target, version }) => `${JSON.stringify(target)} ${version}`));
      return all(rows);
    };
    expect(await relayBatch(ledger, 10, tell)).toEqual({ told: 4, failed: 0 });
    expect(heard.map((line) => line.replace(/.*(r\d).*\} /, '$1 '))).toEqual(['r1 5', 'r2 1']);
    expect(await waiting()).toEqual([]);
  });

  test('what could not be told waits, longer each time, and nothing else waits for it', async () => {
    await put(1, 1);
    await put(2, 1);
    const onlySecond = (rows: RelayRow[]) =>
      all(rows.filter(({ ids }) => ids[0] !== rows[0]!.ids[0]));
    expect(await relayBatch(ledger, 10, onlySecond)).toEqual({ told: 1, failed: 1 });
    expect(await waiting()).toEqual(['version 1, 1 attempts']);
    expect(await relayBatch(ledger, 10, all)).toEqual({ told: 0, failed: 0 });
    for (let attempts = 2; attempts < 12; attempts++) {
      await realTimePasses(ledger);
      await relayBatch(ledger, 10, none);
      const [row] = await ledger.db.$queryRaw<{ seconds: number }[]>`
        SELECT extract(epoch FROM retry_at - now())::float8 AS seconds FROM relay`;
      expect(row!.seconds).toBeLessThanOrEqual(60);
      expect(row!.seconds).toBeGreaterThan(Math.min(60, 2 ** (attempts - 1)) - 2);
    }
    await realTimePasses(ledger);
    expect(await relayBatch(ledger, 10, all)).toEqual({ told: 1, failed: 0 });
  });

  test('a newer version does not wait behind an older one that failed', async () => {
    await put(1, 1);
    await relayBatch(ledger, 10, none);
    await put(1, 2);
    const heard: number[] = [];
    await relayBatch(ledger, 10, (rows) => {
      heard.push(...rows.map(({ version }) => version));
      return all(rows);
    });
    expect(heard).toEqual([2]);
  });

  test('a crash between telling and forgetting tells again', async () => {
    await put(1, 1);
    const heard: number[] = [];
    const crash = (rows: RelayRow[]) => {
      heard.push(...rows.map(({ version }) => version));
      return Promise.reject(new Error('the process is gone'));
    };
    await expect(relayBatch(ledger, 10, crash)).rejects.toThrow('gone');
    expect(await waiting()).toEqual(['version 1, 0 attempts']);
    await relayBatch(ledger, 10, (rows) => {
      heard.push(...rows.map(({ version }) => version));
      return all(rows);
    });
    expect(heard).toEqual([1, 1]);
    expect(await waiting()).toEqual([]);
  });

  test('two relays never tell the same row at the same time', async () => {
    await put(1, 1);
    await put(2, 1);
    const other = anotherLedger(ledger);
    const heard: bigint[] = [];
    const first = await relayBatch(ledger, 1, async (rows) => {
      heard.push(...rows.flatMap(({ ids }) => ids));
      const second = await relayBatch(other, 10, (others) => {
        heard.push(...others.flatMap(({ ids }) => ids));
        return all(others);
      });
      expect(second.told).toBe(1);
      return new Set(rows);
    });
    expect(first.told).toBe(1);
    expect(new Set(heard).size).toBe(2);
  });

  test('a row is told only when its transaction has committed', async () => {
    await expect(
      ledger.db.$transaction(async (tx) => {
        await relay(tx, { target: target(1), signal: 'submitted', version: 1 });
        expect(await relayBatch(anotherLedger(ledger), 10, all)).toEqual({ told: 0, failed: 0 });
        throw new Error('rolled back');
      }),
    ).rejects.toThrow('rolled back');
    expect(await waiting()).toEqual([]);
  });
});
