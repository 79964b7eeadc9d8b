import { closedRefusal } from '../../domain/issue/issue.ts';
import type { Actor } from '../../domain/report/actor.ts';
import { refused, type Outcome } from '../../domain/report/refusal.ts';
import type { Ledger, Tx } from '../ledger.ts';
import { withIssue } from '../lock-issue.ts';
import type { HeldOwner } from './attach.ts';

/**
 * Holds a major issue for a change of its attachments: only who raised it, and until it is passed on, for
 * what the government is asked about does not change any more.
 */
export const holdIssue = <T>(
  ledger: Ledger,
  id: string,
  actor: Actor,
  act: (tx: Tx, held: HeldOwner) => Promise<Outcome<T>>,
): Promise<Outcome<T>> =>
  withIssue<T>(ledger, id, async ({ tx, issue, facts, locked }) => {
    if (actor.agencyId !== issue.agencyId) return refused({ code: 'not_yours' });
    const closed = closedRefusal(facts);
    if (closed) return refused(closed);
    if (facts.stage === 'reviewing' && facts.filedAt)
      return refused({ code: 'issue_passed_on', passedOnAt: facts.filedAt });
    return act(tx, { planId: issue.planId, now: locked.now });
  });
