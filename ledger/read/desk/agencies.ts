import { emptyTally, type Tally } from '../../../domain/statistics/tally.ts';
import type { ContactRole } from '../../../domain/ladder/step.ts';
import type { AgencyKind } from '../../../domain/words/words.ts';
import { Prisma } from '../../../prisma/generated/client.ts';
import type { Ledger } from '../../ledger.ts';
import { lightsByAgency, noLights, type Lights } from './lights.ts';
import { assignedIn, type AgencyName, type DeskPlan } from './plans.ts';
import { placeOf, type PageOf } from './page-of.ts';
import { countReports, reportRows, type ReportRow } from './report-rows.ts';
import { inSelection, type Selection } from './selection.ts';
import { talliesByAgency } from './tallies.ts';

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

/** The agencies of a plan: those with most overdue first, then by their names' sounds. */
export async function agencyRows(
  ledger: Ledger,
  plan: DeskPlan,
  selection: Selection,
  now: Date,
): Promise<AgencyRow[]> {
  const [agencies, responsibilities, tallies, lights] = await Promise.all([
    ledger.db.agency.findMany({ where: assignedIn(plan), include: ROWS }),
    ledger.db.responsibility.groupBy({
      by: ['agencyId', 'role'],
      where: { task: { planId: plan.id } },
      _count: true,
    }),
    talliesByAgency(ledger, plan, selection, now),
    lightsByAgency(ledger, plan, selection, now),
  ]);
  const countOf = (agencyId: string, isCooperating: boolean) =>
    responsibilities
      .filter((each) => each.agencyId === agencyId)
      .filter(({ role }) => (role === 'cooperating') === isCooperating)
      .reduce((sum, { _count }) => sum + _count, 0);
  const { compare } = new Intl.Collator('zh-CN');
  return agencies
    .map(({ id, name, nameEn, kind, contacts }) => ({
      id,
      name,
      nameEn,
      kind,
      contacts,
      leads: countOf(id, false),
      cooperates: countOf(id, true),
      tally: tallies.get(id) ?? emptyTally(),
      lights: lights.get(id) ?? noLights(),
    }))
    .sort((a, b) => b.tally.overdue - a.tally.overdue || compare(a.name, b.name));
}

const REPORTS_SHOWN = 100;

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
  const agency = (await agencyRows(ledger, plan, selection, now)).find(({ id }) => id === agencyId);
  if (!agency) return null;
  const where = Prisma.sql`${inSelection(selection)} AND r.agency_id = ${agencyId}`;
  const count = await countReports(ledger, plan, where);
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
