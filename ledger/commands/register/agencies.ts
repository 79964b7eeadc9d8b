import { randomBytes } from 'node:crypto';
import type { Actor } from '../../../domain/report/actor.ts';
import { refused, type Outcome, type Refusal } from '../../../domain/report/refusal.ts';
import { agencyFormSchema, aliasSchema, type AgencyForm } from '../../../schemas/register.ts';
import type { Agency } from '../../../prisma/generated/client.ts';
import { audit } from '../../audit.ts';
import type { Ledger, Tx } from '../../ledger.ts';
import { asRegistrar, type Registering } from './as-registrar.ts';

/** An agency as it was typed; what cannot be is refused. */
export interface TypedAgency {
  name: string;
  nameEn: string;
  kind: string;
}

/** Adds an agency to the register. */
export function addAgency(
  ledger: Ledger,
  typed: TypedAgency,
  actor: Actor,
): Promise<Outcome<{ agencyId: string }>> {
  return asRegistrar(ledger, actor, async (registering) => {
    const form = formOf(typed);
    if ('code' in form) return refused(form);
    const wrong = await agencyRefusal(registering, form, null);
    if (wrong) return refused(wrong);
    return { ok: true, value: { agencyId: await createAgency(registering, form) } };
  });
}

/** Makes an agency that was checked. */
export async function createAgency(
  { tx, actor, now }: Registering,
  form: AgencyForm,
): Promise<string> {
  const { id } = await tx.agency.create({
    data: { id: `agency-${randomBytes(4).toString('hex')}`, ...form },
  });
  await audit(tx, { at: now, actor, action: 'add_agency', planId: null, subject: id, data: form });
  return id;
}

/**
 * Puts an agency's names and kind right. What it is called stands in everything that is made from now
 * on; under another name because it was renamed (更名) its duties are passed on by a transfer instead.
 * @param keepAlias the former name stays as an alias, by which documents may call it.
 */
export function changeAgency(
  ledger: Ledger,
  agencyId: string,
  typed: TypedAgency & { keepAlias: boolean },
  actor: Actor,
): Promise<Outcome<{ agencyId: string }>> {
  return asRegistrar(ledger, actor, async (registering) => {
    const before = await registering.tx.agency.findUnique({ where: { id: agencyId } });
    if (!before) return refused({ code: 'no_such_agency' });
    if (before.endedAt) return refused({ code: 'agency_ended', endedAt: before.endedAt });
    const form = formOf(typed);
    if ('code' in form) return refused(form);
    const wrong = await agencyRefusal(registering, form, before);
    if (wrong) return refused(wrong);
    await updateAgency(registering, before, form, typed.keepAlias);
    return { ok: true, value: { agencyId } };
  });
}

/** Writes a change that was checked. */
export async function updateAgency(
  { tx, actor, now }: Registering,
  before: Agency,
  form: AgencyForm,
  keepAlias: boolean,
): Promise<void> {
  const { id, name, nameEn, kind } = before;
  await tx.agency.update({ where: { id }, data: form });
  // Its own name is no alias of it any more.
  await tx.agencyAlias.deleteMany({ where: { agencyId: id, name: form.name } });
  if (keepAlias && name !== form.name)
    await tx.agencyAlias.upsert({
      where: { name },
      create: { name, agencyId: id },
      update: { agencyId: id },
    });
  const data = { before: { name, nameEn, kind }, after: form };
  await audit(tx, { at: now, actor, action: 'change_agency', planId: null, subject: id, data });
}

/** One more name by which documents call an agency. */
export function addAlias(
  ledger: Ledger,
  agencyId: string,
  typed: string,
  actor: Actor,
): Promise<Outcome<{ agencyId: string }>> {
  return asRegistrar(ledger, actor, async (registering) => {
    const { tx } = registering;
    const parsed = aliasSchema.safeParse(typed);
    if (!parsed.success) return refused({ code: 'bad_agency', field: 'alias' });
    const agency = await tx.agency.findUnique({ where: { id: agencyId } });
    if (!agency) return refused({ code: 'no_such_agency' });
    if (agency.endedAt) return refused({ code: 'agency_ended', endedAt: agency.endedAt });
    const taken = await takenBy(tx, parsed.data, agencyId);
    if (taken) return refused(taken);
    if (parsed.data !== agency.name) await createAlias(registering, agencyId, parsed.data);
    return { ok: true, value: { agencyId } };
  });
}

/** Makes an alias that was checked; one that is there already stays. */
export async function createAlias(
  { tx, actor, now }: Registering,
  agencyId: string,
  name: string,
): Promise<void> {
  const { count } = await tx.agencyAlias.createMany({
    data: [{ name, agencyId }],
    skipDuplicates: true,
  });
  const about = { at: now, actor, planId: null, subject: agencyId, data: { name } };
  if (count > 0) await audit(tx, { ...about, action: 'add_alias' });
}

/** Documents call it so no more; what was read before stays. */
export function removeAlias(
  ledger: Ledger,
  agencyId: string,
  name: string,
  actor: Actor,
): Promise<Outcome<{ agencyId: string }>> {
  return asRegistrar(ledger, actor, async ({ tx, now }) => {
    const { count } = await tx.agencyAlias.deleteMany({ where: { agencyId, name } });
    const about = { at: now, actor, planId: null, subject: agencyId, data: { name } };
    if (count > 0) await audit(tx, { ...about, action: 'remove_alias' });
    return { ok: true, value: { agencyId } };
  });
}

/** Who else is called so; the name that an ended agency left behind is free as an alias. */
export async function takenBy(
  tx: Tx,
  name: string,
  agencyId: string | null,
): Promise<Refusal | null> {
  const other = agencyId === null ? {} : { id: { not: agencyId } };
  const named =
    (await tx.agency.findFirst({ where: { name, endedAt: null, ...other } })) ??
    (await tx.agency.findFirst({ where: { aliases: { some: { name } }, ...other } }));
  return named && { code: 'alias_taken', name, agency: named.name };
}

/** Why an agency cannot be called so, or be of this kind; null if it can. */
export async function agencyRefusal(
  { tx, actor }: Registering,
  form: AgencyForm,
  before: Agency | null,
): Promise<Refusal | null> {
  const isOffice = (kind: string) => kind === 'commission' || kind === 'government_office';
  // Who signs in for an office reviews: that is for an administrator to give.
  const changesOffice =
    before?.kind !== form.kind && [form.kind, before?.kind ?? ''].some(isOffice);
  if (changesOffice && actor.kind !== 'admin') return { code: 'only_admin' };
  if (form.name !== before?.name) {
    if ((await tx.agency.count({ where: { name: form.name } })) > 0)
      return { code: 'name_taken', name: form.name };
    const taken = await takenBy(tx, form.name, before?.id ?? null);
    if (taken) return taken;
  }
  return null;
}

function formOf(typed: TypedAgency): AgencyForm | Refusal {
  const parsed = agencyFormSchema.safeParse(typed);
  if (parsed.success) return parsed.data;
  const field = parsed.error.issues[0]?.path[0];
  return { code: 'bad_agency', field: field === 'nameEn' ? 'nameEn' : 'name' };
}
