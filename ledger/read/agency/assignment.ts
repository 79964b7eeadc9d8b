import type { Ledger } from '../../ledger.ts';
import type { AgencyName } from '../desk/plans.ts';
import { namedTaskIds } from '../named-tasks.ts';
import { TARGETS, targetOf } from '../targets.ts';
import { objectionsOf, type ObjectionRow } from '../objections.ts';
import type { TaskRole } from './own-tasks.ts';

/** A task that an agency was assigned, as the document has it. */
export interface AssignedTask {
  id: string;
  /** As printed, or its place in the plan. */
  number: string;
  text: string;
  chapter: string | null;
  section: string | null;
  /** What the agency is to it; a region may only be named in its text. */
  role: TaskRole;
  lead: AgencyName[];
  cooperating: AgencyName[];
  /** Quantified targets, with the date or year by which the text wants them. */
  targets: { quote: string; by: string | null }[];
}

/** What an agency signs for, and what it has objected to. */
export interface Assignment {
  tasks: AssignedTask[];
  /** A region carries out the whole plan in its area. */
  isRegion: boolean;
  objections: ObjectionRow[];
}

/** Reads what the agency of a receipt was assigned. */
export async function assignmentOf(
  ledger: Ledger,
  { id: reportId, agencyId }: { id: string; agencyId: string },
): Promise<Assignment> {
  const { planId } = await ledger.db.report.findUniqueOrThrow({
    where: { id: reportId },
    select: { planId: true },
  });
  const named = await namedTaskIds(ledger.db, planId, agencyId);
  const [rows, regions, objections] = await Promise.all([
    ledger.db.task.findMany({
      where: { planId, OR: [{ responsibilities: { some: { agencyId } } }, { id: { in: named } }] },
      orderBy: { order: 'asc' },
      include: {
        indicators: TARGETS,
        responsibilities: {
          orderBy: { position: 'asc' },
          include: { agency: { select: { id: true, name: true, nameEn: true } } },
        },
      },
    }),
    ledger.db.planRegion.count({ where: { planId, agencyId } }),
    objectionsOf(ledger, { reportId }),
  ]);
  return {
    isRegion: regions > 0,
    objections,
    tasks: rows.map(({ responsibilities, ...task }) => {
      const namedAs = (isCooperating: boolean) =>
        responsibilities
          .filter((each) => (each.role === 'cooperating') === isCooperating)
          .map(({ agency }) => agency);
      return {
        id: task.id,
        number: task.number ?? String(task.order),
        text: task.text,
        chapter: task.chapterTitle,
        section: task.sectionTitle,
        role: responsibilities.find((each) => each.agencyId === agencyId)?.role ?? 'named',
        lead: namedAs(false),
        cooperating: namedAs(true),
        targets: task.indicators.map(targetOf),
      };
    }),
  };
}
