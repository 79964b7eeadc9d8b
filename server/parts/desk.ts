import { yearOf } from '../../domain/calendar/civil-date.ts';
import { civilDateOf } from '../../domain/calendar/zoned.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { plansFor, type DeskPlan } from '../../ledger/read/desk/plans.ts';
import type { WebWords } from '../web/catalog.ts';
import type { AppContext, SignedIn } from '../web/deps.ts';
import { userOf } from '../web/session.ts';
import type { PartsWords } from './catalog.ts';
import { partsWordsOf } from './words.ts';

/** What every page of the desk works with. */
export interface Desk {
  c: AppContext;
  ledger: Ledger;
  user: SignedIn;
  /** False for the government, which reads only. */
  mayAct: boolean;
  now: Date;
  words: WebWords;
  says: PartsWords;
  /** The plans this reader may see. */
  plans: DeskPlan[];
  plan: DeskPlan;
  /** Null: every year. */
  year: number | null;
  /** IANA zone of the plan. */
  zone: string;
  /** A link to a page of the desk that keeps plan and year as chosen. */
  link(path: string, query?: Record<string, string | number>): string;
}

/**
 * The desk for a request: of the plan named in `?plan=` (or given), and the year in `?year=`. Null
 * if there is no such plan, or none that this reader may see.
 */
export async function deskOf(c: AppContext, planId?: string): Promise<Desk | null> {
  const user = userOf(c);
  const { ledger } = c.get('deps');
  const now = c.get('now');
  if (user.role === 'agency') return null;
  const plans = await plansFor(ledger, { role: user.role, agencyId: user.agencyId });
  const wanted = planId ?? c.req.query('plan');
  const plan = wanted === undefined ? plans[0] : plans.find(({ id }) => id === wanted);
  if (!plan) return null;
  const { zone } = plan.policy;
  const chosen = c.req.query('year');
  const keep = new URLSearchParams();
  if (plan.id !== plans[0]?.id) keep.set('plan', plan.id);
  if (chosen !== undefined && planId === undefined) keep.set('year', chosen);
  return {
    c,
    ledger,
    user,
    mayAct: user.role === 'commission' || user.role === 'admin',
    now,
    words: c.get('words'),
    says: partsWordsOf(c.get('lang')),
    plans,
    plan,
    year: yearFrom(chosen, plan, now),
    zone,
    link: (path, query = {}) => {
      const [place = '', hash] = path.split('#', 2);
      const parameters = new URLSearchParams(keep);
      for (const [name, value] of Object.entries(query)) parameters.set(name, String(value));
      const search = parameters.size > 0 ? `?${parameters.toString()}` : '';
      return `${place}${search}${hash === undefined ? '' : `#${hash}`}`;
    },
  };
}

/** The year in the address, if the plan has it; else the newest that has begun. */
function yearFrom(chosen: string | undefined, plan: DeskPlan, now: Date): number | null {
  if (chosen === 'all') return null;
  const year = Number(chosen);
  if (plan.years.includes(year)) return year;
  const present = yearOf(civilDateOf(now, plan.policy.zone));
  return plan.years.at(-1) ?? plan.launchFrom ?? present;
}
