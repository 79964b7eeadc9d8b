import type { Ledger, Tx } from '../ledger.ts';
import { unansweredParts } from '../lock-parts.ts';
import type { LockedReport } from '../lock-report.ts';
import { climb, type Climbed } from './climb.ts';

/** What was done about a report's parts, and what comes next of them. */
export type PartsClimbed = Pick<Climbed, 'next' | 'taken'>;

/**
 * Climbs for the unanswered parts (配合意见) of a locked report, which have no workflow of their own:
 * they are asked for, and reminded of; their dates have moved with its own (part-terms.ts).
 * @param climbs false while the plan is paused, or when nothing is owed any more.
 */
export async function stepParts(
  ledger: Ledger,
  tx: Tx,
  locked: LockedReport,
  climbs: boolean,
): Promise<PartsClimbed> {
  const climbed: PartsClimbed = { next: null, taken: [] };
  if (!climbs || locked.unanswered === 0) return climbed;
  for (const part of await unansweredParts(tx, locked)) {
    const { next, taken } = await climb(ledger, tx, part);
    climbed.taken.push(...taken);
    if (next && (!climbed.next || next.wakeAt < climbed.next.wakeAt)) climbed.next = next;
  }
  return climbed;
}
