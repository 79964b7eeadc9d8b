import type { Clock } from '../ledger/clock.ts';
import type { TestServerTime } from './temporal/test-server-time.ts';

/** Business time under virtual time: the time-skipping server's, moved by a fixed offset. */
export interface VirtualClock extends Clock {
  /** Milliseconds of business time ahead of the server's. */
  readonly offsetMs: number;
  /** Lets the server skip until this business instant; past instants do nothing. */
  skipTo(instant: Date): Promise<void>;
}

/**
 * Asks the server at every reading: a cached time would be stale in the very moment a skip ends.
 * @param startsAt what business time it is now.
 */
export async function virtualClock(time: TestServerTime, startsAt: Date): Promise<VirtualClock> {
  const offsetMs = startsAt.getTime() - (await time.now()).getTime();
  return {
    offsetMs,
    now: async () => new Date((await time.now()).getTime() + offsetMs),
    skipTo: (instant) => time.sleepUntil(new Date(instant.getTime() - offsetMs)),
  };
}
