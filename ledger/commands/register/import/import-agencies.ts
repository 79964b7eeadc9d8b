import { cellChanges, TABLE_COLUMNS, type TableRow } from '../../../../domain/register/table.ts';
import type { Agency } from '../../../../prisma/generated/client.ts';
import { agencyFormSchema, aliasSchema } from '../../../../schemas/register.ts';
import type { Tx } from '../../../ledger.ts';
import { agencyRefusal, createAgency, createAlias, takenBy, updateAgency } from '../agencies.ts';
import type { Registering } from '../as-registrar.ts';
import { badCell, refusedAt, type RowOutcome } from './importing.ts';

/** One row of the agencies: found by its number, else by its name. */
export async function bringAgency(
  registering: Registering,
  { cells }: TableRow,
): Promise<RowOutcome> {
  const { tx } = registering;
  const { id = '', name = '' } = cells;
  const known = await tx.agency.findUnique({ where: id === '' ? { name: name.trim() } : { id } });
  if (id !== '' && !known) return refusedAt('id', { code: 'no_such_agency' });
  const before = known && agencyCells(known);
  const after = { ...before, kind: before?.kind ?? 'department', ...cells };
  const parsed = agencyFormSchema.safeParse({ name: '', nameEn: '', ...after });
  if (!parsed.success) {
    const column = parsed.error.issues[0]?.path[0];
    const at = column === 'kind' || column === 'nameEn' ? column : 'name';
    return badCell(at, after[at] ?? '');
  }
  const form = parsed.data;
  const columns = TABLE_COLUMNS.agencies.filter((column) => column !== 'id');
  const changes = cellChanges(columns, before, { ...form, nameEn: form.nameEn ?? '' });
  if (changes.length === 0) return { cells: [], isNew: false };
  if (known?.endedAt) return refusedAt(null, { code: 'agency_ended', endedAt: known.endedAt });
  const wrong = await agencyRefusal(registering, form, known);
  if (wrong) return refusedAt(wrong.code === 'only_admin' ? 'kind' : 'name', wrong);
  if (known) await updateAgency(registering, known, form, true);
  else await createAgency(registering, form);
  return { cells: changes, isNew: !known };
}

/** One row of the aliases. */
export async function bringAlias(
  registering: Registering,
  { cells }: TableRow,
): Promise<RowOutcome> {
  const { tx } = registering;
  const agency = await agencyCalled(tx, cells.agency ?? '');
  if (!agency) return refusedAt('agency', { code: 'no_such_agency' });
  const parsed = aliasSchema.safeParse(cells.alias ?? '');
  if (!parsed.success) return badCell('alias', cells.alias ?? '');
  const name = parsed.data;
  const own = await tx.agencyAlias.count({ where: { name, agencyId: agency.id } });
  if (own > 0 || name === agency.name) return { cells: [], isNew: false };
  const taken = await takenBy(tx, name, agency.id);
  if (taken) return refusedAt('alias', taken);
  await createAlias(registering, agency.id, name);
  return { cells: [{ column: 'alias', from: null, to: name }], isNew: true };
}

/** The agency that is there under a name or an alias. */
export async function agencyCalled(tx: Tx, typed: string): Promise<Agency | null> {
  const name = typed.normalize('NFC').trim();
  if (name === '') return null;
  const named = await tx.agency.findFirst({ where: { name, endedAt: null } });
  return (
    named ?? (await tx.agency.findFirst({ where: { endedAt: null, aliases: { some: { name } } } }))
  );
}

const agencyCells = ({ name, nameEn, kind }: Agency) => ({ name, nameEn: nameEn ?? '', kind });
