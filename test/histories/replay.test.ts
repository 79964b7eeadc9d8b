import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { Worker } from '@temporalio/worker';
import pino from 'pino';
import { workflowBundle } from '../../worker/bundle.ts';
import { installRuntime } from '../../worker/runtime.ts';
import { changedBundle } from '../support/changed-bundle.ts';
import { historyFromText } from './codec.ts';

const NAMES = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.json'))
  .map((file) => path.basename(file, '.json'))
  .sort();

const historyOf = (name: string) =>
  historyFromText(readFileSync(path.join(import.meta.dirname, `${name}.json`), 'utf8'));

beforeAll(() => installRuntime(pino({ level: 'silent' })));

describe('the workflows of today', () => {
  test.each([
    ['', false],
    [' while they tell OpenTelemetry of themselves', true],
  ])('go on with every history that is kept%s', async (_, isTraced) => {
    const histories = NAMES.map((name) => ({ workflowId: name, history: historyOf(name) }));
    const results: Record<string, string> = {};
    const workers = { workflowBundle: { codePath: await workflowBundle(isTraced) } };
    for await (const { workflowId, error } of Worker.runReplayHistories(workers, histories))
      results[workflowId] = error?.message ?? 'replayed';
    expect(results).toEqual(Object.fromEntries(NAMES.map((name) => [name, 'replayed'])));
  });

  test('a history of every path is kept', () => {
    expect(NAMES).toEqual([
      'cycle',
      'cycle-after-close',
      'cycle-left',
      'inspection',
      'midterm-evaluation',
      'plan-ended-early',
      'plan-two-years',
      'probe',
      'reconcile',
      'report-filed-after-close',
      'report-late',
      'report-left',
      'report-never',
      'report-on-time',
      'report-returned',
      'report-taken-back-and-paused',
    ]);
  });
});

describe('a workflow that was changed', () => {
  const replayed = (code: string, name: string) =>
    Worker.runReplayHistory({ workflowBundle: { code } }, historyOf(name), name);

  test('cannot go on with them: this test can fail', async () => {
    const code = await changedBundle('changed');
    await expect(replayed(code, 'report-late')).rejects.toThrow(/[Nn]ondeterminism/);
  });

  test('goes on with them where the change is patched()', async () => {
    const code = await changedBundle('patched');
    for (const name of NAMES.filter((each) => each.startsWith('report')))
      await expect(replayed(code, name)).resolves.toBeUndefined();
  });
});
