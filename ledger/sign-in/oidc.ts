import type { Ledger } from '../ledger.ts';
import { ownEntry, SIGN_IN } from './own-entry.ts';

/**
 * Lets somebody in whose organisation vouches for an address: as the user who has it, for nobody is made a user so.
 * @param address as the organisation has verified it; upper and lower case count alike.
 * @returns who they are; null: nobody signs in at that address.
 */
export function enterByOidc(
  ledger: Pick<Ledger, 'db' | 'clock'>,
  address: string,
): Promise<string | null> {
  return ledger.db.$transaction(async (tx) => {
    const email = address.trim().toLowerCase();
    const user = await tx.user.findFirst({ where: { email, deactivatedAt: null } });
    if (!user) return null;
    await ownEntry(tx, await ledger.clock.now(), user.id, SIGN_IN, { by: 'oidc' });
    return user.id;
  });
}
