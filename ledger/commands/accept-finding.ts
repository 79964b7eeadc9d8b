import { factsOf, severityOf } from '../../domain/preflight/findings.ts';
import type { Actor } from '../../domain/report/actor.ts';
import { refused, type Outcome } from '../../domain/report/refusal.ts';
import { wordsRefusal } from '../../domain/report/words-refusal.ts';
import { planPolicySchema } from '../../schemas/plan-policy.ts';
import { audit } from '../audit.ts';
import type { Ledger } from '../ledger.ts';
import { lockPlan, operatorRefusal } from '../lock-plan.ts';
import { preflightOf } from '../preflight.ts';
import { periodRefusal } from './launch.ts';

/** Which finding of a plan, and for which years it was looked at. */
export interface LookedAt {
  planId: string;
  finding: string;
  years: { from: number; to: number };
  /** The facts as the page showed them: others are to be read before they are accepted. */
  facts: string;
}

/** The longest reason to accept a finding, in characters as a form counts them. */
export const LONGEST_ACCEPTANCE = 1_000;

/**
 * Accepts a finding of the preflight by the actor's name, with a reason. It holds for the facts that
 * were shown: once they change, the finding is open again.
 */
export async function acceptFinding(
  ledger: Ledger,
  { planId, finding: key, years, facts }: LookedAt,
  why: string,
  actor: Actor,
): Promise<Outcome<{ finding: string }>> {
  return ledger.db.$transaction(async (tx) => {
    const plan = await lockPlan(tx, planId);
    if (!plan) return refused({ code: 'not_found' });
    const notAllowed = operatorRefusal(actor, plan);
    if (notAllowed) return refused(notAllowed);
    if (plan.launchedAt) return refused({ code: 'already_launched', launchedAt: plan.launchedAt });
    const reason = why.trim();
    const badWords = wordsRefusal(reason, LONGEST_ACCEPTANCE);
    if (badWords) return refused(badWords);
    const now = await ledger.clock.now();
    const policy = planPolicySchema.parse(plan.policy);
    const badPeriod = periodRefusal(years, now, policy);
    if (badPeriod) return refused(badPeriod);
    const { findings } = await preflightOf(tx, ledger, { ...plan, policy, ...years }, now);
    const finding = findings.find((each) => each.key === key);
    if (!finding) return refused({ code: 'finding_gone' });
    if (factsOf(finding) !== facts) return refused({ code: 'finding_changed' });
    if (severityOf(finding) !== 'accept') return refused({ code: 'finding_blocks' });
    const accepted = { facts, reason, acceptedAt: now, acceptedBy: actor.name };
    await tx.preflightAcceptance.upsert({
      where: { planId_finding: { planId, finding: key } },
      create: { planId, finding: key, ...accepted },
      update: accepted,
    });
    const entry = { at: now, actor, action: 'accept_finding', planId, subject: planId };
    await audit(tx, { ...entry, data: { finding: key, facts, reason } });
    return { ok: true as const, value: { finding: key } };
  });
}

/** Takes an acceptance back, by whoever may give it: the finding is open again. */
export async function reopenFinding(
  ledger: Ledger,
  planId: string,
  finding: string,
  actor: Actor,
): Promise<Outcome<{ finding: string }>> {
  return ledger.db.$transaction(async (tx) => {
    const plan = await lockPlan(tx, planId);
    if (!plan) return refused({ code: 'not_found' });
    const notAllowed = operatorRefusal(actor, plan);
    if (notAllowed) return refused(notAllowed);
    if (plan.launchedAt) return refused({ code: 'already_launched', launchedAt: plan.launchedAt });
    const { count } = await tx.preflightAcceptance.deleteMany({ where: { planId, finding } });
    if (count === 0) return refused({ code: 'finding_gone' });
    const at = await ledger.clock.now();
    const entry = { at, actor, action: 'reopen_finding', planId, subject: planId };
    await audit(tx, { ...entry, data: { finding } });
    return { ok: true as const, value: { finding } };
  });
}
