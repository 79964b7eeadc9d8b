import type { Owner } from '../../../domain/kinds/kind.ts';
import { rosterOf, type Owed, type PlanRoles } from '../../../domain/kinds/roster.ts';
import { Prisma } from '../../../prisma/generated/client.ts';
import type { Ledger } from '../../ledger.ts';
import { planRoles } from '../../obligations.ts';
import type { Alike } from './alike.ts';
import { cyclesWithSteps } from './coming-steps.ts';
import type { DeskPlan } from './plans.ts';

/** Whose reports grow with the tasks. */
type OfTasks = Extract<Owner, { per: 'task' | 'parent' }>;

const isOfTasks = (owner: Owner): owner is OfTasks =>
  owner.per === 'task' || owner.per === 'parent';

/** How many reports each agency will owe, by agency. */
type Owing = ReadonlyMap<string, number>;

/**
 * The reports of the cycles that open up to and including `until`, as `stepsOfCyclesToCome` has them, by agency: how
 * many they are the database counts, and no roster is drawn before its cycle opens.
 */
export async function cyclesAlike(
  ledger: Ledger,
  plan: DeskPlan,
  now: Date,
  until: Date,
): Promise<Alike[]> {
  const cycles = await cyclesWithSteps(ledger, plan, now, until);
  const known = new Map<string, Promise<Owing>>();
  const found: Alike[] = [];
  for (const { owners, reportOf } of cycles) {
    const key = JSON.stringify(owners);
    const owing = known.get(key) ?? owingOf(ledger, plan, owners);
    known.set(key, owing);
    for (const [agencyId, count] of await owing) found.push({ report: reportOf(agencyId), count });
  }
  return found;
}

/** As `rosterOf`, counted. */
async function owingOf(ledger: Ledger, plan: DeskPlan, owners: readonly Owner[]): Promise<Owing> {
  const ofTasks = owners.filter(isOfTasks);
  // Two rosters of tasks may hold the same report: it is owed once.
  if (ofTasks.length > 1) return counted(rosterOf('', owners, await planRoles(ledger.db, plan.id)));
  const owing = new Map<string, number>();
  for (const owner of ofTasks)
    for (const { agency, n } of await countedBy(ledger, plan, owner)) owing.set(agency, n);
  const ofAgencies = owners.filter((owner) => !isOfTasks(owner));
  if (ofAgencies.length === 0) return owing;
  const roles = await rolesOfAgencies(ledger, plan);
  for (const [agency, n] of counted(rosterOf('', ofAgencies, roles)))
    owing.set(agency, (owing.get(agency) ?? 0) + n);
  return owing;
}

interface Count {
  agency: string;
  n: number;
}

const LEADING = Prisma.sql`('lead', 'responsible')`;

function countedBy({ db }: Ledger, { id }: DeskPlan, owner: OfTasks): Promise<Count[]> {
  const inPlan = Prisma.sql`t.plan_id = ${id} AND t.set_aside_at IS NULL`;
  switch (owner.who) {
    case 'leads': {
      const tasks = owner.tasks
        ? Prisma.sql`t."order" = ANY(${[...owner.tasks]}::int[])`
        : Prisma.sql`true`;
      return db.$queryRaw<Count[]>`
        SELECT s.agency_id AS agency, count(*)::int AS n
        FROM responsibility s JOIN task t ON t.id = s.task_id
        WHERE ${inPlan} AND s.role IN ${LEADING} AND ${tasks} GROUP BY 1 ORDER BY 1`;
    }
    case 'cooperators':
      return db.$queryRaw<Count[]>`
        SELECT s.agency_id AS agency, count(*)::int AS n
        FROM responsibility s JOIN task t ON t.id = s.task_id
          JOIN responsibility l ON l.task_id = s.task_id AND l.role IN ${LEADING}
        WHERE ${inPlan} AND s.role = 'cooperating' GROUP BY 1 ORDER BY 1`;
    case 'assessors':
      return db.$queryRaw<Count[]>`
        SELECT c.agency_id AS agency, count(*)::int AS n
        FROM assessor x JOIN task t ON t.id = x.task_id JOIN contact c ON c.id = x.contact_id
        WHERE ${inPlan} AND c.active AND NOT EXISTS
          (SELECT 1 FROM responsibility s WHERE s.task_id = t.id AND s.agency_id = c.agency_id)
        GROUP BY 1 ORDER BY 1`;
  }
}

/** Who owes something as an agency, whatever its tasks are. */
async function rolesOfAgencies({ db }: Ledger, { id }: DeskPlan): Promise<PlanRoles> {
  const named = await db.$queryRaw<{ agency: string }[]>`
    SELECT DISTINCT s.agency_id AS agency FROM responsibility s JOIN task t ON t.id = s.task_id
    WHERE t.plan_id = ${id} AND t.set_aside_at IS NULL ORDER BY 1`;
  return { ...(await planRoles(db, id, [])), withTasks: named.map(({ agency }) => agency) };
}

function counted(roster: readonly Owed[]): Owing {
  const owing = new Map<string, number>();
  for (const { agencyId } of roster) owing.set(agencyId, (owing.get(agencyId) ?? 0) + 1);
  return owing;
}
