import type { TestServerTime } from '../../local/temporal/test-server-time.ts';
import type { VirtualClock } from '../../local/virtual-clock.ts';

/** A virtual clock that can also leap ahead of the server it follows. */
export interface LeapingClock extends VirtualClock {
  /** From now on it is `instant`; `now` is what it was. */
  leapTo(instant: Date, now: Date): void;
}

export async function leapingClock(time: TestServerTime, startsAt: Date): Promise<LeapingClock> {
  let offsetMs = startsAt.getTime() - (await time.now()).getTime();
  return {
    get offsetMs() {
      return offsetMs;
    },
    now: async () => new Date((await time.now()).getTime() + offsetMs),
    skipTo: (instant) => time.sleepUntil(new Date(instant.getTime() - offsetMs)),
    leapTo(instant, now) {
      offsetMs += instant.getTime() - now.getTime();
    },
  };
}
