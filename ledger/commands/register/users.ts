import { randomUUID } from 'node:crypto';
import type { Actor } from '../../../domain/report/actor.ts';
import { refused, type Outcome, type Refusal } from '../../../domain/report/refusal.ts';
import type { User } from '../../../prisma/generated/client.ts';
import { userFormSchema, type UserForm } from '../../../schemas/register.ts';
import { audit } from '../../audit.ts';
import type { Ledger, Tx } from '../../ledger.ts';
import { mailLang, type ReplacedAddress } from '../replaced-address.ts';
import { asRegistrar, type Registering } from './as-registrar.ts';

/** A user as it was typed; what cannot be is refused. */
export interface TypedUser {
  name: string;
  address: string;
  role: string;
  lang: string;
  /** The agencies they act for, their own first; none for an administrator who has none. */
  agencyIds: readonly string[];
}

/** A user as checked. */
export interface CheckedUser extends UserForm {
  agencyIds: readonly string[];
}

/** Adds somebody who may sign in. Only an administrator may. */
export function addUser(
  ledger: Ledger,
  typed: TypedUser,
  actor: Actor,
): Promise<Outcome<{ userId: string }>> {
  return asRegistrar(
    ledger,
    actor,
    async (registering) => {
      const checked = await checkUser(registering.tx, typed, null);
      if ('code' in checked) return refused(checked);
      return { ok: true, value: { userId: await writeUser(registering, null, checked) } };
    },
    'admin',
  );
}

/** Changes somebody's name, address, role or agencies. The last administrator stays one. */
export function changeUser(
  ledger: Ledger,
  userId: string,
  typed: TypedUser,
  actor: Actor,
): Promise<Outcome<{ userId: string; replaced: ReplacedAddress[] }>> {
  return asRegistrar(
    ledger,
    actor,
    async (registering) => {
      const known = await registering.tx.user.findUnique({ where: { id: userId } });
      if (!known) return refused({ code: 'not_found' });
      const checked = await checkUser(registering.tx, typed, known);
      if ('code' in checked) return refused(checked);
      await writeUser(registering, known, checked);
      return { ok: true, value: { userId, replaced: registering.replaced } };
    },
    'admin',
  );
}

/** Nobody signs in by the account any more, and its sessions end; or again. */
export function setUserActive(
  ledger: Ledger,
  userId: string,
  isActive: boolean,
  actor: Actor,
): Promise<Outcome<{ userId: string }>> {
  return asRegistrar(
    ledger,
    actor,
    async (registering) => {
      const known = await registering.tx.user.findUnique({ where: { id: userId } });
      if (!known) return refused({ code: 'not_found' });
      const wrong = await writeActive(registering, known, isActive);
      return wrong ? refused(wrong) : { ok: true, value: { userId } };
    },
    'admin',
  );
}

/**
 * Removes all passkeys of somebody who has lost the device, and ends their sessions: they come in by a code again.
 * Answers how many there were. Only an administrator may.
 */
export const removePasskeys = (
  ledger: Ledger,
  userId: string,
  actor: Actor,
): Promise<Outcome<{ removed: number }>> =>
  takeFromUser(ledger, userId, actor, 'remove_passkeys', async (tx) => {
    const { count: removed } = await tx.passkey.deleteMany({ where: { userId } });
    await tx.session.deleteMany({ where: { userId } });
    return { removed };
  });

/** Ends all sessions of somebody, who may sign in again. Answers how many there were. Only an administrator may. */
export const endUserSessions = (
  ledger: Ledger,
  userId: string,
  actor: Actor,
): Promise<Outcome<{ ended: number }>> =>
  takeFromUser(ledger, userId, actor, 'end_sessions', async (tx) => {
    const { count: ended } = await tx.session.deleteMany({ where: { userId } });
    return { ended };
  });

/** Takes ways in from a user, and puts into the audit how many. */
function takeFromUser<Taken extends Record<string, number>>(
  ledger: Ledger,
  userId: string,
  actor: Actor,
  action: string,
  take: (tx: Tx) => Promise<Taken>,
): Promise<Outcome<Taken>> {
  return asRegistrar(
    ledger,
    actor,
    async ({ tx, now }) => {
      if ((await tx.user.count({ where: { id: userId } })) === 0)
        return refused({ code: 'not_found' });
      const taken = await take(tx);
      await audit(tx, {
        ...{ at: now, actor, planId: null, subject: userId },
        ...{ action, data: taken },
      });
      return { ok: true, value: taken };
    },
    'admin',
  );
}

