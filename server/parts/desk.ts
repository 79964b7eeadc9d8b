import { periodKey } from '../../domain/kinds/dated-name.ts';
import { isReviewer } from '../../domain/report/decide.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { plansFor, type DeskPlan } from '../../ledger/read/desk/plans.ts';
import type { Selection } from '../../ledger/read/desk/selection.ts';
import type { WebWords } from '../web/catalog.ts';
import type { AppContext, SignedIn } from '../web/deps.ts';
import { actorOf, userOf } from '../web/session.ts';
import type { PartsWords } from './catalog.ts';
import { partsWordsOf } from './words.ts';

/** What every page of the desk works with. */
export interface Desk {
  c: AppContext;
  ledger: Ledger;
  user: SignedIn;
  /** Runs the plan: launches, pauses, issues. The government office only reviews. */
  mayAct: boolean;
  /** Whether this reader reviews what an agency owes. */
  mayReview(ownerId: string): boolean;
  now: Date;
  words: WebWords;
  says: PartsWords;
  /** The plans this reader may see. */
  plans: DeskPlan[];
  plan: DeskPlan;
  /** Which cycles the page tells of; everything unless the address narrows it. */
  selection: Selection;
  /** IANA zone of the plan. */
  zone: string;
  /** A link to a page of the desk that keeps plan, kind and period as chosen; an empty value leaves one out. */
  link(path: string, query?: Record<string, string | number>): string;
}

/**
 * The desk for a request: of the plan named in `?plan=` (or given), and of the cycles named by
 * `?kind=` and `?period=`. Null if there is no such plan, or none that this reader may see.
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
  c.set('planTitle', plan.title);
  const { zone } = plan.policy;
  const keep = new URLSearchParams();
  if (plan.id !== plans[0]?.id) keep.set('plan', plan.id);
  const selection = selectionFrom(c, plan);
  const { kind, period } = selection;
  if (kind !== null) keep.set('kind', kind);
  if (period !== null) keep.set('period', periodKey(period));
  return {
    c,
    ledger,
    user,
    mayAct: user.role === 'commission' || user.role === 'admin',
    mayReview: (ownerId) => isReviewer(actorOf(user), ownerId, plan),
    now,
    words: c.get('words'),
    says: partsWordsOf(c.get('lang')),
    plans,
    plan,
    selection,
    zone,
    link: (path, query = {}) => {
      const [place = '', hash] = path.split('#', 2);
      const parameters = new URLSearchParams(keep);
      for (const [name, value] of Object.entries(query))
        if (value === '') parameters.delete(name);
        else parameters.set(name, String(value));
      const search = parameters.size > 0 ? `?${parameters.toString()}` : '';
      return `${place}${search}${hash === undefined ? '' : `#${hash}`}`;
    },
  };
}

/** The kind and the period in the address, if the plan has such a cycle; else none. */
function selectionFrom(c: AppContext, { cycles }: DeskPlan): Selection {
  const wanted = (name: string) => c.req.query(name) ?? null;
  const kind = cycles.find((cycle) => cycle.kind === wanted('kind'))?.kind ?? null;
  const named = wanted('period');
  const ofKind = cycles.filter((cycle) => kind === null || cycle.kind === kind);
  const period = ofKind.find((cycle) => periodKey(cycle.period) === named)?.period ?? null;
  return { kind, period };
}
