import type { Actor } from '../../../domain/report/actor.ts';
import { refused, type Outcome, type Refusal } from '../../../domain/report/refusal.ts';
import type { Ledger, Tx } from '../../ledger.ts';
import type { ReplacedAddress } from '../replaced-address.ts';

/** The register while one command changes it. */
export interface Registering {
  tx: Tx;
  actor: Actor;
  /** The clock's reading under the lock. */
  now: Date;
  /** Addresses that were replaced so far: once it is committed they are told. */
  replaced: ReplacedAddress[];
}

/** Why an actor may not change the register, or null: commissions and administrators may. */
export const registrarRefusal = ({ kind }: Actor): Refusal | null =>
  kind === 'admin' || kind === 'commission' ? null : { code: 'only_operator' };

/** Whoever changes names, users or roles waits for whoever does so now: clashes are seen by the second. */
export async function lockRegister(tx: Tx): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended('register', 0))::text`;
}

/**
 * Changes the register as one transaction under its lock.
 * @param needs `admin`: only an administrator may.
 */
export async function asRegistrar<T>(
  ledger: Ledger,
  actor: Actor,
  act: (registering: Registering) => Promise<Outcome<T>>,
  needs: 'registrar' | 'admin' = 'registrar',
): Promise<Outcome<T>> {
  const notAllowed = registrarRefusal(actor);
  if (notAllowed) return refused(notAllowed);
  if (needs === 'admin' && actor.kind !== 'admin') return refused({ code: 'only_admin' });
  return ledger.db.$transaction(
    async (tx) => {
      await lockRegister(tx);
      return act({ tx, actor, now: await ledger.clock.now(), replaced: [] });
    },
    { timeout: 120_000 },
  );
}
