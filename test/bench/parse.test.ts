import { expect, test } from '@jest/globals';
import { noticeOf } from '../../bench/measure/notice.ts';
import { run } from '../../bench/parse.ts';
import { parseDocument } from '../../domain/document/parse-document.ts';

test('a generated notice is read whole, however long it is', () => {
  for (const times of [1, 7, 40]) {
    const { tasks, unread, duties } = parseDocument(noticeOf(times));
    expect(tasks).toHaveLength(12 * times);
    expect(unread).toBeUndefined();
    expect(duties.map(({ cadence }) => cadence)).toContain('yearly');
  }
});

test('the benchmark of reading tells what it read, and how long it took', async () => {
  const result = await run({ n: 4, runs: 1 });
  expect(result).toMatchObject({ name: 'parse', n: 4, runs: 1 });
  expect(result['lengths']).toMatchObject({ 1: { tasks: 12 }, 4: { tasks: 48 } });
  expect(result['megabytesPerSecond']).toBeGreaterThan(0);
});
