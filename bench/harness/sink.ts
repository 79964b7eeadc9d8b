import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startChild } from './child.ts';

/** What a mail server of a benchmark has taken. */
export interface Arrived {
  /** Of each message the instant it first came, in epoch ms, in the order of arrival. */
  at: number[];
  /** How many came once more. */
  twice: number;
}

/** A mail server in a process of its own, which counts by Message-ID. */
export interface BenchSink {
  url: string;
  /** Forgets what came. */
  reset(options?: { keeps?: boolean; slownessMs?: number }): Promise<void>;
  count(): Promise<number>;
  arrived(): Promise<Arrived>;
  /** The messages themselves, if they were to be kept. */
  kept(): Promise<Buffer[]>;
  /** Until so many different messages have come; false: none came for `quietMs`. */
  untilCount(count: number, quietMs: number): Promise<boolean>;
  cpuMs(): Promise<number>;
  stop(): Promise<void>;
}

const LOOK_MS = 20;

/** Starts the mail server. */
export async function startBenchSink(): Promise<BenchSink> {
  const child = startChild(join(import.meta.dirname, 'sink-process.ts'));
  const port = await child.ask<number>('port');
  const count = () => child.ask<number>('count');
  return {
    url: `smtp://127.0.0.1:${port}`,
    reset: (options = {}) => child.ask('reset', options),
    count,
    arrived: () => child.ask('arrived'),
    kept: () => child.ask('kept'),
    async untilCount(wanted, quietMs) {
      let [last, changed] = [-1, performance.now()];
      for (;;) {
        const now = await count();
        if (now >= wanted) return true;
        if (now !== last) [last, changed] = [now, performance.now()];
        else if (performance.now() - changed > quietMs) return false;
        await pause(LOOK_MS);
      }
    },
    cpuMs: () => child.ask('cpu'),
    stop: () => child.stop(),
  };
}
