import { planPolicySchema } from '../schemas/plan-policy.ts';
import type { ParsedDocument } from '../domain/document/types.ts';
import type { Ledger, Tx } from './ledger.ts';

export interface ImportedAgency {
  id: string;
  name: string;
  nameEn: string;
  kind: 'department' | 'region' | 'commission' | 'government_office' | 'enterprise';
  aliases: readonly string[];
}

export interface ImportedContact {
  id: string;
  agencyId: string;
  role: 'officer' | 'leader';
  name: string;
  address: string;
}

export interface ImportedUser {
  id: string;
  name: string;
  email: string;
  role: 'agency' | 'commission' | 'government' | 'admin';
  agencyId: string | null;
}

/** A document that was read, with what it does not say itself. */
export interface ImportedPlan {
  id: string;
  sourceName: string;
  /** Of the file's bytes. */
  sha256: string;
  /** The decoded text that all spans count in. */
  sourceText: string;
  document: ParsedDocument;
  agencies: ImportedAgency[];
  regions: string[];
  commissionId: string;
  governmentId: string;
  contacts: ImportedContact[];
  /** Who may sign in. */
  users: ImportedUser[];
  /** Settings that differ from the defaults. */
  policy: object;
}

/**
 * Puts a read document into the ledger, whole or not at all. A plan that is there already is left
 * as it is, so that importing twice changes nothing.
 * @throws if the ledger holds another document under the same id.
 */
export async function importPlan(
  ledger: Ledger,
  plan: ImportedPlan,
): Promise<{ created: boolean }> {
  return ledger.db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`plan ${plan.id}`}, 0))::text`;
    const known = await tx.plan.findUnique({ where: { id: plan.id }, select: { sha256: true } });
    if (known && known.sha256 !== plan.sha256)
      throw new Error(`plan ${plan.id} was imported from another document (${known.sha256})`);
    if (known) return { created: false };
    await importAgencies(tx, plan);
    await importDocument(tx, plan);
    return { created: true };
  });
}

async function importAgencies(tx: Tx, { agencies, contacts, users }: ImportedPlan): Promise<void> {
  await tx.agency.createMany({
    data: agencies.map(({ id, name, nameEn, kind }) => ({ id, name, nameEn, kind })),
    skipDuplicates: true,
  });
  await tx.agencyAlias.createMany({
    data: agencies.flatMap(({ id, aliases }) => aliases.map((name) => ({ name, agencyId: id }))),
    skipDuplicates: true,
  });
  await tx.contact.createMany({ data: contacts, skipDuplicates: true });
  await tx.user.createMany({ data: users, skipDuplicates: true });
}

async function importDocument(tx: Tx, plan: ImportedPlan): Promise<void> {
  const { id: planId, document, agencies, regions } = plan;
  const idOf = new Map(agencies.map(({ id, name }) => [name, id]));
  const taskId = (number: number) => `${planId}-${String(number).padStart(3, '0')}`;
  await tx.plan.create({
    data: {
      id: planId,
      title: document.title,
      sourceName: plan.sourceName,
      sha256: plan.sha256,
      sourceText: plan.sourceText,
      sourceFrom: document.period.from,
      sourceTo: document.period.to,
      policy: planPolicySchema.parse(plan.policy),
      commissionId: plan.commissionId,
      governmentId: plan.governmentId,
    },
  });
  await tx.planRegion.createMany({ data: regions.map((agencyId) => ({ planId, agencyId })) });
  await tx.task.createMany({
    data: document.tasks.map(({ number, chapter, section, text, span }) => ({
      id: taskId(number),
      planId,
      number,
      chapterNumber: chapter.number,
      chapterTitle: chapter.title,
      sectionNumber: section.number,
      sectionTitle: section.title,
      text,
      spanStart: span[0],
      spanEnd: span[1],
    })),
  });
  await tx.responsibility.createMany({
    data: document.tasks.flatMap(({ number, lead, cooperating }) => {
      const rows = (names: readonly string[], role: 'lead' | 'cooperating') =>
        names.map((name, position) => {
          const agencyId = idOf.get(name);
          if (agencyId === undefined) throw new Error(`task ${number}: no agency ${name}`);
          return { taskId: taskId(number), agencyId, role, position };
        });
      return [...rows(lead, 'lead'), ...rows(cooperating, 'cooperating')];
    }),
  });
  await tx.duty.createMany({
    data: document.duties.map(({ kind, quote, span, cadence }, i) => ({
      id: `${planId}-duty-${i + 1}`,
      planId,
      kind,
      quote,
      spanStart: span[0],
      spanEnd: span[1],
      cadence,
    })),
  });
  await tx.indicator.createMany({
    data: document.indicators.map(({ task, quote, target, unit, by }, i) => ({
      id: `${planId}-indicator-${i + 1}`,
      taskId: taskId(task),
      quote,
      target: String(target),
      unit,
      by: by === null ? null : String(by),
    })),
  });
}
