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

/** Reports under terms of their own; `report_own_terms` is the index of them. */
const OWN_TERMS = Prisma.sql`r.terms_version > 1`;

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
  const [herds, own] = await Promise.all([
    herdsAlike(ledger, plan, now),
    comingSteps(ledger, plan, now, { where: OWN_TERMS }),
  ]);
  return [...herds, ...alike(own)];
}

/** What one report of each herd is told from now on, with what may be staged of it already. */
async function herdsAlike(ledger: Ledger, plan: DeskPlan, now: Date): Promise<OpenAlike[]> {
  const herds = await herdsOf(ledger, plan);
  if (herds.length === 0) return [];
  const ones = await oneOfEach(ledger, plan, herds);
  const where = Prisma.sql`r.id = ANY(${[...ones.keys()]}::text[])`;
  const found = await comingSteps(ledger, plan, now, { where, withStaged: true });
  return found.flatMap((report) =>
    (ones.get(report.reportId ?? '')?.agencies ?? []).map(({ id, count }) => ({
      report: { ...report, reportId: null, agencyId: id },
      count,
      isHerd: true,
    })),
  );
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

/** By the id of one report of each herd, whose agency can be told, its herd. */
async function oneOfEach(
  { db }: Ledger,
  { commissionId }: DeskPlan,
  herds: readonly Herd[],
): Promise<Map<string, Herd>> {
  const cycles = herds.map(({ cycleId }) => cycleId);
  const ofCommission = herds.map((herd) => herd.ofCommission);
  const inHerd = Prisma.sql`r.cycle_id = h.cycle_id AND r.stage = 'collecting' AND r.left_at IS NULL
    AND r.terms_version = 1 AND EXISTS (SELECT 1 FROM contact k
      WHERE k.agency_id = r.agency_id AND k.active AND k.role = 'officer')`;
  const rows = await db.$queryRaw<{ place: number; id: string }[]>`
    SELECT h.place::int, one.id
    FROM unnest(${cycles}::text[], ${ofCommission}::boolean[])
        WITH ORDINALITY AS h (cycle_id, of_commission, place)
      CROSS JOIN LATERAL (
        (SELECT r.id FROM report r WHERE ${inHerd} AND NOT h.of_commission AND r.agency_id <> ${commissionId}
          ORDER BY r.id LIMIT 1)
        UNION ALL
        (SELECT r.id FROM report r WHERE ${inHerd} AND h.of_commission AND r.agency_id = ${commissionId}
          LIMIT 1)) one`;
  return new Map(rows.map(({ place, id }) => [id, herds[place - 1]!]));
}
