import {
  cellChanges,
  TABLE_COLUMNS,
  type TableColumn,
  type TableRow,
} from '../../../../domain/register/table.ts';
import type { Refusal } from '../../../../domain/report/refusal.ts';
import type { Prisma } from '../../../../prisma/generated/client.ts';
import type { Registering } from '../as-registrar.ts';
import { checkUser, writeActive, writeUser } from '../users.ts';
import { agencyCalled } from './import-agencies.ts';
import { badCell, refusedAt, type RowOutcome } from './importing.ts';

const WITH_AGENCIES = {
  agency: true,
  agencies: { orderBy: { agencyId: 'asc' as const }, include: { agency: true } },
};
type Known = Prisma.UserGetPayload<{ include: typeof WITH_AGENCIES }>;

/** One row of the users: found by its number, else by its address. Only an administrator changes any. */
export async function bringUser(
  registering: Registering,
  { cells }: TableRow,
): Promise<RowOutcome> {
  const { tx, actor } = registering;
  const { id = '', active = '' } = cells;
  const email = (cells.address ?? '').normalize('NFKC').replace(/\s/g, '').toLowerCase();
  const known = await tx.user.findUnique({
    where: id === '' ? { email } : { id },
    include: WITH_AGENCIES,
  });
  if (id !== '' && !known) return refusedAt('id', { code: 'not_found' });
  if (active !== '' && active !== 'yes' && active !== 'no') return badCell('active', active);
  const before = known && userCells(known);
  const after = { ...EMPTY, ...before, ...cells, address: email || (before?.address ?? '') };
  const isActive = active === '' ? !known?.deactivatedAt : active === 'yes';
  const names = after.agencies.split(/[、;；,，\n]/).map((name) => name.trim());
  const agencies = [];
  for (const name of names.filter((each) => each !== '')) {
    const agency = await agencyCalled(tx, name);
    if (!agency) return refusedAt('agencies', { code: 'no_such_agency' });
    agencies.push(agency);
  }
  const typed = {
    ...{ name: after.name.trim(), address: after.address, role: after.role },
    lang: after.lang || 'zh-CN',
  };
  const changes = cellChanges(COLUMNS, before, {
    ...typed,
    agencies: agencies.map(({ name }) => name).join('、'),
    active: isActive ? 'yes' : 'no',
  });
  if (changes.length === 0) return { cells: [], isNew: false };
  if (actor.kind !== 'admin') return refusedAt(null, { code: 'only_admin' });
  if (!known && !isActive) return badCell('active', active);
  const checked = await checkUser(
    tx,
    { ...typed, agencyIds: agencies.map((each) => each.id) },
    known,
  );
  if ('code' in checked) return refusedAt(columnOf(checked), checked);
  if (known && !isActive) {
    const wrong = await writeActive(registering, known, false);
    if (wrong) return refusedAt('active', wrong);
  }
  await writeUser(registering, known, checked);
  if (known && isActive) await writeActive(registering, known, true);
  return { cells: changes, isNew: !known };
}

const COLUMNS = TABLE_COLUMNS.users.filter((column) => column !== 'id');
const EMPTY = { name: '', role: 'agency', agencies: '', lang: '' };

const userCells = ({ name, email, role, lang, agency, agencies, deactivatedAt }: Known) => ({
  ...{ name, address: email, role, lang },
  agencies: [...(agency ? [agency] : []), ...agencies.map((each) => each.agency)]
    .map((each) => each.name)
    .join('、'),
  active: deactivatedAt ? 'no' : 'yes',
});

function columnOf(refusal: Refusal): TableColumn | null {
  if (refusal.code === 'user_exists') return 'address';
  if (refusal.code === 'last_admin') return 'role';
  if (refusal.code !== 'bad_user') return null;
  return refusal.field === 'agency' ? 'agencies' : refusal.field;
}
