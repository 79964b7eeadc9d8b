import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { beat, stopBeating } from '../ledger/heartbeat.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Loop } from './loop.ts';

/** Every so many ms of real time; health calls a part down after three missed beats. */
export const BEAT_MS = 5_000;

/** Beats for `part` as long as `isAlive` says so. */
export function startHeartbeat(
  ledger: Ledger,
  part: string,
  isAlive: () => boolean,
  log: Logger,
): Loop {
  const id = `${part}-${randomUUID()}`;
  const once = () => {
    if (!isAlive()) return;
    beat(ledger, id, part).catch((error: unknown) => log.warn({ err: error }, 'heartbeat failed'));
  };
  once();
  const timer = setInterval(once, BEAT_MS);
  return {
    async stop() {
      clearInterval(timer);
      await stopBeating(ledger, id).catch(() => undefined);
    },
  };
}
