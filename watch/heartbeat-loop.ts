import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { measureClock } from '../ledger/clock.ts';
import { beat, stopBeating, type Pulse } from '../ledger/heartbeat.ts';
import type { Ledger } from '../ledger/ledger.ts';

/** Every so many ms of real time; health calls a part down after three missed beats. */
export const BEAT_MS = 5_000;

/** What beats. */
export interface Beating {
  ledger: Ledger;
  part: 'worker' | 'server';
  isAlive: () => boolean;
  /** What it says of itself beside its clock; may keep other marks on the way. */
  pulse?: () => Promise<Pick<Pulse, 'taskAgo'>>;
  log: Logger;
}

/** Beats for a part as long as it is alive. */
export function startHeartbeat({ ledger, part, isAlive, pulse, log }: Beating) {
  const id = `${part}-${randomUUID()}`;
  let beating: Promise<void> = Promise.resolve();
  const once = async () => {
    const clockOff = await measureClock(ledger);
    await beat(ledger, id, part, { clockOff, ...(await pulse?.()) });
  };
  const next = () => {
    if (!isAlive()) return;
    beating = once().catch((error: unknown) => log.warn({ err: error }, 'heartbeat failed'));
  };
  next();
  const timer = setInterval(next, BEAT_MS);
  return {
    async stop(): Promise<void> {
      clearInterval(timer);
      await beating;
      await stopBeating(ledger, id).catch(() => undefined);
    },
  };
}
