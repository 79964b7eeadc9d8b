import { civilDateOf } from '../../domain/calendar/zoned.ts';
import { launch } from '../../ledger/commands/launch.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { orderedCycles } from '../../ledger/obligations.ts';
import { demoPeople, type DemoPerson } from '../../ledger/read/sign-in.ts';
import { planPolicySchema } from '../../schemas/plan-policy.ts';
import { loadSeeds, SEED_PLAN } from '../../seeds/load.ts';
import { isOwn } from './own.ts';

/** What a visitor finds in the ledger. */
export interface Demo {
  /** True if this start has made it. */
  isNew: boolean;
  /** When reports open next, if any are still to come. */
  opensAt: Date | null;
}

/**
 * On the first start, reads the notice into the ledger and launches it for this year. A ledger that
 * holds plans or people of its own is left as it is.
 */
export async function prepareDemo(ledger: Ledger, progress: (line: string) => void): Promise<Demo> {
  const { db, clock } = ledger;
  if (await isOwn(ledger)) return { isNew: false, opensAt: null };
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
  const launched = {
    id: SEED_PLAN,
    launchedAt: plan.launchedAt ?? now,
    launchFrom: year,
    launchTo: plan.launchTo ?? year,
    policy,
  };
  const openings = (await orderedCycles(db, ledger, launched)).map(({ opensAt }) => opensAt);
  const [next = null] = openings.filter((opensAt) => opensAt > now).sort((a, b) => +a - +b);
  return { isNew: plan.launchedAt === null, opensAt: next };
}

/** Somebody a visitor may sign in as. */
export interface SignIn {
  role: string;
  email: string;
  agency: string;
}

const TITLES: Record<DemoPerson['role'], string> = {
  agency: 'agency officer · 单位联络员',
  commission: 'commission · 发展改革委',
  government: 'government · 政府',
  admin: 'administrator · 管理员',
};

/** The demo people as the terminal names them. */
export async function signIns(ledger: Ledger): Promise<SignIn[]> {
  const people = await demoPeople(ledger);
  return people.map(({ role, email, agency }) => ({
    role: TITLES[role],
    email,
    agency: agency?.name ?? '',
  }));
}
