import { describe, expect, test } from '@jest/globals';
import { run as boot } from '../../bench/boot.ts';
import { run as digest } from '../../bench/digest.ts';
import { run as file } from '../../bench/file.ts';
import { run as herd } from '../../bench/herd.ts';
import { run as queueing } from '../../bench/queueing.ts';
import { run as recover } from '../../bench/recover.ts';
import { run as senders } from '../../bench/senders.ts';
import { CONTENDERS } from '../../bench/contenders/names.ts';

describe('a small run of each benchmark', () => {
  test('herd: every contender sends all of its mails once', async () => {
    const { contenders, ratios, ...result } = await herd({ n: 40, runs: 1 });
    expect(result).toMatchObject({ lost: 0, twice: 0 });
    for (const name of CONTENDERS)
      expect({ name, ...(contenders as Record<string, object>)[name] }).toMatchObject({
        ...{ name, n: 40, lost: 0, twice: 0 },
      });
    expect(Object.keys(ratios as object)).toEqual(CONTENDERS.slice(1));
  });

  test('digest: as many messages as recipients, beside as many as reminders', async () => {
    const result = await digest({ n: 100, runs: 1 });
    expect(result).toMatchObject({ recipients: 5, lost: 0, twice: 0 });
    expect(result['contenders']).toMatchObject({ 'graphile-worker': { n: 100, lost: 0 } });
  });

  test('file: filings while nothing happens, and while the herd goes out', async () => {
    const { filing } = await file({ n: 300, runs: 1 });
    expect(filing).toMatchObject({ idle: { filings: 150 } });
  });

  test('recover: what is left after a kill is sent by the next process', async () => {
    expect(await recover({ n: 100, runs: 1, only: ['duban'] })).toMatchObject({ lost: 0 });
  });

  test('senders: by one process and by two, each mail once', async () => {
    expect(await senders({ n: 60, runs: 1 })).toMatchObject({ lost: 0, twice: 0 });
  });

  test('queueing: a herd is foretold, here and elsewhere', async () => {
    const result = await queueing({ n: 100, runs: 1 });
    expect(result).toMatchObject({ fedWith: 20 });
    expect(result['ratio'] as number).toBeGreaterThan(0);
  });

  test('boot: the product starts, and starts again', async () => {
    const { firstSeconds, laterSeconds } = await boot({ runs: 1 });
    expect(firstSeconds).toMatchObject({ median: expect.any(Number) });
    expect(laterSeconds).toMatchObject({ median: expect.any(Number) });
  });
});
