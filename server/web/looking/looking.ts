import { plansFor } from '../../../ledger/read/desk/plans.ts';
import { keptRehearsal, type KeptRehearsal } from '../../../ledger/rehearsal/kept.ts';
import { keptCookie } from '../cookies.ts';
import type { AppContext, SignedIn } from '../deps.ts';

/** Cookie of the rehearsal that somebody looks around in: its number, and the instant in milliseconds. */
export const LOOKING_COOKIE = 'duban.rehearsal';

/** What the browser says it looks at; null: at the product itself, as everybody does. */
export function lookedAt(c: AppContext): { id: number; at: Date } | null {
  const [, id, at] = /^([1-9]\d{0,8})\.(\d{1,15})$/.exec(keptCookie(c, LOOKING_COOKIE) ?? '') ?? [];
  return id === undefined || at === undefined ? null : { id: Number(id), at: new Date(Number(at)) };
}

/**
 * The rehearsal that somebody may look around in: of a plan that they run. `gone`: there is none of this
 * number, or its database is not kept any more.
 */
export async function lookableBy(
  c: AppContext,
  user: SignedIn | null,
  id: number,
): Promise<KeptRehearsal | 'forbidden' | 'gone'> {
  if (!user || (user.role !== 'commission' && user.role !== 'admin')) return 'forbidden';
  const { ledger } = c.get('deps');
  const kept = await keptRehearsal(ledger, id);
  if (!kept) return 'gone';
  const plans = await plansFor(ledger, { role: user.role, agencyId: user.agencyId });
  return plans.some((plan) => plan.id === kept.planId) ? kept : 'forbidden';
}

/** The instant within those of a rehearsal that is nearest to the one given. */
export function withinRehearsal({ from, to }: KeptRehearsal, at: Date): Date {
  return new Date(Math.min(Math.max(+at, +from), +to));
}
