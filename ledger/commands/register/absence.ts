import { assertCivilDate, type CivilDate } from '../../../domain/calendar/civil-date.ts';
import type { Actor } from '../../../domain/report/actor.ts';
import { refused, type Outcome } from '../../../domain/report/refusal.ts';
import type { Ledger, Tx } from '../../ledger.ts';
import { auditContact } from '../contact-audit.ts';
import { registrarRefusal } from './as-registrar.ts';
import { contactOf, lockOpenAgency } from './contacts.ts';

/** From when to when a contact is absent, as it was typed, and who stands in; all empty: not absent. */
export interface TypedAbsence {
  from: string;
  to: string;
  /** Empty: a deputy of the agency. */
  standInId: string;
}

/**
 * Says when a contact is absent: what falls due on these days goes to the stand-in. The agency itself
 * says so of its own contacts, the commission of anybody's.
 */
export async function setAbsence(
  ledger: Ledger,
  { agencyId, contactId }: { agencyId: string; contactId: string },
  { from, to, standInId }: TypedAbsence,
  actor: Actor,
): Promise<Outcome<{ contactId: string }>> {
  const notAllowed = actor.agencyId === agencyId ? null : registrarRefusal(actor);
  if (notAllowed) return refused(notAllowed);
  return ledger.db.$transaction(async (tx) => {
    const ended = await lockOpenAgency(tx, agencyId);
    if (ended) return refused(ended);
    const contact = await contactOf(tx, agencyId, contactId);
    if (!contact) return refused({ code: 'not_found' });
    const isThere = from.trim() === '' && to.trim() === '';
    const days = isThere ? { from: null, to: null } : { from: dayOf(from), to: dayOf(to) };
    if (!isThere && (days.from === null || days.to === null))
      return refused({ code: 'bad_absence', fault: 'days' });
    if (days.from !== null && days.to !== null && days.to < days.from)
      return refused({ code: 'bad_absence', fault: 'order' });
    if (standInId !== '' && !(await isColleague(tx, agencyId, contactId, standInId)))
      return refused({ code: 'bad_absence', fault: 'stand_in' });
    await tx.contact.update({
      where: { id: contactId },
      data: {
        absentFrom: days.from,
        absentTo: days.to,
        standInId: isThere || standInId === '' ? null : standInId,
      },
    });
    const about = { at: await ledger.clock.now(), actor, contactId, of: agencyId };
    await auditContact(tx, { ...about, action: isThere ? 'end_absence' : 'set_absence' });
    return { ok: true, value: { contactId } };
  });
}

async function isColleague(tx: Tx, agencyId: string, id: string, other: string): Promise<boolean> {
  if (other === id) return false;
  return (await tx.contact.count({ where: { id: other, agencyId, active: true } })) === 1;
}

function dayOf(text: string): CivilDate | null {
  try {
    return assertCivilDate(text.trim());
  } catch {
    return null;
  }
}
