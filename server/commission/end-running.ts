import { continuePlan, endPlan } from '../../ledger/commands/end-plan.ts';
import type { AppContext } from '../web/deps.ts';
import { firstOf } from './given.ts';
import { showLaunch } from './launch-page.tsx';
import { order } from './order.tsx';

/** POST /desk/launch/end: ends a plan, or takes its end back, after a look at what would come of it. */
export const endRunning = (c: AppContext) =>
  order(c, {
    done: (given) => (firstOf(given, 'what') === 'undo' ? 'plan-end-undone' : 'plan-end-ordered'),
    back: (desk) => desk.link('/desk/launch'),
    again: (desk, given, refusal) => showLaunch(desk, refusal, given),
    command({ ledger, plan }, given, ordered) {
      if (firstOf(given, 'what') === 'undo') return continuePlan(ledger, plan.id, ordered);
      const open = firstOf(given, 'open') === 'leave' ? 'leave' : 'stay';
      return endPlan(ledger, plan.id, open, ordered);
    },
  });
