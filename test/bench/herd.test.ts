import { expect, test } from '@jest/globals';
import { run } from '../../bench/herd.ts';

// Herds are sent in side-by-side.long.test.ts: every contender is a process of its own.
test('who is no contender is refused in words, before anything is started', async () => {
  await expect(run({ only: ['duban', 'nobody'] })).rejects.toThrow('expected some of duban, graph');
});