/** Closes an account, or opens it again; why it cannot be closed, or null. */
export async function writeActive(
  { tx, actor, now }: Registering,
  known: User,
  isActive: boolean,
): Promise<Refusal | null> {
  const { id: userId } = known;
  if (isActive === (known.deactivatedAt === null)) return null;
  if (!isActive && (await isLastAdmin(tx, known))) return { code: 'last_admin' };
  const deactivatedAt = isActive ? null : now;
  await tx.user.update({ where: { id: userId }, data: { deactivatedAt } });
  if (!isActive) await tx.session.deleteMany({ where: { userId } });
  const action = isActive ? 'activate_user' : 'deactivate_user';
  await audit(tx, { at: now, actor, action, planId: null, subject: userId });
  return null;
}

/** Reads what was typed of a user; a refusal if it cannot be so. */
export async function checkUser(
  tx: Tx,
  typed: TypedUser,
  known: User | null,
): Promise<CheckedUser | Refusal> {
  const parsed = userFormSchema.safeParse(typed);
  if (!parsed.success) {
    const field = parsed.error.issues[0]?.path[0];
    return { code: 'bad_user', field: field === 'address' ? 'address' : 'name' };
  }
  const form = parsed.data;
  const agencyIds = [...new Set(typed.agencyIds.filter((id) => id !== ''))];
  const found = await tx.agency.findMany({ where: { id: { in: agencyIds }, endedAt: null } });
  const home = found.find(({ id }) => id === agencyIds[0]);
  const isOf: Record<typeof form.role, boolean> = {
    admin: true,
    agency: home !== undefined,
    commission: home?.kind === 'commission',
    government: home?.kind === 'government_office',
  };
  if (found.length !== agencyIds.length || !isOf[form.role])
    return { code: 'bad_user', field: 'agency' };
  const twin = await tx.user.findUnique({ where: { email: form.address } });
  if (twin && twin.id !== known?.id) return { code: 'user_exists', name: twin.name };
  if (known && form.role !== 'admin' && (await isLastAdmin(tx, known)))
    return { code: 'last_admin' };
  return { ...form, agencyIds };
}

/** Writes a user that was checked. Whose role or address changes signs in again. */
export async function writeUser(
  { tx, actor, now, replaced }: Registering,
  known: User | null,
  checked: CheckedUser,
): Promise<string> {
  const { name, address: email, role, lang, agencyIds } = checked;
  const [agencyId = null, ...also] = agencyIds;
  const data = { name, email, role, lang, agencyId };
  const { id } = known
    ? await tx.user.update({ where: { id: known.id }, data })
    : await tx.user.create({ data: { id: randomUUID(), ...data } });
  await tx.userAgency.deleteMany({ where: { userId: id, agencyId: { notIn: also } } });
  await tx.userAgency.createMany({
    data: also.map((each) => ({ userId: id, agencyId: each })),
    skipDuplicates: true,
  });
  if (known && (known.role !== role || known.email !== email))
    await tx.session.deleteMany({ where: { userId: id } });
  // At another address it may be somebody else by now.
  if (known && known.email !== email) {
    await leaveNoWayIn(tx, id);
    const { email: address, deactivatedAt } = known;
    if (!deactivatedAt)
      replaced.push({ address, lang: mailLang(known.lang), agency: null, by: actor.kind });
  }
  await audit(tx, {
    ...{ at: now, actor, planId: null, subject: id },
    action: known ? 'change_user' : 'add_user',
    data: { role, agencies: [...agencyIds], ...(known && { before: known.role }) },
  });
  return id;
}

/** Whether without this one nobody could run the installation. The register is locked. */
async function isLastAdmin(tx: Tx, { id, role, deactivatedAt }: User): Promise<boolean> {
  if (role !== 'admin' || deactivatedAt) return false;
  const others = await tx.user.count({
    where: { role: 'admin', deactivatedAt: null, id: { not: id } },
  });
  return others === 0;
}

/** Whoever has another address by now shows anew who they are: no session and no passkey of before lets them in. */
export async function leaveNoWayIn(tx: Tx, userId: string): Promise<void> {
  await tx.session.deleteMany({ where: { userId } });
  await tx.passkey.deleteMany({ where: { userId } });
}
