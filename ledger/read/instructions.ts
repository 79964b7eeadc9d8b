import type { Ledger } from '../ledger.ts';
import type { AgencyName } from './desk/plans.ts';

/** An instruction (批示) as pages show it. */
export interface InstructionRow {
  /** `<report>/instruction-<n>`. */
  id: string;
  text: string;
  givenAt: Date;
  givenBy: string;
  takenUpAt: Date | null;
  takenUpBy: string | null;
  answer: string | null;
  /** What it is on. */
  report: {
    id: string;
    kind: string;
    period: string;
    agency: AgencyName;
    task: { number: string; text: string } | null;
  };
}

/** The instructions on one report or of a plan: those that wait to be taken up first, the newest first. */
export async function instructionsOf(
  { db }: Pick<Ledger, 'db'>,
  where: { reportId: string } | { planId: string },
): Promise<InstructionRow[]> {
  const rows = await db.instruction.findMany({
    where,
    orderBy: [{ givenAt: 'desc' }, { id: 'desc' }],
    include: {
      report: {
        select: {
          id: true,
          kind: true,
          period: true,
          agency: { select: { id: true, name: true, nameEn: true } },
          task: { select: { order: true, number: true, text: true } },
        },
      },
    },
  });
  return rows
    .map(({ report: { task, ...report }, ...row }) => ({
      ...row,
      report: {
        ...report,
        task: task && { number: task.number ?? String(task.order), text: task.text },
      },
    }))
    .toSorted((a, b) => Number(a.takenUpAt !== null) - Number(b.takenUpAt !== null));
}
