/**
 * Business time. In production the system's time; under virtual time the test server's time plus an
 * offset. Leases, back-off and heartbeats use real time instead (the database's `now()`).
 */
export interface Clock {
  now(): Promise<Date>;
}

/** The one place that reads the wall clock for business time. */
export const systemClock: Clock = { now: () => Promise.resolve(new Date()) };
