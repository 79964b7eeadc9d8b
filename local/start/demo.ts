import { civilDateOf } from '../../domain/calendar/zoned.ts';
import { opensAt } from '../../domain/ladder/opens-at.ts';
import { launch } from '../../ledger/commands/launch.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { planPolicySchema } from '../../schemas/plan-policy.ts';
import { loadSeeds, SEED_PLAN } from '../../seeds/load.ts';

/** What a visitor finds in the ledger. */
export interface Demo {
  /** True if this start has made it. */
  isNew: boolean;
  /** When the year's reports open, if that is still to come. */
  opensAt: Date | null;
}

/**
 * On the first start, reads the notice into the ledger and launches it for this year. A ledger that
 * holds a plan of its own is left as it is.
 */
export async function prepareDemo(ledger: Ledger, progress: (line: string) => void): Promise<Demo> {
  const { db, clock } = ledger;
  const plans = await db.plan.findMany({ select: { id: true, launchedAt: true } });
  const isOthers = plans.length > 0 && !plans.some(({ id }) => id === SEED_PLAN);
  if (isOthers) return { isNew: false, opensAt: null };
  const { created } = await loadSeeds(ledger);
  const plan = await db.plan.findUniqueOrThrow({ where: { id: SEED_PLAN } });
  if (created) {
    const tasks = await db.task.count({ where: { planId: SEED_PLAN } });
    progress(`Plan: read ${plan.sourceName}, ${tasks} tasks`);
  }
  const policy = planPolicySchema.parse(plan.policy);
  const now = await clock.now();
  const year = plan.launchFrom ?? Number(civilDateOf(now, policy.zone).slice(0, 4));
  if (plan.launchedAt === null) {
    const actor = { kind: 'admin', agencyId: null, name: '系统管理员' } as const;
    const launched = await launch(ledger, SEED_PLAN, { from: year, to: year }, actor);
    if (!launched.ok) throw new Error(`The demo launch was refused: ${launched.refusal.code}`);
    progress(`Plan: launched for ${year}`);
  }
  const launchedAt = plan.launchedAt ?? now;
  const opens = opensAt(year, policy, ledger.calendar, launchedAt, policy.opensOn);
  return { isNew: plan.launchedAt === null, opensAt: opens > now ? opens : null };
}

/** Somebody a visitor may sign in as. */
export interface SignIn {
  role: string;
  email: string;
  agency: string;
}

const TITLES: Record<string, string> = {
  agency: 'agency officer · 单位联络员',
  commission: 'commission · 发展改革委',
  government: 'government · 政府',
  admin: 'administrator · 管理员',
};

/** One user of each role; of the agencies the one that leads the most tasks. */
export async function signIns(ledger: Ledger): Promise<SignIn[]> {
  const rows = await ledger.db.$queryRaw<SignIn[]>`
    SELECT DISTINCT ON (u.role) u.role::text, u.email, coalesce(a.name, '') AS agency
    FROM "user" u LEFT JOIN agency a ON a.id = u.agency_id LEFT JOIN contact c ON c.id = u.id
    ORDER BY u.role, (c.role = 'officer') DESC NULLS LAST,
      (SELECT count(*) FROM responsibility r WHERE r.agency_id = u.agency_id AND r.role = 'lead') DESC,
      u.id`;
  return rows.map(({ role, email, agency }) => ({ role: TITLES[role] ?? role, email, agency }));
}
