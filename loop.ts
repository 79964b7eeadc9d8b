import { setTimeout as pause } from 'node:timers/promises';

/** A loop that runs until it is stopped; `stop` waits for the step it is in. */
export interface Loop {
  stop(): Promise<void>;
}

/** How a loop goes round. */
export interface Rounds {
  /** Real time between two rounds, in ms. */
  everyMs: number;
  /** Whether it waits before its first round, too; left out: it begins at once. */
  waitsFirst?: boolean;
  /** Told what a round failed with; the next one comes all the same. */
  onError: (error: unknown) => void;
}

/**
 * Does something again and again. No process lives on for its pauses.
 * @param round one round; its signal is aborted when the loop is to stop.
 */
export function startLoop(
  round: (signal: AbortSignal) => Promise<unknown>,
  { everyMs, waitsFirst = false, onError }: Rounds,
): Loop {
  const stop = new AbortController();
  const { signal } = stop;
  const rest = () => pause(everyMs, undefined, { signal, ref: false }).catch(() => undefined);
  const run = async () => {
    if (waitsFirst) await rest();
    while (!signal.aborted) {
      await round(signal).catch(onError);
      await rest();
    }
  };
  const done = run();
  return {
    async stop() {
      stop.abort();
      await done;
    },
  };
}
