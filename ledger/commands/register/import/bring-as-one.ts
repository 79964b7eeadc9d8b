import type { Actor } from '../../../../domain/report/actor.ts';
import type { Outcome } from '../../../../domain/report/refusal.ts';
import type { Ledger } from '../../../ledger.ts';
import { shownOrDone } from '../../../shown-or-done.ts';
import { asRegistrar, type Registering } from '../as-registrar.ts';

/** Brings a file in as one change of the register, and rolls it back unless what it changes is to be. */
export const bringAsOne = <T>(
  ledger: Ledger,
  actor: Actor,
  bring: (registering: Registering) => Promise<T>,
  isToBeDone: (changes: T) => boolean,
): Promise<Outcome<T>> =>
  shownOrDone<Outcome<T>>((show) =>
    asRegistrar(ledger, actor, async (registering) => {
      const changes = await bring(registering);
      const outcome = { ok: true as const, value: changes };
      return isToBeDone(changes) ? outcome : show(outcome);
    }),
  );
