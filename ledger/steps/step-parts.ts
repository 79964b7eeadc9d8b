import { partDates } from '../../domain/kinds/parts.ts';
import type { Ledger, Tx } from '../ledger.ts';
import { unansweredParts } from '../lock-parts.ts';
import type { LockedReport } from '../lock-report.ts';
import { voidUpcoming } from '../outbox/stage.ts';
import { climb, type Climbed } from './climb.ts';

/** What was done about a report's parts, and what comes next of them. */
export type PartsClimbed = Pick<Climbed, 'next' | 'taken'>;

/**
 * Climbs for the unanswered parts (配合意见) of a locked report, which have no workflow of their own:
 * they follow its terms, are asked for, and reminded of.
 * @param climbs false while the plan is paused, or when nothing is owed any more.
 */
export async function stepParts(
  ledger: Ledger,
  tx: Tx,
  locked: LockedReport,
  climbs: boolean,
): Promise<PartsClimbed> {
  const climbed: PartsClimbed = { next: null, taken: [] };
  if (locked.unanswered === 0) return climbed;
  let parts = await unansweredParts(tx, locked);
  if (await followTerms(ledger, tx, locked, parts)) parts = await unansweredParts(tx, locked);
  if (!climbs) return climbed;
  for (const part of parts) {
    const { next, taken } = await climb(ledger, tx, part);
    climbed.taken.push(...taken);
    if (next && (!climbed.next || next.wakeAt < climbed.next.wakeAt)) climbed.next = next;
  }
  return climbed;
}

/**
 * The report's terms are its parts' too: whatever has moved its date (a return, an extension, a changed
 * policy, a resumption) moves theirs, here and nowhere else. Nobody is mailed for that alone: who was
 * asked before gets the reminders before the new date, of which one at least is still to come; who was
 * not is asked when its time has come.
 * @returns whether any of them has moved.
 */
async function followTerms(
  { calendar }: Ledger,
  tx: Tx,
  { report, plan, terms, now }: LockedReport,
  parts: readonly LockedReport[],
): Promise<boolean> {
  const { dueOn, armedAt } = terms;
  const opensAt = armedAt > report.opensAt ? armedAt : report.opensAt;
  let moved = false;
  for (const { report: part, values, terms: own } of parts) {
    // What passed to another agency since has a date of its own.
    if (own.armedAt >= armedAt) continue;
    const parent = { opensAt, dueOn, period: report.period };
    const dates = partDates(part.kind, parent, values, plan.policy, calendar);
    if (dates.dueOn === part.dueOn) continue;
    moved = true;
    await voidUpcoming(tx, part.id, now);
    const version = part.termsVersion + 1;
    const { cause } = await tx.terms.findUniqueOrThrow({
      where: { reportId_version: { reportId: report.id, version: report.termsVersion } },
      select: { cause: true },
    });
    const due = { dueOn: dates.dueOn, dueAt: dates.dueAt };
    const { agencyId } = part;
    await tx.terms.create({
      data: { reportId: part.id, version, ...due, armedAt: now, agencyId, cause },
    });
    const isToCome = part.opensAt > now;
    const opens = dates.opensAt > now ? dates.opensAt : now;
    await tx.report.update({
      where: { id: part.id },
      data: { termsVersion: version, ...due, ...(isToCome && { opensAt: opens }) },
    });
  }
  return moved;
}
