import type { Ledger } from '../../ledger.ts';
import { cyclesAlike } from './cycles-alike.ts';
import { openAlike, type OpenAlike } from './open-alike.ts';
import { activeContacts, instantsOf, type PlannedInstant } from './planned-mails.ts';
import type { DeskPlan } from './plans.ts';
import { stagedTogether, type StagedTogether } from './staged-together.ts';

/** How far ahead is looked. */
const HORIZON_MS = 400 * 86_400_000;

/**
 * The next instants at which something will be sent, if nobody files before: the first of those that `plannedMails`
 * has. Cycles are looked at that open before the last of them, and no others.
 * @param most how many instants.
 * @param small open reports up to which each is looked at by itself; of more, one of each herd is.
 */
export async function nextMails(
  ledger: Ledger,
  plan: DeskPlan,
  now: Date,
  most: number,
  small?: number,
): Promise<PlannedInstant[]> {
  const horizon = new Date(now.getTime() + HORIZON_MS);
  const [staged, open, contacts] = await Promise.all([
    stagedTogether(ledger, plan, now, horizon),
    openAlike(ledger, plan, now, small),
    activeContacts(ledger),
  ]);
  const until = lastOf(staged, open, most, horizon);
  const toCome = await cyclesAlike(ledger, plan, now, until);
  const soon = staged.filter(({ at }) => at <= until);
  return instantsOf(ledger, plan, until, soon, [...open, ...toCome], contacts).slice(0, most);
}

/** When the last of so many instants is, of what the ledger has: a cycle to come may only bring it forward. */
function lastOf(
  staged: readonly StagedTogether[],
  open: readonly OpenAlike[],
  most: number,
  horizon: Date,
): Date {
  const times = new Set(staged.map(({ at }) => at.getTime()));
  for (const steps of new Set(open.map(({ report }) => report.steps)))
    for (const { at, to } of steps) if (to) times.add(at.getTime());
  const last = [...times].sort((a, b) => a - b)[most - 1];
  return new Date(Math.min(last ?? Infinity, horizon.getTime()));
}
