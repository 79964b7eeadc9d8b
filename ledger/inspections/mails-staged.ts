import type { ContactRole } from '../../domain/ladder/step.ts';
import type { Tx } from '../ledger.ts';
import { stepOf } from './tell.ts';

/** A contact that is told of an inspection. */
export interface ToldContact {
  notice: string;
  contactId: string;
  name: string;
  role: ContactRole;
  agency: { id: string; name: string; nameEn: string | null };
}

/** Who is told of an inspection by mails that are staged and not yet claimed, agency by agency. */
export async function mailsStaged(tx: Tx, planId: string, number: number): Promise<ToldContact[]> {
  const rows = await tx.mail.findMany({
    where: { planId, step: { startsWith: stepOf(number, '') }, state: 'staged' },
    orderBy: [{ notice: 'asc' }, { contactId: 'asc' }],
    include: { contact: { include: { agency: true } } },
  });
  return rows.map(({ notice, contactId, contact: { name, role, agency } }) => ({
    ...{ notice, contactId, name, role },
    agency: { id: agency.id, name: agency.name, nameEn: agency.nameEn },
  }));
}
