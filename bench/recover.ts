import { setTimeout as pause } from 'node:timers/promises';
import { CONTENDERS, type ContenderName } from './contenders/names.ts';
import { spreadOf } from './harness/figures.ts';
import type { BenchOptions, BenchResult } from './harness/options.ts';
import { say } from './harness/say.ts';
import { openArena, type Arena } from './measure/arena.ts';
import { contenderProcess, placeIn, stageInTime, warmedUp } from './measure/measure.ts';

const NAMES = ['duban', 'graphile-worker', 'pg-boss', 'dbos'] as const satisfies ContenderName[];
/** So much of the herd has arrived when the process is killed. */
const KILLED_AT = 0.2;
/** Nothing has come for so long: what is missing is held by whoever was killed, for longer than this. */
const PATIENCE_MS = 180_000;
const LOOK_MS = 1_000;

/** What became of a herd whose sender was killed; times in ms from the kill, the new process's start included. */
interface Recovered {
  firstMs: number;
  lastMs: number;
  /** Not sent within the time that nothing came. */
  missing: number;
  twice: number;
}

/**
 * `npm run bench -- recover`: kill -9 with N mails in flight, a new process at once: until the first and
 * the last of the rest are sent. What had been handed over and not written down may come twice.
 */
export async function run({ n = 1_000, runs = 3, only }: BenchOptions): Promise<BenchResult> {
  const names = NAMES.filter((name) => only?.includes(name) ?? true);
  const measured = new Map<ContenderName, Recovered[]>(names.map((name) => [name, []]));
  const arena = await openArena({ mails: n, needs: CONTENDERS.filter((each) => each === 'duban') });
  try {
    for (let round = 0; round < runs; round++)
      for (const name of names) {
        const one = await recovered(arena, name, n);
        measured.get(name)!.push(one);
        say(
          `run ${round + 1} of ${runs}: ${name} first after ${one.firstMs} ms, last ${one.lastMs} ms, ` +
            `missing ${one.missing}, twice ${one.twice}`,
        );
      }
  } finally {
    await arena.stop();
  }
  const summed = Object.fromEntries(
    [...measured].map(([name, rounds]) => [
      name,
      {
        firstMs: spreadOf(rounds.map(({ firstMs }) => firstMs)),
        lastMs: spreadOf(rounds.map(({ lastMs }) => lastMs)),
        missing: rounds.reduce((sum, { missing }) => sum + missing, 0),
        twice: rounds.reduce((sum, { twice }) => sum + twice, 0),
      },
    ]),
  );
  const own = summed['duban'];
  return {
    name: 'recover',
    n,
    runs,
    lost: own?.missing ?? null,
    twice: own?.twice ?? null,
    firstMs: own?.firstMs.median ?? null,
    lastMs: own?.lastMs.median ?? null,
    patienceMs: PATIENCE_MS,
    contenders: summed,
  };
}

async function recovered(arena: Arena, name: ContenderName, n: number): Promise<Recovered> {
  const { sink, warmUp } = arena;
  const database = await arena.database(name);
  const first = contenderProcess(name);
  const second = contenderProcess(name);
  const place = placeIn(arena, database.url);
  try {
    await first.ask('start', place);
    const msAMail = await warmedUp(first, arena, name);
    await stageInTime(first, { from: warmUp, count: n }, msAMail);
    await sink.untilCount(Math.max(1, Math.floor(n * KILLED_AT)), PATIENCE_MS);
    await first.kill();
    const killed = Date.now();
    const before = await sink.count();
    await second.ask('start', place);
    await sink.untilCount(n, PATIENCE_MS);
    // What may have arrived is sent again when its time has come.
    const giveUp = performance.now() + PATIENCE_MS;
    while (performance.now() < giveUp && (await second.ask<number>('left')) > 0) await pause(LOOK_MS);
    const { at, twice } = await sink.arrived();
    return {
      firstMs: Math.round((at[before] ?? Number.NaN) - killed),
      lastMs: Math.round((at.at(-1) ?? Number.NaN) - killed),
      missing: n - at.length,
      twice,
    };
  } finally {
    await first.kill();
    await second.stop();
    await database.drop();
  }
}
