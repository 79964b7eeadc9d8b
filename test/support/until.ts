import { setTimeout as delay } from 'node:timers/promises';

/**
 * Real time in which what must happen has to have happened: minutes, for a loaded machine is slow and
 * not wrong. Below the tests' own timeout (jest.config.mjs), so that the message names what it was.
 */
export const PATIENCE_MS = 240_000;
const FIRST_LOOK_MS = 5;
const LONGEST_LOOK_MS = 100;

/** Looks again and again until the condition holds; its value. @throws when it does not, in time. */
export async function until<T>(
  what: string,
  condition: () => Promise<T | false | null | undefined> | T | false | null | undefined,
): Promise<T> {
  const patience = AbortSignal.timeout(PATIENCE_MS);
  for (let wait = FIRST_LOOK_MS; ; wait = Math.min(LONGEST_LOOK_MS, wait * 1.2)) {
    const isLast = patience.aborted;
    const value = await condition();
    if (value !== false && value !== null && value !== undefined) return value;
    if (isLast) throw new Error(`waited in vain for ${what}`);
    await delay(wait);
  }
}
