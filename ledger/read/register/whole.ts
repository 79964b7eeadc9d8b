import type { TableColumn, TableName } from '../../../domain/register/table.ts';
import type { Ledger } from '../../ledger.ts';

/** A row as the workbook holds it; words such as roles are codes still. */
export type WholeRow = Readonly<Partial<Record<TableColumn, string>>>;

/** The whole register, table by table, as it is written and brought back: agencies that are there, and their people. */
export async function wholeRegister(
  { db }: Ledger,
  withUsers: boolean,
): Promise<Record<TableName, WholeRow[]>> {
  const isOpen = { endedAt: null };
  const [agencies, aliases, contacts, users] = await Promise.all([
    db.agency.findMany({ where: isOpen, orderBy: { name: 'asc' } }),
    db.agencyAlias.findMany({
      where: { agency: isOpen },
      orderBy: [{ agency: { name: 'asc' } }, { name: 'asc' }],
      include: { agency: { select: { name: true } } },
    }),
    contactRows({ db }),
    withUsers
      ? db.user.findMany({
          orderBy: { email: 'asc' },
          include: {
            agency: { select: { name: true } },
            agencies: { orderBy: { agencyId: 'asc' }, include: { agency: true } },
          },
        })
      : [],
  ]);
  return {
    agencies: agencies.map(({ id, name, nameEn, kind }) => ({
      ...{ id, name, nameEn: nameEn ?? '', kind },
    })),
    aliases: aliases.map(({ name, agency }) => ({ agency: agency.name, alias: name })),
    contacts,
    users: users.map(({ id, name, email, role, lang, deactivatedAt, agency, agencies: also }) => ({
      ...{ id, name, address: email, role, lang },
      agencies: [...(agency ? [agency] : []), ...also.map((each) => each.agency)]
        .map((each) => each.name)
        .join('、'),
      active: deactivatedAt ? 'no' : 'yes',
    })),
  };
}

/**
 * The contacts of agencies that are there, as the register's workbook holds them.
 * @param agencyIds only of these.
 */
export async function contactRows(
  { db }: Pick<Ledger, 'db'>,
  agencyIds?: readonly string[],
): Promise<WholeRow[]> {
  const contacts = await db.contact.findMany({
    where: { agency: { endedAt: null, ...(agencyIds && { id: { in: [...agencyIds] } }) } },
    orderBy: [{ agency: { name: 'asc' } }, { role: 'asc' }, { id: 'asc' }],
    include: { agency: { select: { name: true } } },
  });
  return contacts.map(({ id, agency, role, name, address, phone, lang, active }) => ({
    ...{ id, agency: agency.name, role, name, address, phone: phone ?? '', lang },
    active: active ? 'yes' : 'no',
  }));
}
