import { handlingRefusal, isOpenIssue } from '../../../domain/issue/issue.ts';
import type { Actor } from '../../../domain/report/actor.ts';
import { refused, type Outcome } from '../../../domain/report/refusal.ts';
import { lengthRefusal, wordsRefusal } from '../../../domain/report/words-refusal.ts';
import { audit } from '../../audit.ts';
import type { Ledger } from '../../ledger.ts';
import { withIssueOf, type LockedIssue } from '../../lock-issue.ts';
import { commandWithin } from '../report-commands.ts';
import { leaveWithIssue } from './leave.ts';
import { tellOfIssue } from './tell.ts';

/** The longest remark, opinion, answer or reason about an issue, in characters. */
export const LONGEST_WORDS = 2_000;

/** What was done to an issue. */
export interface IssueDone {
  id: string;
  number: number;
}

const done = ({ issue: { id, number } }: LockedIssue) => ({
  ok: true as const,
  value: { id, number },
});

/** 受理: the commission takes an issue up, and may say something to the agency. It stops no clock. */
export const takeUpIssue = (
  ledger: Ledger,
  id: string,
  remark: string,
  actor: Actor,
): Promise<Outcome<IssueDone>> =>
  withIssueOf(ledger, id, actor, handlingRefusal, async (held) => {
    const { tx, issue, locked } = held;
    const { takenUpAt } = issue;
    if (takenUpAt) return refused({ code: 'already_taken_up', takenUpAt });
    const words = remark.trim();
    const tooLong = lengthRefusal(words, LONGEST_WORDS);
    if (tooLong) return refused(tooLong);
    const { now } = locked;
    await tx.issue.update({
      where: { id },
      data: { takenUpAt: now, takenUpBy: actor.name, remark: words === '' ? null : words },
    });
    const entry = { at: now, actor, planId: issue.planId, subject: id };
    await audit(tx, { ...entry, action: 'take_up_issue' });
    return done(held);
  });

/**
 * 报政府: the commission passes an issue on with its opinion and proposal, which is the filing of what it
 * owes about it; the government office is told at once. Whoever passes it on has taken it up.
 */
export const passOnIssue = (
  ledger: Ledger,
  id: string,
  words: { opinion: string; proposal: string },
  actor: Actor,
): Promise<Outcome<IssueDone>> =>
  withIssueOf(ledger, id, actor, handlingRefusal, async (held) => {
    const { tx, issue, locked } = held;
    const [opinion, proposal] = [words.opinion.trim(), words.proposal.trim()];
    const unfit = wordsRefusal(opinion, LONGEST_WORDS) ?? lengthRefusal(proposal, LONGEST_WORDS);
    if (unfit) return refused(unfit);
    const form = { values: { opinion, proposal }, nil: false, nilReason: '' };
    const filed = await commandWithin(ledger, tx, locked, { kind: 'file', form }, actor, true);
    if (!filed.ok) return filed;
    const { now, plan } = locked;
    if (!issue.takenUpAt)
      await tx.issue.update({ where: { id }, data: { takenUpAt: now, takenUpBy: actor.name } });
    await tellOfIssue(held, {
      notice: 'issue_passed_on',
      step: `issue-passed-on-${filed.value.revision}`,
      agencyId: plan.governmentId,
      withLeader: issue.urgent,
    });
    return done(held);
  });

/**
 * 并案: the commission merges an issue into another open one of the plan, in words; the agency is told, and
 * follows the other's answer. What was merged into it before goes along.
 */
export const mergeIssue = (
  ledger: Ledger,
  id: string,
  intoId: string,
  why: string,
  actor: Actor,
): Promise<Outcome<IssueDone>> =>
  withIssueOf(ledger, id, actor, handlingRefusal, async (held) => {
    const { tx, issue, locked } = held;
    const into = await tx.issue.findFirst({
      where: { id: intoId, planId: issue.planId },
      include: { report: { select: { stage: true, filedAt: true, leftAt: true } } },
    });
    if (!into || into.id === id || !isOpenIssue({ ...into, ...into.report }))
      return refused({ code: 'not_mergeable' });
    const words = why.trim();
    const unfit = wordsRefusal(words, LONGEST_WORDS);
    if (unfit) return refused(unfit);
    const { now } = locked;
    await tx.issue.update({
      where: { id },
      data: { closedAt: now, closedBy: actor.name, closedWhy: words, mergedIntoId: into.id },
    });
    await tx.issue.updateMany({ where: { mergedIntoId: id }, data: { mergedIntoId: into.id } });
    await leaveWithIssue(ledger, held, actor, words, 'issue_merged');
    await tellOfIssue(held, {
      notice: 'issue_merged',
      step: 'issue-merged',
      agencyId: issue.agencyId,
    });
    const entry = { at: now, actor, planId: issue.planId, subject: id };
    await audit(tx, { ...entry, action: 'merge_issue', data: { into: into.id } });
    return done(held);
  });
