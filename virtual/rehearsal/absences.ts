import { civilDateOf } from '../../domain/calendar/zoned.ts';
import { standInOn, type Standing } from '../../domain/register/stand-in.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { PlannedMail } from '../oracle/mails-to.ts';

/** A contact as the register has it, with when it is absent. */
export interface RegisteredContact extends Standing {
  agencyId: string;
  address: string;
}

/** The active contacts of the register, in the order in which stand-ins are looked for. */
export async function registeredContacts({ db }: Ledger): Promise<RegisteredContact[]> {
  return db.contact.findMany({
    where: { active: true },
    orderBy: { id: 'asc' },
    select: {
      ...{ id: true, agencyId: true, role: true, active: true, address: true },
      ...{ absentFrom: true, absentTo: true, standInId: true },
    },
  });
}

/** Writes into the copy who is absent when, and who stands in. */
export async function writeAbsences(
  { db }: Ledger,
  contacts: readonly RegisteredContact[],
): Promise<void> {
  for (const { id, absentFrom, absentTo, standInId } of contacts)
    if (absentFrom !== null)
      await db.contact.updateMany({ where: { id }, data: { absentFrom, absentTo, standInId } });
}

/** A planned mail as it goes out: to the stand-in of whoever is absent on its day. */
export function toStandIns(contacts: readonly RegisteredContact[], zone: string) {
  const byId = new Map(contacts.map((contact) => [contact.id, contact]));
  return (mail: PlannedMail): PlannedMail => {
    const contact = byId.get(mail.row.slice(mail.row.lastIndexOf('/') + 1));
    if (!contact || contact.absentFrom === null) return mail;
    const colleagues = contacts.filter(({ agencyId }) => agencyId === contact.agencyId);
    const standIn = standInOn(contact, colleagues, civilDateOf(mail.at, zone));
    return standIn ? { ...mail, address: standIn.address } : mail;
  };
}
