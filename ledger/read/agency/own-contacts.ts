import type { ContactRole } from '../../../domain/ladder/step.ts';
import type { Lang } from '../../../domain/words/words.ts';
import type { Ledger } from '../../ledger.ts';

/** A contact as its own agency sees it. */
export interface OwnContact {
  id: string;
  role: ContactRole;
  name: string;
  address: string;
  lang: Lang;
  active: boolean;
  /** Its mail server refused the address. */
  isRefused: boolean;
  /** Both inclusive; null: not absent. */
  absentFrom: string | null;
  absentTo: string | null;
  standInId: string | null;
}

/** A new or changed contact whose code has not come back; the code can still be typed. */
export interface PendingContact {
  id: string;
  role: ContactRole;
  name: string;
  address: string;
  /** The contact it changes; null for a new one. */
  replaces: string | null;
}

/** The contacts of an agency, those in force first, and what waits for its code. */
export async function ownContacts(
  { db }: Ledger,
  agencyId: string,
): Promise<{ contacts: OwnContact[]; pending: PendingContact[] }> {
  const [contacts, pending] = await Promise.all([
    db.contact.findMany({
      where: { agencyId },
      orderBy: [{ active: 'desc' }, { role: 'asc' }, { id: 'asc' }],
    }),
    db.$queryRaw<PendingContact[]>`
      SELECT h.id, h.role::text AS role, h.name, h.address, c.name AS replaces
      FROM contact_change h LEFT JOIN contact c ON c.id = h.contact_id
      WHERE h.agency_id = ${agencyId} AND h.confirmed_at IS NULL AND h.expires_real > now()
        AND h.tries < 5
      ORDER BY h.expires_real, h.id`,
  ]);
  return {
    pending,
    contacts: contacts.map(({ id, role, name, address, lang, active, refusedAt, ...away }) => ({
      id,
      role,
      name,
      address,
      lang: lang === 'en' ? 'en' : 'zh-CN',
      active,
      isRefused: refusedAt !== null,
      absentFrom: away.absentFrom,
      absentTo: away.absentTo,
      standInId: away.standInId,
    })),
  };
}

/** What an agency is called. @throws for an id that is none. */
export const agencyNames = (
  { db }: Ledger,
  id: string,
): Promise<{ name: string; nameEn: string | null }> =>
  db.agency.findUniqueOrThrow({ where: { id }, select: { name: true, nameEn: true } });
