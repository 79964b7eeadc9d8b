import type { OutboxPool } from './outbox/outbox-pool.ts';

/**
 * Business time. In production the database's time; under virtual time the test server's time plus an
 * offset. Leases, back-off and heartbeats use real time instead (the database's `now()`).
 */
export interface Clock {
  now(): Promise<Date>;
}

/** The one place that reads the wall clock for business time. */
export const systemClock: Clock = { now: () => Promise.resolve(new Date()) };

/** This machine's own time, whatever the database's is. */
export const machineNow = (): Date => new Date();
const machineTime = (): number => machineNow().getTime();

/** The database is asked anew after so many ms. */
const GOOD_FOR_MS = 10_000;
/** Nobody waits longer for its answer: what was known goes on. */
const PATIENCE_MS = 2_000;
/** The machine's clock was set, or the machine slept: what was measured before does not hold. */
const LEAP_MS = 1_000;

/** What was measured: the database's time, and this process's clocks at that moment, in ms. */
interface Measured {
  database: number;
  steady: number;
  wall: number;
}

/**
 * The database's time, on every machine the same: a machine whose clock is an hour off sends nothing early.
 * It is asked now and then, and goes on by the process's steady clock in between. As long as the database
 * has not answered once, the machine's own time is given: nothing can be decided without it.
 */
export function databaseClock(ask: () => Promise<Date>): Clock {
  let known: Measured | null = null;
  let asking: Promise<void> | null = null;
  let newest = 0;
  const measure = (): Promise<void> =>
    (asking ??= (async () => {
      const sent = performance.now();
      try {
        const now = await ask();
        const steady = performance.now();
        const database = now.getTime() + (steady - sent) / 2;
        known = { database, steady, wall: machineTime() };
      } catch {
        // What was known goes on.
      } finally {
        asking = null;
      }
    })());
  return {
    async now() {
      const age = known && performance.now() - known.steady;
      const hasLeapt =
        known !== null && Math.abs(machineTime() - known.wall - (age ?? 0)) > LEAP_MS;
      if (age === null || hasLeapt) await inTime(measure());
      else if (age > GOOD_FOR_MS) void measure();
      const { database, steady } = known ?? { database: machineTime(), steady: performance.now() };
      const now = database + performance.now() - steady;
      // Measured anew, it must not go back by what the measuring leaves open.
      newest = newest > now && newest - now < LEAP_MS ? newest : now;
      return new Date(newest);
    },
  };
}

async function inTime(measuring: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, PATIENCE_MS)));
  await Promise.race([measuring, late]);
  clearTimeout(timer);
}

/** What time the database has. @throws where it does not answer. */
export async function databaseTime(outbox: OutboxPool): Promise<Date> {
  const { rows } = await outbox.query<{ now: Date }>('SELECT clock_timestamp() AS now');
  if (!rows[0]) throw new Error('the database told no time');
  return rows[0].now;
}

/**
 * How far this machine's clock is ahead of the database's, in seconds; as far as the time of asking leaves
 * it open, it counts as none.
 */
export async function measureClock({ outbox }: { outbox: OutboxPool }): Promise<number> {
  const sent = performance.now();
  const now = await databaseTime(outbox);
  const took = performance.now() - sent;
  const off = machineTime() - took / 2 - now.getTime();
  const left = Math.max(0, Math.abs(off) - took / 2);
  return (Math.sign(off) * left) / 1_000;
}
