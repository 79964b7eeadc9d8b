import { setTimeout as delay } from 'node:timers/promises';

/** Real time in which what must happen has to have happened. */
const PATIENCE_MS = 30_000;

/** Looks again and again until the condition holds; its value. @throws when it does not, in time. */
export async function until<T>(
  what: string,
  condition: () => Promise<T | false | null | undefined> | T | false | null | undefined,
): Promise<T> {
  const patience = AbortSignal.timeout(PATIENCE_MS);
  for (;;) {
    const value = await condition();
    if (value !== false && value !== null && value !== undefined) return value;
    if (patience.aborted) throw new Error(`waited in vain for ${what}`);
    await delay(5);
  }
}
