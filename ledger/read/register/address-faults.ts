import type { ContactRole } from '../../../domain/ladder/step.ts';
import type { Ledger } from '../../ledger.ts';
import { placeOf, type PageOf } from '../desk/page-of.ts';

/** A contact whose address was refused, or who has not said that it is theirs. */
export interface AddressFault {
  contactId: string;
  agency: { id: string; name: string; nameEn: string | null };
  role: ContactRole;
  name: string;
  address: string;
  refusedAt: Date | null;
  refusedCode: string | null;
  /** When they were asked last; null: not yet. */
  askedAt: Date | null;
}

const ROWS = 50;
const FAULTY = { active: true, OR: [{ refusedAt: { not: null } }, { confirmedAt: null }] };

/** The contacts whose addresses somebody should look at: the refused ones first. */
export async function addressFaults(
  { db }: Ledger,
  wanted: number,
  size = ROWS,
): Promise<PageOf<AddressFault> & { refused: number }> {
  const where = { ...FAULTY, agency: { endedAt: null } };
  const [count, refused] = await Promise.all([
    db.contact.count({ where }),
    db.contact.count({ where: { ...where, refusedAt: { not: null } } }),
  ]);
  const { page, pages, limit, offset } = placeOf(count, size, wanted);
  const contacts = await db.contact.findMany({
    where,
    orderBy: [{ refusedAt: { sort: 'desc', nulls: 'last' } }, { agencyId: 'asc' }, { id: 'asc' }],
    skip: offset,
    take: limit,
    include: {
      agency: { select: { id: true, name: true, nameEn: true } },
      checks: { orderBy: { askedAt: 'desc' }, take: 1, select: { askedAt: true } },
    },
  });
  const rows = contacts.map(({ id, agency, role, name, address, refusedAt, ...rest }) => ({
    ...{ contactId: id, agency, role, name, address, refusedAt },
    refusedCode: rest.refusedCode,
    askedAt: rest.checks[0]?.askedAt ?? null,
  }));
  return { rows, count, page, pages, refused };
}

/** The contacts that nobody has asked yet whether the address is theirs, at most `most`. */
export async function unaskedContacts({ db }: Ledger, most: number): Promise<string[]> {
  const contacts = await db.contact.findMany({
    where: {
      ...{ active: true, confirmedAt: null, checks: { none: {} } },
      agency: { endedAt: null },
    },
    orderBy: { id: 'asc' },
    take: most,
    select: { id: true },
  });
  return contacts.map(({ id }) => id);
}
