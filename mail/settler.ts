import { setTimeout as pause } from 'node:timers/promises';
import type { Ledger } from '../ledger/ledger.ts';
import { recordFates, type BeginOptions, type Outcome } from '../ledger/outbox/sending.ts';

/** Outcomes that are written at once. */
const MOST_OUTCOMES = 500;
/**
 * For so long, in ms, outcomes are gathered while there are more to come: a statement each would cost
 * as much as the sending.
 */
const GATHER_MS = 20;
const AFTER_ERROR_MS = 1_000;
/** How often an outcome is tried to be written while the sender stops. */
const LAST_TRIES = 3;

/** Whom a settler tells. */
export interface SettlerEvents {
  onError: (error: unknown) => void;
  /** Called when it has written some. */
  onWritten: () => void;
}

/** Writes what became of messages. */
export interface Settler {
  add(outcome: Outcome): void;
  /** No more outcomes are to come for now: what there is need not wait. */
  noMore(): void;
  /** What is not written yet. */
  waiting(): readonly Outcome[];
  /** Waits until all that it has by now is written. */
  written(): Promise<void>;
  /** Writes what it has, as far as it can, and ends. */
  stop(): Promise<void>;
}

/**
 * Writes outcomes, all that have come meanwhile at once. One that cannot be written is kept and tried
 * again, for a message whose outcome is forgotten goes out a second time.
 */
export function startSettler(
  ledger: Ledger,
  options: Pick<BeginOptions, 'uncertainSeconds'>,
  { onError, onWritten }: SettlerEvents,
): Settler {
  const waiting: Outcome[] = [];
  const stopping = new AbortController();
  let writing: Promise<void> | null = null;
  let tries = Infinity;
  let gathering = new AbortController();
  let [added, written] = [0, 0];
  const expected: { upTo: number; resolve: () => void }[] = [];

  const wait = (ms: number, { signal }: AbortController): Promise<void> =>
    pause(ms, undefined, { signal }).catch(() => undefined);
  const write = async (): Promise<void> => {
    while (waiting.length > 0 && tries > 0) {
      gathering = new AbortController();
      if (!stopping.signal.aborted) await wait(GATHER_MS, gathering);
      const batch = waiting.slice(0, MOST_OUTCOMES);
      try {
        await recordFates(ledger, batch, options);
        waiting.splice(0, batch.length);
        written += batch.length;
        while ((expected[0]?.upTo ?? Infinity) <= written) expected.shift()?.resolve();
        onWritten();
      } catch (error) {
        onError(error);
        tries -= 1;
        if (tries > 0)
          await (stopping.signal.aborted ? pause(AFTER_ERROR_MS) : wait(AFTER_ERROR_MS, stopping));
      }
    }
  };
  const start = (): Promise<void> => (writing ??= write().finally(() => (writing = null)));
  return {
    add(outcome) {
      waiting.push(outcome);
      added += 1;
      void start();
    },
    noMore: () => gathering.abort(),
    waiting: () => waiting,
    written: () =>
      new Promise((resolve) => {
        if (written >= added) resolve();
        else expected.push({ upTo: added, resolve });
      }),
    async stop() {
      tries = LAST_TRIES;
      stopping.abort();
      gathering.abort();
      await start();
    },
  };
}
