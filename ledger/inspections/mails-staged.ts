import type { ContactRole, InspectionNotice } from '../../domain/ladder/step.ts';
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

/** Whom an inspection's notices of these sorts tell, which a command has just staged. */
export async function mailsStaged(
  tx: Tx,
  planId: string,
  number: number,
  notices: readonly InspectionNotice[],
): Promise<ToldContact[]> {
  const rows = await tx.mail.findMany({
    where: {
      planId,
      step: { startsWith: stepOf(number, '') },
      state: 'staged',
      notice: { in: [...notices] },
    },
    orderBy: [{ notice: 'asc' }, { contactId: 'asc' }],
    include: { contact: { include: { agency: true } } },
  });
  return rows.map(({ notice, contactId, contact: { name, role, agency } }) => ({
    ...{ notice, contactId, name, role },
    agency: { id: agency.id, name: agency.name, nameEn: agency.nameEn },
  }));
}
