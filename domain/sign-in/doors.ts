import type { UserRole } from '../report/actor.ts';

/** By what somebody comes in: a code by mail, a passkey, or the sign-in of their organisation (OpenID Connect). */
export type Door = 'code' | 'passkey' | 'oidc';

/** Which roles come in by which door alone. Who is in both lists chooses between the two. */
export interface DoorRules {
  passkeyRoles: readonly UserRole[];
  oidcRoles: readonly UserRole[];
}

/**
 * The doors of which one is still to be passed by who came in by one; none: they are in. Every role counts that they
 * could act in: else the least of them would let them make themselves a key to the others.
 */
export function stillAsked(
  roles: readonly UserRole[],
  door: Door,
  { passkeyRoles, oidcRoles }: DoorRules,
): readonly Door[] {
  for (const role of roles) {
    const asked: Door[] = [
      ...(passkeyRoles.includes(role) ? (['passkey'] as const) : []),
      ...(oidcRoles.includes(role) ? (['oidc'] as const) : []),
    ];
    if (asked.length > 0 && !asked.includes(door)) return asked;
  }
  return [];
}

/**
 * Whether a passkey may be added. Who is not in yet may add their first one only, and only where no other door is
 * asked of them: else whoever reads their mail would make themselves a key.
 * @param still what is still asked of them.
 * @param keys how many passkeys they have.
 */
export function mayAddPasskey(still: readonly Door[], keys: number): boolean {
  if (still.length === 0) return true;
  return keys === 0 && still.every((door) => door === 'passkey');
}
