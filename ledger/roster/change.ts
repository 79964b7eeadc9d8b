import type { Actor } from '../../domain/report/actor.ts';
import { refused, type Outcome } from '../../domain/report/refusal.ts';
import { lengthRefusal, wordsRefusal } from '../../domain/report/words-refusal.ts';
import { Prisma, type Plan } from '../../prisma/generated/client.ts';
import type { Ledger, Tx } from '../ledger.ts';
import { lockPlan, operatorRefusal } from '../lock-plan.ts';
import { planInForce, type PlanInForce } from '../lock-report.ts';
import { shownOrDone } from '../shown-or-done.ts';

/** How a change is ordered: by whom, in what words, and whether it is only to be shown. */
export interface Ordered {
  actor: Actor;
  /** Why, in words; whoever is concerned reads them. Null: nobody is told in words. */
  why: string | null;
  /** Tells what would come of it, and changes nothing. */
  preview?: boolean;
  /** The submission that proposed it, by id. */
  source?: string | null;
}

/** A plan that is being changed, under its lock: no step and no other command goes on meanwhile. */
export interface Changing {
  tx: Tx;
  ledger: Ledger;
  plan: PlanInForce;
  row: Plan;
  actor: Actor;
  why: string;
  source: string | null;
  /** The clock's reading under the lock. */
  now: Date;
}

/** The most characters of the words that a change is given. */
const LONGEST_WHY = 1_000;

/**
 * Changes something of a plan as one transaction under the plan's lock. Only its commission and the
 * operator may, and only with words. A preview takes the same way and is rolled back: what it shows is
 * what would be.
 */
export async function changePlan<T>(
  ledger: Ledger,
  planId: string,
  { actor, why, preview = false, source = null }: Ordered,
  act: (changing: Changing) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  return shownOrDone<Outcome<T>>((show) =>
    ledger.db.$transaction(
      async (tx) => {
        const row = await lockPlan(tx, planId);
        const plan = row && (await planInForce(tx, Prisma.sql`SELECT ${planId}`));
        if (!row || !plan) return refused({ code: 'not_found' });
        const notAllowed = operatorRefusal(actor, row);
        if (notAllowed) return refused(notAllowed);
        const words = (why ?? '').trim();
        // Whoever only looks need not have found the words yet.
        const unfit = preview
          ? lengthRefusal(words, LONGEST_WHY)
          : wordsRefusal(words, LONGEST_WHY);
        if (why !== null && unfit) return refused(unfit);
        const now = await ledger.clock.now();
        const outcome = await act({ tx, ledger, plan, row, actor, why: words, source, now });
        return preview ? show(outcome) : outcome;
      },
      { timeout: 120_000 },
    ),
  );
}
