/** Ends a transaction whose outcome was only to be shown. */
class Shown extends Error {
  readonly outcome: unknown;
  constructor(outcome: unknown) {
    super('shown, not done');
    this.outcome = outcome;
  }
}

/**
 * Runs a change that may only be shown: a preview takes the same way and is rolled back, so that what it
 * shows is what would be.
 * @param run opens the transaction; calling `show` in it rolls it back and gives this outcome.
 */
export async function shownOrDone<T>(run: (show: (outcome: T) => never) => Promise<T>): Promise<T> {
  try {
    return await run((outcome) => {
      throw new Shown(outcome);
    });
  } catch (error) {
    if (error instanceof Shown) return error.outcome as T;
    throw error;
  }
}
