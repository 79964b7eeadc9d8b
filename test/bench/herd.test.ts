import { expect, test } from '@jest/globals';
import { run } from '../../bench/herd.ts';

test('a herd of Duban’s and one of nodemailer’s alone: every mail is counted once', async () => {
  const result = await run({ n: 20, runs: 1, only: ['duban', 'ceiling'] });
  expect(result).toMatchObject({ name: 'herd', n: 20, runs: 1, lost: 0, twice: 0 });
  expect(Object.keys(result['perSecond'] as object)).toEqual(['duban', 'ceiling']);
  expect(Object.keys(result['ratios'] as object)).toEqual(['ceiling']);
  expect(result['contenders']).toMatchObject({
    duban: { n: 20, lost: 0, twice: 0 },
    ceiling: { n: 20, lost: 0, twice: 0 },
  });
  expect(result['firstMs'] as number).toBeLessThanOrEqual(result['lastMs'] as number);
});

test('who is no contender is refused in words', async () => {
  await expect(run({ only: ['duban', 'nobody'] })).rejects.toThrow('expected some of duban, graph');
});
