import { Prisma } from '../../../prisma/generated/client.ts';
import type { Ledger } from '../../ledger.ts';
import { alike, type Alike } from './alike.ts';
import { classes, countClasses } from './classes.ts';
import { comingSteps } from './coming-steps.ts';
import type { DeskPlan } from './plans.ts';

/** Open reports up to which each is looked at by itself. */
const SMALL = 2_000;

/** Open reports that are told the same from now on. */
export interface OpenAlike extends Alike {
  /** Some may have their next mails staged already: they count among those. */
  isHerd?: boolean;
}

/** Reports of one cycle under its first terms, agency by agency. */
interface Herd {
  cycleId: string;
  /** Of the commission itself, whose steps tell somebody else. */
  ofCommission: boolean;
  agencies: { id: string; count: number }[];
}

/**
 * The open reports of a plan by what they are told from now on. In a plan with very many of them, what one of a
 * herd is told all others are, and only those with terms of their own are looked at by themselves: what is
 * read does not grow with the number of tasks.
 */
export async function openAlike(
  ledger: Ledger,
  plan: DeskPlan,
  now: Date,
  small = SMALL,
): Promise<OpenAlike[]> {
  if (plan.pausedAt) return [];
  const where = Prisma.sql`c.stage = 'collecting' AND NOT c.gone`;
  if ((await countClasses(ledger, { planId: plan.id, where })) <= small)
    return alike(await comingSteps(ledger, plan, now));
  const [herds, own] = await Promise.all([herdsOf(ledger, plan), ownTerms(ledger, plan)]);
  const [apart, ...found] = await Promise.all([
    own.length === 0 ? [] : comingSteps(ledger, plan, now, own),
    ...herds.map((herd) => herdSteps(ledger, plan, now, herd)),
  ]);
  return [...found.flat(), ...alike(apart)];
}

async function herdSteps(
  ledger: Ledger,
  plan: DeskPlan,
  now: Date,
  herd: Herd,
): Promise<OpenAlike[]> {
  const one =
    (await oneOf(ledger, plan, now, herd, true)) ?? (await oneOf(ledger, plan, now, herd));
  const [report] = one === undefined ? [] : await comingSteps(ledger, plan, now, [one]);
  if (!report) return [];
  return herd.agencies.map(({ id, count }) => ({
    report: { ...report, reportId: null, agencyId: id },
    count,
    isHerd: true,
  }));
}

async function herdsOf({ db }: Ledger, plan: DeskPlan): Promise<Herd[]> {
  const open = Prisma.sql`c.stage = 'collecting' AND NOT c.gone AND c.first_terms`;
  return db.$queryRaw<Herd[]>`
    SELECT "cycleId", "ofCommission",
      jsonb_agg(jsonb_build_object('id', agency, 'count', n) ORDER BY agency) AS agencies
    FROM (SELECT c.cycle_id AS "cycleId", c.agency_id = ${plan.commissionId} AS "ofCommission",
        c.agency_id AS agency, sum(c.n)::int AS n
      FROM ${classes(plan.id, true, open)} c GROUP BY 1, 2, 3 HAVING sum(c.n) > 0) h
    GROUP BY 1, 2 ORDER BY 1, 2`;
}

/** Reports under terms of their own, where the classes say that there are any. */
async function ownTerms(ledger: Ledger, plan: DeskPlan): Promise<string[]> {
  const where = Prisma.sql`c.stage = 'collecting' AND NOT c.gone AND NOT c.first_terms`;
  if ((await countClasses(ledger, { planId: plan.id, where })) === 0) return [];
  const rows = await ledger.db.$queryRaw<{ id: string }[]>`
    SELECT id FROM report WHERE plan_id = ${plan.id} AND stage = 'collecting' AND left_at IS NULL
      AND terms_version > 1`;
  return rows.map(({ id }) => id);
}

/**
 * A report of a herd whose agency can be told.
 * @param isUnstaged one of which nothing is staged that is still to come.
 */
async function oneOf(
  { db }: Ledger,
  plan: DeskPlan,
  now: Date,
  herd: Omit<Herd, 'agencies'>,
  isUnstaged = false,
): Promise<string | undefined> {
  const own = Prisma.sql`r.agency_id = ${plan.commissionId}`;
  const unstaged = Prisma.sql`NOT EXISTS (SELECT 1 FROM step_record s WHERE s.report_id = r.id
    AND s.terms_version = r.terms_version AND s.takes_effect_at > ${now})`;
  const [row] = await db.$queryRaw<{ id: string }[]>`
    SELECT r.id FROM report r WHERE r.cycle_id = ${herd.cycleId} AND r.stage = 'collecting'
      AND r.left_at IS NULL AND r.terms_version = 1 AND ${herd.ofCommission ? own : Prisma.sql`NOT ${own}`}
      AND EXISTS (SELECT 1 FROM contact k WHERE k.agency_id = r.agency_id AND k.active AND k.role = 'officer')
      AND ${isUnstaged ? unstaged : Prisma.sql`true`}
    ORDER BY r.id LIMIT 1`;
  return row?.id;
}
