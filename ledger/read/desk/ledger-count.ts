import type { LightColour } from '../../../domain/light/reason.ts';
import { isOverdue } from '../../../domain/statistics/counting-rule.ts';
import { Prisma } from '../../../prisma/generated/client.ts';
import type { Ledger } from '../../ledger.ts';
import { classesOf, colourOfClass, type CountedClass } from './classes.ts';
import { WITHOUT_TASK, type LedgerFilter } from './ledger-filter.ts';
import type { DeskPlan } from './plans.ts';
import { classInSelection } from './selection.ts';

/**
 * The classes of the reports that meet a filter of the ledger; null where classes do not tell: of a search, and of a
 * chapter together with an agency.
 */
export async function classesIn(
  ledger: Ledger,
  { id: planId, policy }: DeskPlan,
  filter: LedgerFilter,
  now: Date,
): Promise<{ n: number; colour: LightColour }[] | null> {
  const { chapter, agencyId, search } = filter;
  if (search !== '' || (chapter !== null && agencyId !== null)) return null;
  const where = Prisma.join(
    [
      classInSelection(filter),
      ...(chapter === WITHOUT_TASK ? [Prisma.sql`NOT c.has_task`] : []),
      ...(chapter !== null && chapter !== WITHOUT_TASK
        ? [Prisma.sql`c.chapter_title = ${chapter}`]
        : []),
      ...(agencyId === null ? [] : [Prisma.sql`c.agency_id = ${agencyId}`]),
    ],
    ' AND ',
  );
  const rows = await classesOf(ledger, { planId, by: [], where, ofAgencies: agencyId !== null });
  return rows
    .filter((row) => meets(row, filter, now))
    .map((row) => ({ n: row.n, colour: colourOfClass(row, policy, ledger.calendar, now) }))
    .filter(({ colour }) => filter.light === null || colour === filter.light);
}

/** As the conditions on a report have it. */
function meets(row: CountedClass, { light, stage, filing }: LedgerFilter, now: Date): boolean {
  if (light !== null && row.leftAt) return false;
  if (filing !== null && (filing === 'nil' ? !row.nil : row.doubt !== filing)) return false;
  if (stage === null) return true;
  if (stage === 'left') return row.leftAt !== null;
  if (stage === 'overdue') return isOverdue(row, now);
  return row.stage === stage && row.leftAt === null;
}
