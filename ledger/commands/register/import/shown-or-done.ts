import type { Actor } from '../../../../domain/report/actor.ts';
import type { Outcome } from '../../../../domain/report/refusal.ts';
import type { Ledger } from '../../../ledger.ts';
import { asRegistrar, type Registering } from '../as-registrar.ts';

/** Ends a transaction that was only to be shown, or not to be. */
class NotDone<T> extends Error {
  readonly shown: T;
  constructor(shown: T) {
    super('shown, not done');
    this.shown = shown;
  }
}

/** Brings a file in as one change of the register, and rolls it back unless what it changes is to be. */
export async function shownOrDone<T>(
  ledger: Ledger,
  actor: Actor,
  bring: (registering: Registering) => Promise<T>,
  isToBeDone: (changes: T) => boolean,
): Promise<Outcome<T>> {
  try {
    return await asRegistrar(ledger, actor, async (registering) => {
      const changes = await bring(registering);
      if (!isToBeDone(changes)) throw new NotDone(changes);
      return { ok: true, value: changes };
    });
  } catch (error) {
    if (error instanceof NotDone) return { ok: true, value: error.shown as T };
    throw error;
  }
}
