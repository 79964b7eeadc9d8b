import type { UserRole } from '../report/actor.ts';

/** By what somebody comes in: a code by mail, a passkey, or the sign-in of their organisation (OpenID Connect). */
export type Door = 'code' | 'passkey' | 'oidc';

/** Which roles come in by which door alone. Who is in both lists chooses between the two. */
export interface DoorRules {
  passkeyRoles: readonly UserRole[];
  oidcRoles: readonly UserRole[];
}

/** The doors of which somebody in a role has to pass one; none: whatever they came in by will do. */
export function doorsAsked(role: UserRole, rules: DoorRules): Door[] {
  return [
    ...(rules.passkeyRoles.includes(role) ? (['passkey'] as const) : []),
    ...(rules.oidcRoles.includes(role) ? (['oidc'] as const) : []),
  ];
}

/** Of these doors those that are still to be passed by who came in by one; none: they are in. */
export const stillAsked = (asked: readonly Door[], door: Door): readonly Door[] =>
  asked.includes(door) ? [] : asked;

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
