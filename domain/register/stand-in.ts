import type { CivilDate } from '../calendar/civil-date.ts';
import type { ContactRole } from '../ladder/step.ts';

/** A contact, as far as it matters who is told in whose place. */
export interface Standing {
  id: string;
  role: ContactRole;
  active: boolean;
  /** Both inclusive; null: not absent. */
  absentFrom: CivilDate | null;
  absentTo: CivilDate | null;
  /** Null: a deputy of the agency. */
  standInId: string | null;
}

/** Whether somebody is absent on a day. */
export const isAbsentOn = (
  { absentFrom, absentTo }: Pick<Standing, 'absentFrom' | 'absentTo'>,
  day: CivilDate,
): boolean => absentFrom !== null && absentTo !== null && absentFrom <= day && day <= absentTo;

/**
 * Who is told in a contact's place what falls due on a day: the stand-in that was named, else the
 * agency's first deputy; null if the contact is there, or nobody of them is: what is due is then told
 * to the contact all the same, never to nobody.
 */
export function standInOn<Contact extends Standing>(
  contact: Standing,
  ofAgency: readonly Contact[],
  day: CivilDate,
): Contact | null {
  if (!isAbsentOn(contact, day)) return null;
  const isThere = (each: Contact) =>
    each.id !== contact.id && each.active && !isAbsentOn(each, day);
  const named = ofAgency.find(({ id }) => id === contact.standInId);
  if (named && isThere(named)) return named;
  return ofAgency.find((each) => each.role === 'deputy' && isThere(each)) ?? null;
}
