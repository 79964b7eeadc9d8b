import type { CivilDate } from '../../../domain/calendar/civil-date.ts';
import { standInOn } from '../../../domain/register/stand-in.ts';
import type { Ledger } from '../../ledger.ts';
import { ofPlan, type AgencyName, type DeskPlan } from './plans.ts';

/** A contact who is absent, and who gets what falls due then. */
export interface Absence {
  agency: AgencyName;
  name: string;
  from: CivilDate;
  to: CivilDate;
  /** On the first of these days that lies ahead; null: nobody, it goes to the contact all the same. */
  standIn: string | null;
}

/** The contacts of a plan's agencies who are absent on any of these days. */
export async function absences(
  { db }: Ledger,
  plan: DeskPlan,
  from: CivilDate,
  to: CivilDate,
): Promise<Absence[]> {
  const absent = await db.contact.findMany({
    where: {
      ...{ active: true, absentFrom: { lte: to }, absentTo: { gte: from } },
      agency: ofPlan(plan),
    },
    orderBy: [{ absentFrom: 'asc' }, { id: 'asc' }],
    include: {
      agency: {
        select: { id: true, name: true, nameEn: true, contacts: { orderBy: { id: 'asc' } } },
      },
    },
  });
  return absent.flatMap(({ agency: { contacts, ...agency }, ...contact }) => {
    const { name, absentFrom, absentTo } = contact;
    if (absentFrom === null || absentTo === null) return [];
    const day = absentFrom > from ? absentFrom : from;
    const standIn = standInOn(contact, contacts, day)?.name ?? null;
    return [{ agency, name, from: absentFrom, to: absentTo, standIn }];
  });
}
