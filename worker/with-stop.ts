import { setMaxListeners } from 'node:events';
import type { Client } from '@temporalio/client';

/**
 * Asks Temporal, and gives it up when the signal is aborted. Each call has a signal of its own: the client listens to
 * the one it is given and never takes its listener back, so a signal that lives for as long as a worker would collect
 * one a call.
 */
export async function withStop<T>(
  client: Client,
  signal: AbortSignal,
  ask: () => Promise<T>,
): Promise<T> {
  signal.throwIfAborted();
  const own = new AbortController();
  // A call that is retried is several to the client.
  setMaxListeners(0, own.signal);
  const stop = () => own.abort(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await client.withAbortSignal(own.signal, ask);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
