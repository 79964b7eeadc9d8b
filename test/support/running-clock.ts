import type { Clock } from '../../ledger/clock.ts';

/** Business time at the real pace, at a distance from real time; it can be made to leap ahead. */
export class RunningClock implements Clock {
  offsetMs: number;

  constructor(offsetMs = 0) {
    this.offsetMs = offsetMs;
  }

  now(): Promise<Date> {
    return Promise.resolve(new Date(Date.now() + this.offsetMs));
  }

  leapTo(instant: Date): void {
    this.offsetMs = instant.getTime() - Date.now();
  }
}
