import { expect, test } from '@jest/globals';
import { startLoop } from '../../loop.ts';
import { until } from '../support/until.ts';

const ENDLESS_MS = 3_600_000;

test('a round that fails is told, and the next one comes', async () => {
  let rounds = 0;
  const errors: unknown[] = [];
  const fails = () => Promise.reject(new Error(`round ${(rounds += 1)}`));
  const loop = startLoop(fails, { everyMs: 1, onError: (error) => errors.push(error) });
  await until('three rounds', () => Promise.resolve(errors.length >= 3));
  await loop.stop();
  expect(errors.slice(0, 2)).toEqual([new Error('round 1'), new Error('round 2')]);
  const told = errors.length;
  expect(rounds).toBe(told);
});

test('stopping ends the pause, and waits for the round that is under way', async () => {
  const seen: string[] = [];
  let end = () => undefined as void;
  const round = async (signal: AbortSignal) => {
    await new Promise<void>((resolve) => (end = resolve));
    seen.push(signal.aborted ? 'ended after the stop' : 'ended before');
  };
  const loop = startLoop(round, { everyMs: ENDLESS_MS, onError: () => undefined });
  const stopped = loop.stop().then(() => seen.push('stopped'));
  end();
  await stopped;
  expect(seen).toEqual(['ended after the stop', 'stopped']);
});

test('one that waits first does nothing where it is stopped before', async () => {
  let rounds = 0;
  const round = () => Promise.resolve((rounds += 1));
  const loop = startLoop(round, {
    ...{ everyMs: ENDLESS_MS, waitsFirst: true },
    onError: () => undefined,
  });
  await loop.stop();
  expect(rounds).toBe(0);
});
