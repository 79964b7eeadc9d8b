import type { ParsedDocument, Task } from '../../domain/document/types.ts';
import type { Prisma } from '../../prisma/generated/client.ts';
import type { ImportedPlan } from '../import-plan.ts';
import type { Ledger } from '../ledger.ts';

/**
 * A plan as it would be imported today: its document with who is responsible by now, the register's
 * agencies and people, its settings and the obligations in force. A task that was set aside, or that
 * nobody owes, gives nobody anything to do. Null if there is no such plan.
 */
export async function importedPlanOf(
  { db }: Pick<Ledger, 'db'>,
  planId: string,
): Promise<ImportedPlan | null> {
  const plan = await db.plan.findUnique({
    where: { id: planId },
    include: {
      duties: { orderBy: { id: 'asc' } },
      obligations: { where: { endedAt: null }, orderBy: { id: 'asc' } },
      regions: { orderBy: { agencyId: 'asc' } },
      indicators: { orderBy: { id: 'asc' } },
      tasks: {
        orderBy: { order: 'asc' },
        include: {
          responsibilities: { orderBy: { position: 'asc' }, include: { agency: NAME } },
        },
      },
    },
  });
  if (!plan) return null;
  const { id, sourceName, sha256, sourceText, commissionId, governmentId, policy, duties } = plan;
  const inPlan = [
    ...[commissionId, governmentId],
    ...plan.regions.map(({ agencyId }) => agencyId),
    ...plan.tasks.flatMap((task) => task.responsibilities.map(({ agencyId }) => agencyId)),
  ];
  const agencies = await db.agency.findMany({
    where: { OR: [{ endedAt: null }, { id: { in: inPlan } }] },
    orderBy: { id: 'asc' },
    include: { aliases: { orderBy: { name: 'asc' } } },
  });
  const contacts = await db.contact.findMany({
    where: { active: true, agencyId: { in: agencies.map((agency) => agency.id) } },
    orderBy: { id: 'asc' },
  });
  return {
    ...{ id, sourceName, sha256, sourceText, commissionId, governmentId },
    document: documentOf(plan),
    agencies: agencies.map(({ aliases, nameEn, ...agency }) => ({
      ...{ id: agency.id, name: agency.name, kind: agency.kind },
      nameEn: nameEn ?? agency.name,
      aliases: aliases.map(({ name }) => name),
    })),
    regions: plan.regions.map(({ agencyId }) => agencyId),
    contacts: contacts.map(({ id: contactId, agencyId, role, name, address, lang }) => ({
      ...{ id: contactId, agencyId, role, name, address, lang },
    })),
    users: [],
    policy: policy as object,
    indicators: plan.indicators.map(
      ({ id: _, planId: _plan, taskId, decidedAt: _at, ...each }) => ({
        ...each,
        task: plan.tasks.find((task) => task.id === taskId)?.order ?? null,
      }),
    ),
    obligations: plan.obligations.map(({ kind, values, confirmedBy, dutyId, ...added }) => ({
      ...{ kind, values: values as object, confirmedBy },
      source:
        dutyId === null
          ? { addedBy: added.addedBy ?? '', why: added.addedWhy ?? '' }
          : { duty: duties.findIndex((duty) => duty.id === dutyId) },
    })),
  };
}

const NAME = { select: { name: true } } as const;

type StoredPlan = Prisma.PlanGetPayload<{
  include: {
    duties: true;
    tasks: {
      include: { responsibilities: { include: { agency: typeof NAME } } };
    };
  };
}>;

function documentOf({ title, sourceFrom, sourceTo, tasks, duties }: StoredPlan): ParsedDocument {
  return {
    title,
    period: { from: sourceFrom, to: sourceTo },
    tasks: tasks.map(taskOf),
    agencies: [],
    // Whatever stands in the ledger was read by the same rules.
    duties: duties.map(({ kind, quote, spanStart, spanEnd, cadence }) => ({
      kind: kind as ParsedDocument['duties'][number]['kind'],
      quote,
      span: [spanStart, spanEnd],
      cadence: cadence as ParsedDocument['duties'][number]['cadence'],
    })),
    // As they were decided on they are brought along by themselves.
    indicators: [],
    datedSteps: [],
  };
}

function taskOf(task: StoredPlan['tasks'][number]): Task {
  const { number, text, spanStart, spanEnd, setAsideAt, responsibilities } = task;
  const isOwed = !setAsideAt && responsibilities.some(({ role }) => role !== 'cooperating');
  const named = (role: string) =>
    !isOwed
      ? []
      : responsibilities.filter((each) => each.role === role).map(({ agency }) => agency.name);
  return {
    number,
    chapter: heading(task.chapterNumber, task.chapterTitle),
    section: heading(task.sectionNumber, task.sectionTitle),
    text,
    span: [spanStart, spanEnd],
    lead: named('lead'),
    responsible: named('responsible'),
    cooperating: named('cooperating'),
  };
}

function heading(number: string | null, title: string | null): Task['chapter'] {
  if (number === null && title === null) return null;
  const figure = Number(number);
  return {
    number: number !== null && Number.isInteger(figure) ? figure : null,
    title: title ?? '',
  };
}
