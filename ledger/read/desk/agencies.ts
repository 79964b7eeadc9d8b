import type { Tally } from '../../../domain/statistics/tally.ts';
import { emptyTally } from '../../../domain/statistics/tally.ts';
import type { AgencyKind, ContactRole } from '../../../domain/words/words.ts';
import { Prisma } from '../../../prisma/generated/client.ts';
import type { Ledger } from '../../ledger.ts';
import { lightsByAgency, noLights, type Lights } from './lights.ts';
import type { AgencyName, DeskPlan } from './plans.ts';
import { inYear, reportRows, type ReportRow } from './report-rows.ts';
import { talliesByAgency } from './tallies.ts';

/** A contact as the desk sees it. */
export interface DeskContact {
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

/** The agencies of a plan: those with most missing first, then by their names' sounds. */
export async function agencyRows(
  ledger: Ledger,
  plan: DeskPlan,
  year: number | null,
  now: Date,
): Promise<AgencyRow[]> {
  const inPlan = {
    OR: [
      { responsibilities: { some: { task: { planId: plan.id } } } },
      { regionOf: { some: { planId: plan.id } } },
    ],
  };
  const [agencies, responsibilities, tallies, lights] = await Promise.all([
    ledger.db.agency.findMany({ where: inPlan, include: ROWS }),
    ledger.db.responsibility.groupBy({
      by: ['agencyId', 'role'],
      where: { task: { planId: plan.id } },
      _count: true,
    }),
    talliesByAgency(ledger, plan, year, now),
    lightsByAgency(ledger, plan, year, now),
  ]);
  const countOf = (agencyId: string, role: 'lead' | 'cooperating') =>
    responsibilities.find((each) => each.agencyId === agencyId && each.role === role)?._count ?? 0;
  const { compare } = new Intl.Collator('zh-CN');
  return agencies
    .map(({ id, name, nameEn, kind, contacts }) => ({
      id,
      name,
      nameEn,
      kind,
      contacts,
      leads: countOf(id, 'lead'),
      cooperates: countOf(id, 'cooperating'),
      tally: tallies.get(id) ?? emptyTally(),
      lights: lights.get(id) ?? noLights(),
    }))
    .sort((a, b) => b.tally.original.missing - a.tally.original.missing || compare(a.name, b.name));
}

/** One agency with its reports; null if the plan does not know it. */
export async function agencyPage(
  ledger: Ledger,
  plan: DeskPlan,
  year: number | null,
  agencyId: string,
  now: Date,
): Promise<{ agency: AgencyRow; aliases: string[]; reports: ReportRow[] } | null> {
  const agency = (await agencyRows(ledger, plan, year, now)).find(({ id }) => id === agencyId);
  if (!agency) return null;
  const [aliases, reports] = await Promise.all([
    ledger.db.agencyAlias.findMany({ where: { agencyId }, orderBy: { name: 'asc' } }),
    reportRows(ledger, plan, now, {
      where: Prisma.sql`${inYear(year)} AND r.agency_id = ${agencyId}`,
      orderBy: Prisma.sql`r.due_on`,
    }),
  ]);
  return { agency, aliases: aliases.map(({ name }) => name), reports };
}
