import type { ResponsibilityRole } from '../../../domain/words/words.ts';
import type { Ledger } from '../../ledger.ts';
import { placeOf, type PageOf } from './page-of.ts';
import type { AgencyName, DeskPlan } from './plans.ts';

/** A task in a list. */
export interface TaskRow {
  id: string;
  /** As printed, or its place in the plan. */
  number: string;
  text: string;
  chapter: string | null;
  /** 牵头, or 责任 where the document names no lead. */
  owners: AgencyName[];
  setAside: { cause: string; at: Date } | null;
  /** How often it was changed. */
  changes: number;
}

const NAMES = { select: { id: true, name: true, nameEn: true } } as const;

/** The tasks of a plan, in the document's order: all, or one page of them. */
export async function tasksOf(
  { db }: Ledger,
  plan: Pick<DeskPlan, 'id'>,
  { limit, offset }: { limit?: number; offset?: number } = {},
): Promise<TaskRow[]> {
  const tasks = await db.task.findMany({
    where: { planId: plan.id },
    orderBy: { order: 'asc' },
    ...(limit !== undefined && { take: limit, skip: offset ?? 0 }),
    include: {
      responsibilities: {
        where: { role: { not: 'cooperating' } },
        orderBy: { position: 'asc' },
        include: { agency: NAMES },
      },
      _count: { select: { changes: true } },
    },
  });
  return tasks.map((task) => ({
    id: task.id,
    number: task.number ?? String(task.order),
    text: task.text,
    chapter: task.chapterTitle,
    owners: task.responsibilities.map(({ agency }) => agency),
    setAside: setAsideOf(task),
    changes: task._count.changes,
  }));
}

/** One page of the tasks of a plan. */
export async function taskList(
  ledger: Ledger,
  { id: planId }: Pick<DeskPlan, 'id'>,
  wanted: { page: number; size: number },
): Promise<PageOf<TaskRow>> {
  const count = await ledger.db.task.count({ where: { planId } });
  const { page, pages, ...place } = placeOf(count, wanted.size, wanted.page);
  return { rows: await tasksOf(ledger, { id: planId }, place), count, page, pages };
}

/** What was changed of a task, with who changed it and why. */
export interface TaskChangeRow {
  id: string;
  at: Date;
  by: string;
  why: string;
  /** The former words, or null where they stayed. */
  textBefore: string | null;
  /** Who was what, or null where it stayed. */
  responsibleBefore: { agency: AgencyName; role: ResponsibilityRole }[] | null;
  /** Dropped or completed; null where it was resumed; left out where that stayed. */
  setAside?: string | null;
  /** The report whose submission proposed it; null: nobody's. */
  source: { reportId: string; revision: number } | null;
}

/** One task with all that a page says of it. */
export interface TaskPage {
  id: string;
  number: string;
  text: string;
  chapter: string | null;
  section: string | null;
  spanStart: number;
  spanEnd: number;
  responsible: { agency: AgencyName; role: ResponsibilityRole }[];
  setAside: { cause: string; at: Date; by: string; why: string } | null;
  reports: {
    id: string;
    kind: string;
    period: string;
    agency: AgencyName;
    stage: 'collecting' | 'reviewing' | 'accepted' | 'missed';
    leftAt: Date | null;
    dueOn: string;
  }[];
  /** Newest first. */
  changes: TaskChangeRow[];
}

/** One task of a plan; null if it has none of this id. */
export async function taskPage(
  { db }: Ledger,
  plan: Pick<DeskPlan, 'id'>,
  taskId: string,
): Promise<TaskPage | null> {
  const task = await db.task.findFirst({
    where: { id: taskId, planId: plan.id },
    include: {
      responsibilities: { orderBy: { position: 'asc' }, include: { agency: NAMES } },
      changes: { orderBy: { id: 'desc' } },
      reports: {
        where: { parentId: null },
        orderBy: [{ opensAt: 'desc' }, { id: 'asc' }],
        include: { agency: NAMES },
      },
    },
  });
  if (!task) return null;
  const parsed = task.changes.map(({ before, ...change }) => ({
    ...change,
    before: before as Before,
  }));
  const ids = parsed.flatMap(({ before }) => before.responsibilities ?? []);
  const agencies = await db.agency.findMany({
    where: { id: { in: ids.map(({ agencyId }) => agencyId) } },
    ...NAMES,
  });
  const names = new Map(agencies.map((agency) => [agency.id, agency]));
  const aside = setAsideOf(task);
  return {
    id: task.id,
    number: task.number ?? String(task.order),
    text: task.text,
    chapter: task.chapterTitle,
    section: task.sectionTitle,
    spanStart: task.spanStart,
    spanEnd: task.spanEnd,
    responsible: task.responsibilities.map(({ agency, role }) => ({ agency, role })),
    setAside: aside && { ...aside, by: task.setAsideBy ?? '', why: task.setAsideWhy ?? '' },
    reports: task.reports.map(({ id, kind, period, agency, stage, leftAt, dueOn }) => ({
      id,
      kind,
      period,
      agency,
      stage,
      leftAt,
      dueOn,
    })),
    changes: parsed.map(({ id, at, by, why, before, after, source }) => ({
      id: String(id),
      source: sourceOf(source),
      at,
      by,
      why,
      textBefore: before.text ?? null,
      responsibleBefore:
        before.responsibilities?.flatMap(({ agencyId, role }) => {
          const agency = names.get(agencyId);
          return agency ? [{ agency, role }] : [];
        }) ?? null,
      ...('setAside' in before && { setAside: (after as Before).setAside ?? null }),
    })),
  };
}

/** A submission by its id. */
function sourceOf(id: string | null): TaskChangeRow['source'] {
  const slash = id?.lastIndexOf('/') ?? -1;
  if (id === null || slash < 0) return null;
  return { reportId: id.slice(0, slash), revision: Number(id.slice(slash + 1)) };
}

/** What a change keeps of what was (ledger/roster writes it). */
interface Before {
  text?: string;
  responsibilities?: { agencyId: string; role: ResponsibilityRole }[];
  setAside?: string | null;
}

const setAsideOf = ({
  setAsideAt: at,
  setAsideCause: cause,
}: {
  setAsideAt: Date | null;
  setAsideCause: string | null;
}) => at && { at, cause: cause ?? '' };
