import { answeringRefusal, withdrawalRefusal } from '../../../domain/issue/issue.ts';
import type { Actor } from '../../../domain/report/actor.ts';
import { refused, type Outcome } from '../../../domain/report/refusal.ts';
import { wordsRefusal } from '../../../domain/report/words-refusal.ts';
import { audit } from '../../audit.ts';
import type { Ledger } from '../../ledger.ts';
import { withIssue, withIssueOf } from '../../lock-issue.ts';
import { commandWithin } from '../report-commands.ts';
import { LONGEST_WORDS, type IssueDone } from './handle.ts';
import { leaveWithIssue } from './leave.ts';
import { tellOfIssue } from './tell.ts';

/**
 * 答复: the government answers an issue that was passed on, in words; they go to whoever raised it, and to
 * those whose issues were merged into it. What the commission owes about it is accepted with that.
 */
export const answerIssue = (
  ledger: Ledger,
  id: string,
  answer: string,
  actor: Actor,
): Promise<Outcome<IssueDone>> =>
  withIssueOf(ledger, id, actor, answeringRefusal, async (held) => {
    const { tx, issue, locked } = held;
    const words = answer.trim();
    const unfit = wordsRefusal(words, LONGEST_WORDS);
    if (unfit) return refused(unfit);
    const command = { kind: 'accept' as const, revision: locked.revision };
    const accepted = await commandWithin(ledger, tx, locked, command, actor, true);
    if (!accepted.ok) return accepted;
    const { now } = locked;
    await tx.issue.update({
      where: { id },
      data: { answeredAt: now, answeredBy: actor.name, answer: words },
    });
    const followers = await tx.issue.findMany({
      where: { mergedIntoId: id },
      select: { agencyId: true },
    });
    for (const agencyId of new Set([issue, ...followers].map((each) => each.agencyId)))
      await tellOfIssue(held, { notice: 'issue_answered', step: 'issue-answered', agencyId });
    const entry = { at: now, actor, planId: issue.planId, subject: id };
    await audit(tx, { ...entry, action: 'answer_issue' });
    return { ok: true, value: { id, number: issue.number } };
  });

/** 退回: the government sends an issue back to the commission, in words; it has new terms for it. */
export const sendIssueBack = (
  ledger: Ledger,
  id: string,
  reason: string,
  actor: Actor,
): Promise<Outcome<IssueDone>> =>
  withIssueOf(ledger, id, actor, answeringRefusal, async ({ tx, issue, locked }) => {
    const command = { kind: 'return' as const, revision: locked.revision, reason };
    const returned = await commandWithin(ledger, tx, locked, command, actor, true);
    return returned.ok ? { ok: true, value: { id, number: issue.number } } : returned;
  });

/** 撤回: its agency withdraws an issue that nobody has answered yet, in words. */
export const withdrawIssue = (
  ledger: Ledger,
  id: string,
  why: string,
  actor: Actor,
): Promise<Outcome<IssueDone>> =>
  withIssue(ledger, id, async (held) => {
    const { tx, issue, facts, locked } = held;
    const followers = await tx.issue.findMany({
      where: { mergedIntoId: id },
      orderBy: { number: 'asc' },
      select: { number: true },
    });
    const numbers = followers.map(({ number }) => number);
    const refusal = withdrawalRefusal(facts, actor, numbers);
    if (refusal) return refused(refusal);
    const words = why.trim();
    const unfit = wordsRefusal(words, LONGEST_WORDS);
    if (unfit) return refused(unfit);
    const { now } = locked;
    await tx.issue.update({
      where: { id },
      data: { closedAt: now, closedBy: actor.name, closedWhy: words },
    });
    await leaveWithIssue(ledger, held, actor, words, 'issue_withdrawn');
    const entry = { at: now, actor, planId: issue.planId, subject: id };
    await audit(tx, { ...entry, action: 'withdraw_issue' });
    return { ok: true, value: { id, number: issue.number } };
  });
