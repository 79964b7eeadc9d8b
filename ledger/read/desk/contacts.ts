import type { ContactRole } from '../../../domain/words/words.ts';
import type { Ledger } from '../../ledger.ts';
import type { AgencyName } from './plans.ts';

/** A contact whose mail server refused the address. */
export interface RefusedContact {
  id: string;
  agency: AgencyName;
  role: ContactRole;
  name: string;
  address: string;
  refusedAt: Date;
  code: string | null;
}

/** The contacts to whom nothing can be sent until their address is mended. */
export async function refusedContacts(ledger: Ledger): Promise<RefusedContact[]> {
  const contacts = await ledger.db.contact.findMany({
    where: { active: true, refusedAt: { not: null } },
    orderBy: { refusedAt: 'asc' },
    include: { agency: { select: { id: true, name: true, nameEn: true } } },
  });
  return contacts.map(({ id, agency, role, name, address, refusedAt, refusedCode: code }) => ({
    id,
    agency,
    role,
    name,
    address,
    refusedAt: refusedAt as Date,
    code,
  }));
}
