import { statistics, statisticsBy } from '../../../domain/statistics/statistics.ts';
import type { Tally } from '../../../domain/statistics/tally.ts';
import { Prisma } from '../../../prisma/generated/client.ts';
import type { Ledger } from '../../ledger.ts';
import { classesOf } from './classes.ts';
import type { DeskPlan } from './plans.ts';
import { classInSelection, EVERYTHING, type Selection } from './selection.ts';

/** The count of a plan's reports at `now`. */
export async function tallyOf(
  ledger: Ledger,
  { id: planId, policy }: DeskPlan,
  selection: Selection,
  now: Date,
): Promise<Tally> {
  const where = classInSelection(selection);
  const rows = await classesOf(ledger, { planId, by: [], where });
  return statistics(rows, { now, zone: policy.zone });
}

/** The same by cycle id; parts are counted with their reports. */
export async function talliesByCycle(
  ledger: Ledger,
  { id: planId, policy }: DeskPlan,
  now: Date,
): Promise<Map<string, Tally>> {
  const where = classInSelection(EVERYTHING);
  const rows = await classesOf(ledger, { planId, by: ['cycle'], where });
  return statisticsBy(rows, ({ cycleId }) => cycleId, { now, zone: policy.zone });
}

/** Somebody of an agency: what one person owes alone is counted for that person. */
export interface OfAgency {
  agencyId: string;
  contacts: readonly string[];
}

/** Of class `c`: that somebody of an agency owes what it counts. */
export const theirClasses = ({ agencyId, contacts }: OfAgency): Prisma.Sql =>
  Prisma.sql`c.agency_id = ${agencyId}
    AND (c.assignee_id IS NULL OR c.assignee_id = ANY(${[...contacts]}))`;

/** By cycle id, what one agency owes of a plan, as one of its people sees it. */
export async function talliesOfAgency(
  ledger: Ledger,
  plan: { id: string; zone: string },
  who: OfAgency,
  now: Date,
): Promise<Map<string, Tally>> {
  const where = Prisma.sql`${classInSelection(EVERYTHING)} AND ${theirClasses(who)}`;
  const rows = await classesOf(ledger, {
    planId: plan.id,
    by: ['cycle'],
    where,
    ofAgencies: true,
  });
  return statisticsBy(rows, ({ cycleId }) => cycleId, { now, zone: plan.zone });
}
