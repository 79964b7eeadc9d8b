import type { AgencyKind } from '../domain/words/words.ts';
import type { UserRole } from '../domain/report/actor.ts';
import type { ContactRole } from '../domain/ladder/step.ts';
import { datedPeriodOf } from '../domain/kinds/cycles.ts';
import { periodKey } from '../domain/kinds/dated-name.ts';
import { kindOf } from '../domain/kinds/kinds.ts';
import { taskKeyOf } from '../domain/report/report-id.ts';
import { obligationValuesSchema } from '../schemas/obligation-values.ts';
import { planPolicySchema } from '../schemas/plan-policy.ts';
import type { ParsedDocument, Years } from '../domain/document/types.ts';
import { writeIndicators, type DecidedIndicator } from './import-indicators.ts';
import type { Ledger, Tx } from './ledger.ts';

/** An agency to be known to the ledger, with the names the document may use for it. */
export interface ImportedAgency {
  id: string;
  name: string;
  nameEn: string | null;
  kind: AgencyKind;
  aliases: readonly string[];
}

/** Somebody of an agency who gets its mails. */
export interface ImportedContact {
  id: string;
  agencyId: string;
  role: ContactRole;
  name: string;
  address: string;
  /** The language of its mails; left out, Chinese. */
  lang?: string;
}

/** Somebody who may sign in; an admin belongs to no agency. */
export interface ImportedUser {
  id: string;
  name: string;
  email: string;
  role: UserRole;
  agencyId: string | null;
}

/**
 * An obligation as a person has confirmed it: with the sentence that orders it, or the name of who
 * added it, and why.
 */
export interface ImportedObligation {
  kind: string;
  /** What was chosen otherwise than the kind's defaults. */
  values: object;
  confirmedBy: string;
  /** The place of its duty among the document's; or who added it, and why. */
  source: { duty: number } | { addedBy: string; why: string };
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
  /** The plan's years, where the document does not say them. */
  period?: Years;
  agencies: ImportedAgency[];
  regions: string[];
  commissionId: string;
  governmentId: string;
  contacts: ImportedContact[];
  /** Who may sign in. */
  users: ImportedUser[];
  /** Settings that differ from the defaults. */
  policy: object;
  obligations: ImportedObligation[];
  /** Who confirms the document's targets as they were read; left out: they are proposed. */
  indicatorsConfirmedBy?: string;
  /** Indicators as they were decided on before, instead of the document's targets. */
  indicators?: DecidedIndicator[];
  /** Places of tasks whose leads are to be held as jointly responsible (责任单位), with no lead. */
  responsible?: ReadonlySet<number>;
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
    await writePlan(tx, plan, await ledger.clock.now());
    return { created: true };
  });
}

/** Writes a plan that the ledger does not hold yet, with whatever of its agencies is new. */
export async function writePlan(tx: Tx, plan: ImportedPlan, now: Date): Promise<void> {
  await importAgencies(tx, plan, now);
  await importDocument(tx, plan, now);
}

async function importAgencies(
  tx: Tx,
  { agencies, contacts, users }: ImportedPlan,
  now: Date,
): Promise<void> {
  await tx.agency.createMany({
    data: agencies.map(({ id, name, nameEn, kind }) => ({ id, name, nameEn, kind })),
    skipDuplicates: true,
  });
  await tx.agencyAlias.createMany({
    data: agencies.flatMap(({ id, aliases }) => aliases.map((name) => ({ name, agencyId: id }))),
    skipDuplicates: true,
  });
  // Whoever brings people with a plan answers for their addresses.
  await tx.contact.createMany({
    data: contacts.map((contact) => ({ ...contact, confirmedAt: now })),
    skipDuplicates: true,
  });
  await tx.user.createMany({ data: users, skipDuplicates: true });
}

async function importDocument(tx: Tx, plan: ImportedPlan, now: Date): Promise<void> {
  const { id: planId, document, agencies, regions } = plan;
  const idOf = new Map(agencies.map(({ id, name }) => [name, id]));
  // Tasks go by their place in the document: numbers may be missing, or restart.
  const taskId = (place: number) => `${planId}-${taskKeyOf(place)}`;
  const period = document.period ?? plan.period;
  if (!period) throw new Error(`plan ${planId}: neither the document nor anybody says its years`);
  await tx.plan.create({
    data: {
      id: planId,
      title: document.title,
      sourceName: plan.sourceName,
      sha256: plan.sha256,
      sourceText: plan.sourceText,
      sourceFrom: period.from,
      sourceTo: period.to,
      policy: planPolicySchema.parse(plan.policy),
      commissionId: plan.commissionId,
      governmentId: plan.governmentId,
    },
  });
  await tx.planRegion.createMany({ data: regions.map((agencyId) => ({ planId, agencyId })) });
  await tx.task.createMany({
    data: document.tasks.map(({ number, chapter, section, text, span }, index) => ({
      id: taskId(index + 1),
      planId,
      order: index + 1,
      number: printed(number),
      chapterNumber: printed(chapter?.number),
      chapterTitle: chapter?.title ?? null,
      sectionNumber: printed(section?.number),
      sectionTitle: section?.title ?? null,
      text,
      spanStart: span[0],
      spanEnd: span[1],
    })),
  });
  await tx.responsibility.createMany({
    data: document.tasks.flatMap(({ lead, cooperating, responsible = [] }, index) => {
      const place = index + 1;
      const rows = (names: readonly string[], role: 'lead' | 'cooperating' | 'responsible') =>
        names.map((name, position) => {
          const agencyId = idOf.get(name);
          if (agencyId === undefined) throw new Error(`task ${place}: no agency ${name}`);
          return { taskId: taskId(place), agencyId, role, position };
        });
      const isJoint = plan.responsible?.has(place) ?? false;
      return [
        ...rows(lead, isJoint ? 'responsible' : 'lead'),
        ...rows(responsible, 'responsible'),
        ...rows(cooperating, 'cooperating'),
      ];
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
  await tx.obligation.createMany({
    data: plan.obligations.map(({ kind, values, confirmedBy, source }) => ({
      id: `${planId}-${obligationKey(kind, values)}`,
      planId,
      kind: kindOf(kind).kind,
      confirmedBy,
      values: obligationValuesSchema.parse(values),
      ...('duty' in source
        ? { dutyId: `${planId}-duty-${source.duty + 1}` }
        : { addedBy: source.addedBy, addedWhy: source.why }),
    })),
  });
  await writeIndicators(tx, plan, now);
}

const printed = (number: number | string | null | undefined): string | null =>
  number === null || number === undefined ? null : String(number);

/** One obligation of a kind and cadence, or of a dated name, a plan, so that no two order the same cycle. */
function obligationKey(kind: string, values: object): string {
  const { trigger } = kindOf(kind);
  const chosen = obligationValuesSchema.parse(values);
  const dated = datedPeriodOf(kind, chosen);
  if (dated !== null) return `${kind}-${periodKey(dated)}`;
  if (trigger.on === 'half') return `${kind}-${trigger.on}`;
  return trigger.on === 'calendar' ? `${kind}-${chosen.every ?? trigger.every}` : kind;
}
