import type { Actor } from '../../../domain/report/actor.ts';
import { saysSomething } from '../../../domain/forms/field-spec.ts';
import { refused, type Outcome, type Refusal } from '../../../domain/report/refusal.ts';
import type { Agency } from '../../../prisma/generated/client.ts';
import { audit } from '../../audit.ts';
import type { Ledger, Tx } from '../../ledger.ts';
import { closeAccount } from '../contact-account.ts';
import { asRegistrar, type Registering } from './as-registrar.ts';

/** How an agency ends: into another one, or into none. */
export interface Ending {
  /** Null: it is dissolved. */
  intoId: string | null;
  why: string;
}

/**
 * Ends an agency that owes nothing and is named nowhere: merged into another one, which takes over its
 * names and people, or dissolved. One with duties is ended by passing them on (a transfer).
 */
export function endAgency(
  ledger: Ledger,
  agencyId: string,
  { intoId, why }: Ending,
  actor: Actor,
): Promise<Outcome<{ agencyId: string }>> {
  return asRegistrar(ledger, actor, async (registering) => {
    const { tx, now } = registering;
    const from = await lockAgency(tx, agencyId);
    const wrong = await refusalOf(tx, from, actor);
    if (wrong || !from) return refused(wrong ?? { code: 'no_such_agency' });
    if (!saysSomething(why)) return refused({ code: 'needs_words' });
    const into = intoId === null ? null : await lockAgency(tx, intoId);
    if (intoId !== null) {
      const unfit = successorRefusal(from, into);
      if (unfit) return refused(unfit);
    }
    if (into) await takeOver(registering, from, into);
    else await tx.agencyAlias.deleteMany({ where: { agencyId } });
    await closePeople(registering, agencyId);
    await tx.agency.update({ where: { id: agencyId }, data: { endedAt: now } });
    await audit(tx, {
      ...{ at: now, actor, planId: null, subject: agencyId },
      action: into ? 'merge_agency' : 'dissolve_agency',
      data: { why: why.trim().slice(0, 1_000), ...(into && { into: into.name }) },
    });
    return { ok: true, value: { agencyId: into?.id ?? agencyId } };
  });
}

/** Whether anything of any plan hangs on an agency. */
export async function hasDuties(tx: Tx, agencyId: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ has: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM responsibility WHERE agency_id = ${agencyId})
      OR EXISTS (SELECT 1 FROM plan_region WHERE agency_id = ${agencyId})
      OR EXISTS (SELECT 1 FROM plan WHERE commission_id = ${agencyId} OR government_id = ${agencyId})
      OR EXISTS (SELECT 1 FROM report WHERE agency_id = ${agencyId} AND left_at IS NULL) AS has`;
  return row?.has ?? false;
}

async function lockAgency(tx: Tx, id: string): Promise<Agency | null> {
  await tx.$queryRaw`SELECT id FROM agency WHERE id = ${id} FOR UPDATE`;
  return tx.agency.findUnique({ where: { id } });
}

async function refusalOf(tx: Tx, from: Agency | null, actor: Actor): Promise<Refusal | null> {
  if (!from) return { code: 'no_such_agency' };
  if (from.endedAt) return { code: 'agency_ended', endedAt: from.endedAt };
  const isOffice = from.kind === 'commission' || from.kind === 'government_office';
  if (isOffice && actor.kind !== 'admin') return { code: 'only_admin' };
  return (await hasDuties(tx, from.id)) ? { code: 'has_duties' } : null;
}

function successorRefusal(from: Agency, into: Agency | null): Refusal | null {
  if (!into) return { code: 'no_such_agency' };
  if (into.id === from.id) return { code: 'same_agency' };
  if (into.endedAt) return { code: 'agency_ended', endedAt: into.endedAt };
  const family = ({ kind }: Agency) => (kind === 'enterprise' ? 'department' : kind);
  return family(from) === family(into) ? null : { code: 'not_alike' };
}

/** The successor is called by the former names too, and its people are the successor's. */
async function takeOver({ tx }: Registering, from: Agency, into: Agency): Promise<void> {
  await tx.agencyAlias.updateMany({ where: { agencyId: from.id }, data: { agencyId: into.id } });
  await tx.agencyAlias.upsert({
    where: { name: from.name },
    create: { name: from.name, agencyId: into.id },
    update: { agencyId: into.id },
  });
  const contacts = await tx.contact.findMany({ where: { agencyId: from.id, active: true } });
  for (const { id, role, address } of contacts) {
    const twins = await tx.contact.count({
      where: {
        ...{ agencyId: into.id, role, active: true },
        address: { equals: address, mode: 'insensitive' },
      },
    });
    if (twins === 0) await tx.contact.update({ where: { id }, data: { agencyId: into.id } });
  }
  await tx.user.updateMany({ where: { agencyId: from.id }, data: { agencyId: into.id } });
  const also = await tx.userAgency.findMany({ where: { agencyId: from.id } });
  await tx.userAgency.createMany({
    data: also.map(({ userId }) => ({ userId, agencyId: into.id })),
    skipDuplicates: true,
  });
  await tx.userAgency.deleteMany({ where: { agencyId: from.id } });
}

/** Nobody is written to at an agency that has ended, or signs in for it. */
async function closePeople({ tx, now }: Registering, agencyId: string): Promise<void> {
  const contacts = await tx.contact.findMany({ where: { agencyId, active: true } });
  await tx.contact.updateMany({ where: { agencyId }, data: { active: false } });
  for (const { address } of contacts) await closeAccount(tx, agencyId, address);
  await tx.userAgency.deleteMany({ where: { agencyId } });
  const left = { agencyId, role: { not: 'admin' } } as const;
  await tx.user.updateMany({ where: left, data: { deactivatedAt: now } });
  await tx.session.deleteMany({ where: { user: left } });
}
