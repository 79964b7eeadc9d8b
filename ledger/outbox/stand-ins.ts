import type { CivilDate } from '../../domain/calendar/civil-date.ts';
import type { ContactRole } from '../../domain/ladder/step.ts';
import { isAbsentOn, standInOn } from '../../domain/register/stand-in.ts';
import type { Tx } from '../ledger.ts';

/** A mail with the day that it falls due, and when its contact is absent. */
export interface DueTo {
  mailId: string;
  contactId: string;
  agencyId: string;
  absentFrom: CivilDate | null;
  absentTo: CivilDate | null;
  /** In the plan's zone. */
  day: CivilDate;
}

/** Who gets a mail in another's place. */
export interface StandIn {
  id: string;
  role: ContactRole;
  name: string;
  address: string;
  lang: string;
}

/**
 * Who gets these mails in the place of contacts who are absent on the day they fall due, by the mail's
 * id; whoever is there, or has nobody, is not among them. It is told when the bytes are made, as the
 * address is: an absence that is entered late counts for all that has not gone out.
 */
export async function standInsOf(tx: Tx, mails: readonly DueTo[]): Promise<Map<string, StandIn>> {
  const absent = mails.filter((mail) => isAbsentOn(mail, mail.day));
  const found = new Map<string, StandIn>();
  if (absent.length === 0) return found;
  const contacts = await tx.contact.findMany({
    where: { agencyId: { in: [...new Set(absent.map(({ agencyId }) => agencyId))] } },
    orderBy: { id: 'asc' },
  });
  for (const { mailId, contactId, agencyId, day } of absent) {
    const contact = contacts.find(({ id }) => id === contactId);
    const colleagues = contacts.filter((each) => each.agencyId === agencyId);
    const standIn = contact && standInOn(contact, colleagues, day);
    if (standIn) found.set(mailId, standIn);
  }
  return found;
}
