import {
  cellChanges,
  TABLE_COLUMNS,
  type TableColumn,
  type TableRow,
} from '../../../../domain/register/table.ts';
import type { Refusal } from '../../../../domain/report/refusal.ts';
import type { Contact } from '../../../../prisma/generated/client.ts';
import { registerContactSchema } from '../../../../schemas/register.ts';
import type { Tx } from '../../../ledger.ts';
import type { Registering } from '../as-registrar.ts';
import { contactRefusal, deactivate, lockOpenAgency, writeContact } from '../contacts.ts';
import { agencyCalled } from './import-agencies.ts';
import { badCell, refusedAt, type RowOutcome } from './importing.ts';

/** One row of the contacts: found by its number, else by agency, role and address. */
export async function bringContact(
  registering: Registering,
  { cells }: TableRow,
): Promise<RowOutcome> {
  const { tx } = registering;
  const { id = '', active = '' } = cells;
  const byId = id === '' ? null : await tx.contact.findUnique({ where: { id } });
  if (id !== '' && !byId) return refusedAt('id', { code: 'not_found' });
  const agency = await agencyOf(tx, byId, cells.agency);
  if (!agency) return refusedAt('agency', { code: 'no_such_agency' });
  if (byId && byId.agencyId !== agency.id) return refusedAt('agency', { code: 'not_found' });
  const known = byId ?? (await sameAs(tx, agency.id, cells));
  const before = known && contactCells(known);
  const isActive = active === '' ? (known?.active ?? true) : active === 'yes';
  if (active !== '' && active !== 'yes' && active !== 'no') return badCell('active', active);
  if (!known && !isActive) return badCell('active', active);
  const after = { ...EMPTY, ...before, ...cells };
  const parsed = registerContactSchema.safeParse({ ...after, lang: after.lang || 'zh-CN' });
  if (!parsed.success) {
    const at = String(parsed.error.issues[0]?.path[0]) as keyof typeof EMPTY;
    return badCell(at, after[at] ?? '');
  }
  const form = parsed.data;
  const changes = cellChanges(COLUMNS, before, {
    ...form,
    phone: form.phone ?? '',
    active: isActive ? 'yes' : 'no',
  });
  if (changes.length === 0) return { cells: [], isNew: false };
  const ended = await lockOpenAgency(tx, agency.id);
  if (ended) return refusedAt('agency', ended);
  if (known && !isActive) {
    // Whoever goes is not changed beside that.
    const wrong = await deactivate(registering, known);
    if (wrong) return refusedAt('active', wrong);
    return { cells: changes.filter(({ column }) => column === 'active'), isNew: false };
  }
  const wrong = await contactRefusal(registering, agency.id, known, form);
  if (wrong) return refusedAt(columnOf(wrong), wrong);
  await writeContact(registering, agency.id, known, form);
  return { cells: changes, isNew: !known };
}

const COLUMNS = TABLE_COLUMNS.contacts.filter((column) => column !== 'id' && column !== 'agency');
const EMPTY = { role: 'officer', name: '', address: '', phone: '', lang: '' };

/** A row without an agency is about the one that its contact has. */
const agencyOf = (tx: Tx, byId: Contact | null, named: string | undefined) =>
  byId && named === undefined
    ? tx.agency.findUnique({ where: { id: byId.agencyId } })
    : agencyCalled(tx, named ?? '');

/** The contact that such a row is about: one in force, else one that was. */
async function sameAs(
  tx: Tx,
  agencyId: string,
  { role, address = '' }: TableRow['cells'],
): Promise<Contact | null> {
  const equals = address.normalize('NFKC').replace(/\s/g, '');
  if (equals === '') return null;
  const same = await tx.contact.findMany({
    where: { agencyId, address: { equals, mode: 'insensitive' } },
    orderBy: [{ active: 'desc' }, { id: 'asc' }],
  });
  return same.find((each) => each.role === (role || 'officer')) ?? null;
}

const contactCells = ({ role, name, address, phone, lang, active }: Contact) => ({
  ...{ role, name, address: address.toLowerCase(), phone: phone ?? '', lang },
  active: active ? 'yes' : 'no',
});

const columnOf = ({ code }: Refusal): TableColumn | null =>
  code === 'last_officer'
    ? 'role'
    : code === 'address_taken' || code === 'contact_exists'
      ? 'address'
      : null;
