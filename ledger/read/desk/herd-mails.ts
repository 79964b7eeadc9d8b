import { civilDateOf } from '../../../domain/calendar/zoned.ts';
import { isPart } from '../../../domain/kinds/parts.ts';
import type { PlannedStep } from '../../../domain/ladder/ladder.ts';
import { toldBy } from '../../../domain/parties.ts';
import { Prisma } from '../../../prisma/generated/client.ts';
import type { Ledger } from '../../ledger.ts';
import { classes } from './classes.ts';
import { comingSteps } from './coming-steps.ts';
import { oneOf } from './open-alike.ts';
import type { Audience, ToldInstant } from './planned-mails.ts';
import type { DeskPlan } from './plans.ts';

/** Reports that stand at one place of one ladder: of one cycle, under its first terms. */
interface Herd {
  cycleId: string;
  kind: string;
  /** Of the commission itself, whose steps tell somebody else. */
  ofCommission: boolean;
  n: number;
  agencies: string[];
}

/**
 * The steps to come of a plan with very many open reports, herd by herd: what one report of a cycle is going to be
 * told, all others are that stand under its first terms. Reports with terms of their own are not in it.
 * @returns the first instants, as many as asked for.
 */
export async function herdMails(
  ledger: Ledger,
  plan: DeskPlan,
  now: Date,
  most: number,
): Promise<ToldInstant[]> {
  if (plan.pausedAt) return [];
  const [herds, contacts] = await Promise.all([herdsOf(ledger, plan), contactsByAgency(ledger)]);
  const coming = await Promise.all(
    herds.map(async (herd) => {
      const one = await oneOf(ledger, plan, now, herd);
      const [found] = one === undefined ? [] : await comingSteps(ledger, plan, now, [one]);
      return { herd, steps: (found?.steps ?? []).slice(0, most) };
    }),
  );
  const instants = new Map<number, Gathered>();
  for (const { herd, steps } of coming)
    for (const step of steps) gather(instants, plan, herd, step);
  return [...instants]
    .sort(([a], [b]) => a - b)
    .slice(0, most)
    .map(([time, gathered]) => shown(ledger, plan, new Date(time), gathered, contacts));
}

type GatheredStep = ToldInstant['steps'][number] & { roles: Set<string> };

interface Gathered {
  steps: Map<string, GatheredStep>;
  /** By what is sent apart from each other: who is told, in which roles. */
  told: Map<string, { agencies: Set<string>; roles: Set<string> }>;
}

function gather(
  instants: Map<number, Gathered>,
  plan: DeskPlan,
  { kind, ofCommission, n, agencies }: Herd,
  { at, name, notice, to }: PlannedStep,
): void {
  const owner = ofCommission ? plan.commissionId : null;
  const told = toldBy({ to }, owner ?? agencies[0] ?? '', plan);
  if (!to || told === null) return;
  const isOwner = told === (owner ?? agencies[0]);
  const instant: Gathered = instants.get(+at) ?? { steps: new Map(), told: new Map() };
  instants.set(+at, instant);
  const key = `${name} ${notice}`;
  const step: GatheredStep = instant.steps.get(key) ?? {
    ...{ name, notice, superiors: [], reports: 0, agencies: 0 },
    audience: 'officers' as Audience,
    roles: new Set<string>(),
  };
  instant.steps.set(key, step);
  step.reports += n;
  step.agencies += agencies.length;
  for (const role of to.roles) step.roles.add(role);
  if (!isOwner && !step.superiors.includes(told)) step.superiors = [...step.superiors, told];
  const apart = String(isPart(kind));
  const group = instant.told.get(apart) ?? { agencies: new Set(), roles: new Set() };
  instant.told.set(apart, group);
  for (const agency of isOwner ? agencies : [told]) group.agencies.add(agency);
  for (const role of to.roles) group.roles.add(role);
}

function shown(
  { calendar }: Ledger,
  plan: DeskPlan,
  at: Date,
  { steps, told }: Gathered,
  contacts: ReadonlyMap<string, ReadonlyMap<string, number>>,
): ToldInstant {
  let messages = 0;
  for (const { agencies, roles } of told.values())
    for (const agency of agencies)
      for (const role of roles) messages += contacts.get(agency)?.get(role) ?? 0;
  return {
    at,
    provisional: calendar.isProvisional(civilDateOf(at, plan.policy.zone)),
    messages,
    steps: [...steps.values()].map(({ roles, ...step }) => ({
      ...step,
      audience:
        step.superiors.length > 0 ? 'superior' : roles.has('leader') ? 'leaders' : 'officers',
    })),
  };
}

async function herdsOf({ db }: Ledger, plan: DeskPlan): Promise<Herd[]> {
  const open = Prisma.sql`c.stage = 'collecting' AND NOT c.gone AND c.first_terms`;
  return db.$queryRaw<Herd[]>`
    SELECT c.cycle_id AS "cycleId", c.kind, c.agency_id = ${plan.commissionId} AS "ofCommission",
      sum(c.n)::int AS n, array_agg(DISTINCT c.agency_id) AS agencies
    FROM ${classes(plan.id, true, open)} c GROUP BY 1, 2, 3 HAVING sum(c.n) > 0 ORDER BY 1, 3`;
}

/** How many active contacts of each role an agency has. */
async function contactsByAgency({ db }: Ledger): Promise<Map<string, Map<string, number>>> {
  const rows = await db.$queryRaw<{ agency: string; role: string; n: number }[]>`
    SELECT agency_id AS agency, role::text AS role, count(*)::int AS n FROM contact WHERE active GROUP BY 1, 2`;
  const contacts = new Map<string, Map<string, number>>();
  for (const { agency, role, n } of rows) {
    const own = contacts.get(agency) ?? new Map<string, number>();
    contacts.set(agency, own.set(role, n));
  }
  return contacts;
}
