import { statisticsBy } from '../../../domain/statistics/statistics.ts';
import { emptyTally, type Tally } from '../../../domain/statistics/tally.ts';
import type { ContactRole } from '../../../domain/ladder/step.ts';
import type { AgencyKind } from '../../../domain/words/words.ts';
import { Prisma } from '../../../prisma/generated/client.ts';
import type { Ledger } from '../../ledger.ts';
import { assignedAgencies } from './assigned.ts';
import { classes, classesOf, colourOfClass } from './classes.ts';
import { noLights, type Lights } from './lights.ts';
import { assignedIn, type AgencyName, type DeskPlan } from './plans.ts';
import { placeOf, type PageOf } from './page-of.ts';
import { reportRows, type ReportRow } from './report-rows.ts';
import { classInSelection, inSelection, type Selection } from './selection.ts';

/** A contact as the desk sees it. */
interface DeskContact {
  id: string;
  role: ContactRole;
  name: string;
  address: string;
  active: boolean;
  refusedAt: Date | null;
  refusedCode: string | null;
}

/** An agency of a plan with its count. */
export interface AgencyRow extends AgencyName {
  kind: AgencyKind;
  /** As its lead, or as one of those responsible. */
  leads: number;
  cooperates: number;
  tally: Tally;
  lights: Lights;
  contacts: DeskContact[];
}

const ROWS = {
  contacts: {
    orderBy: { id: 'asc' as const },
    select: {
      id: true,
      role: true,
      name: true,
      address: true,
      active: true,
      refusedAt: true,
      refusedCode: true,
    },
  },
};

/** Agencies on one page of their list. */
const AGENCIES_SHOWN = 50;

/** One page of the agencies of a plan: those with most overdue first, then by their names' sounds. */
export async function agencyRows(
  ledger: Ledger,
  plan: DeskPlan,
  selection: Selection,
  { page: wanted, size = AGENCIES_SHOWN }: { page: number; size?: number | undefined },
  now: Date,
): Promise<PageOf<AgencyRow> & { size: number }> {
  const [agencies, overdue] = await Promise.all([
    assignedAgencies(ledger, plan.id),
    overdueByAgency(ledger, plan, selection, now),
  ]);
  const overdueOf = ({ id }: { id: string }) => overdue.get(id) ?? 0;
  const ordered = agencies.toSorted((a, b) => overdueOf(b) - overdueOf(a));
  const { page, pages, limit, offset } = placeOf(ordered.length, size, wanted);
  const ids = ordered.slice(offset, offset + limit).map(({ id }) => id);
  const rows = await agenciesOf(ledger, plan, selection, ids, now);
  return { rows, count: ordered.length, page, pages, size };
}

/** These agencies with their counts, in the order given. */
async function agenciesOf(
  ledger: Ledger,
  plan: DeskPlan,
  selection: Selection,
  ids: readonly string[],
  now: Date,
): Promise<AgencyRow[]> {
  const [agencies, responsibilities, counted] = await Promise.all([
    ledger.db.agency.findMany({ where: { id: { in: [...ids] } }, include: ROWS }),
    ledger.db.responsibility.groupBy({
      by: ['agencyId', 'role'],
      where: { agencyId: { in: [...ids] }, task: { planId: plan.id } },
      _count: true,
    }),
    classesOf(ledger, {
      planId: plan.id,
      by: ['agency'],
      where: Prisma.sql`${classInSelection(selection)} AND c.agency_id = ANY(${[...ids]})`,
    }),
  ]);
  const tallies = statisticsBy(counted, ({ agency }) => agency, { now, zone: plan.policy.zone });
  const lights = new Map(ids.map((id) => [id, noLights()]));
  for (const row of counted) {
    const own = lights.get(row.agency);
    if (own && !row.leftAt) own[colourOfClass(row, plan.policy, ledger.calendar, now)] += row.n;
  }
  const countOf = (agencyId: string, isCooperating: boolean) =>
    responsibilities
      .filter((each) => each.agencyId === agencyId)
      .filter(({ role }) => (role === 'cooperating') === isCooperating)
      .reduce((sum, { _count }) => sum + _count, 0);
  const known = new Map(agencies.map((agency) => [agency.id, agency]));
  return ids.flatMap((id) => {
    const agency = known.get(id);
    if (!agency) return [];
    const { name, nameEn, kind, contacts } = agency;
    return [
      {
        ...{ id, name, nameEn, kind, contacts },
        leads: countOf(id, false),
        cooperates: countOf(id, true),
        tally: tallies.get(id) ?? emptyTally(),
        lights: lights.get(id) ?? noLights(),
      },
    ];
  });
}

/** How many reports each agency has overdue, if any, as domain/statistics has it. */
async function overdueByAgency(
  { db }: Ledger,
  plan: DeskPlan,
  selection: Selection,
  now: Date,
): Promise<Map<string, number>> {
  const where = Prisma.sql`${classInSelection(selection)} AND NOT c.gone AND (c.stage = 'missed'
    OR (c.stage = 'collecting' AND (c.missed OR c.due_at <= ${now})))`;
  const rows = await db.$queryRaw<{ id: string; n: number }[]>`
    SELECT c.agency_id AS id, sum(c.n)::int AS n FROM ${classes(plan.id, true, where)} c GROUP BY 1`;
  return new Map(rows.map(({ id, n }) => [id, n]));
}

/** Reports on one page of an agency. */
const REPORTS_SHOWN = 50;

/** One agency with a page of its reports; null if the plan does not know it. */
export async function agencyPage(
  ledger: Ledger,
  plan: DeskPlan,
  selection: Selection,
  {
    agencyId,
    page: wanted,
    size = REPORTS_SHOWN,
  }: { agencyId: string; page: number; size?: number | undefined },
  now: Date,
): Promise<{ agency: AgencyRow; aliases: string[]; reports: PageOf<ReportRow> } | null> {
  const isKnown = await ledger.db.agency.count({ where: { id: agencyId, ...assignedIn(plan) } });
  const [agency] = isKnown ? await agenciesOf(ledger, plan, selection, [agencyId], now) : [];
  if (!agency) return null;
  const where = Prisma.sql`${inSelection(selection)} AND r.agency_id = ${agencyId}`;
  const { owed, left } = agency.tally;
  const count = owed + left;
  const { page, pages, limit, offset } = placeOf(count, size, wanted);
  const [aliases, rows] = await Promise.all([
    ledger.db.agencyAlias.findMany({ where: { agencyId }, orderBy: { name: 'asc' } }),
    reportRows(ledger, plan, now, { where, orderBy: Prisma.sql`r.due_on`, limit, offset }),
  ]);
  return {
    agency,
    aliases: aliases.map(({ name }) => name),
    reports: { rows, count, page, pages },
  };
}
