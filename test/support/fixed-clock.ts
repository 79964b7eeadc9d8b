import type { Clock } from '../../ledger/clock.ts';

/** Business time that stands still until it is set. */
export class FixedClock implements Clock {
  #now: Date;

  constructor(now: Date | string) {
    this.#now = new Date(now);
  }

  now(): Promise<Date> {
    return Promise.resolve(new Date(this.#now));
  }

  set(now: Date | string): void {
    this.#now = new Date(now);
  }
}
