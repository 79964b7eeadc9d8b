import type { IssueFacts } from '../domain/issue/issue.ts';
import type { PlanAgencies } from '../domain/parties.ts';
import type { Actor } from '../domain/report/actor.ts';
import { refused, type Outcome, type Refusal } from '../domain/report/refusal.ts';
import type { Issue, Plan } from '../prisma/generated/client.ts';
import type { Ledger, Tx } from './ledger.ts';
import { lockPlan } from './lock-plan.ts';
import { lockReport, type LockedReport } from './lock-report.ts';

/** A major issue (重大问题) under its plan's lock, with the report that its handling is. */
export interface LockedIssue {
  tx: Tx;
  issue: Issue;
  /** What rules about it go by. */
  facts: IssueFacts;
  row: Plan;
  locked: LockedReport;
}

/**
 * Runs `act` in a transaction that holds the plan, the handling and so the issue. Issues are few, and a
 * merging concerns two of them: the plan's lock keeps them in one order.
 */
export async function withIssue<T>(
  ledger: Ledger,
  id: string,
  act: (issue: LockedIssue) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  return ledger.db.$transaction(async (tx) => {
    const found = await tx.issue.findUnique({ where: { id }, select: { planId: true } });
    const row = found && (await lockPlan(tx, found.planId));
    // Read once the plan is held: what others did meanwhile is seen.
    const issue = row && (await tx.issue.findUnique({ where: { id } }));
    const locked = issue && (await lockReport(tx, ledger, issue.reportId));
    if (!row || !locked) return refused({ code: 'not_found' });
    const { stage, filedAt, leftAt } = locked.report;
    return act({ tx, issue, facts: { ...issue, stage, filedAt, leftAt }, row, locked });
  });
}

/** The same, once a rule allows it to whoever acts. */
export const withIssueOf = <T>(
  ledger: Ledger,
  id: string,
  actor: Actor,
  rule: (facts: IssueFacts, actor: Actor, plan: PlanAgencies) => Refusal | null,
  act: (issue: LockedIssue) => Promise<Outcome<T>>,
): Promise<Outcome<T>> =>
  withIssue(ledger, id, async (held) => {
    const refusal = rule(held.facts, actor, held.locked.plan);
    return refusal ? refused(refusal) : act(held);
  });
