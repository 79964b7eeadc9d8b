import type { Ledger } from '../../ledger.ts';
import { chaptersOf } from './chapters.ts';
import { assignedAgencies } from './assigned.ts';
import type { Chapter } from './lights.ts';
import type { AgencyName, DeskPlan } from './plans.ts';

/** What the ledger can be narrowed to. */
export interface Choices {
  chapters: (Chapter & { title: string })[];
  /** The agencies of the plan; null: too many to choose from, so that one is named. */
  agencies: AgencyName[] | null;
  /** The one it is narrowed to. */
  agency: AgencyName | null;
}

/** So many agencies are offered to choose from. */
const MOST_OFFERED = 200;

/**
 * The chapters of a plan and its agencies.
 * @param chosen the agency that the ledger is narrowed to, by its id, its name or its short name.
 */
export async function choicesOf(
  ledger: Ledger,
  plan: DeskPlan,
  chosen: string | null,
): Promise<Choices> {
  const [chapters, agencies] = await Promise.all([
    chaptersOf(ledger, plan.id),
    assignedAgencies(ledger, plan.id),
  ]);
  const names = { select: { id: true, name: true, nameEn: true } };
  const agency =
    chosen === null
      ? null
      : (agencies.find(({ id }) => id === chosen) ??
        agencies.find(({ name, nameEn }) => name === chosen || nameEn === chosen) ??
        (
          await ledger.db.agencyAlias.findUnique({
            where: { name: chosen },
            include: { agency: names },
          })
        )?.agency ??
        null);
  return {
    chapters: chapters.flatMap(({ number, title }) => (title === null ? [] : [{ number, title }])),
    agencies: agencies.length > MOST_OFFERED ? null : agencies,
    agency,
  };
}
