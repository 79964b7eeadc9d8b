import { civilDateOf } from '../../domain/calendar/zoned.ts';
import type { Actor } from '../../domain/report/actor.ts';
import { refused, type Outcome } from '../../domain/report/refusal.ts';
import { obligationValuesSchema } from '../../schemas/obligation-values.ts';
import { planPolicySchema } from '../../schemas/plan-policy.ts';
import { audit } from '../audit.ts';
import type { Ledger, Tx } from '../ledger.ts';
import { lockPlan, operatorRefusal } from '../lock-plan.ts';
import { proposedObligations, type ProposedObligation } from '../read/desk/proposals.ts';

/** What a confirmation changed. */
export interface Confirmed {
  /** Ids of obligations that are owed now, and of those that are not any more. */
  added: string[];
  removed: string[];
}

/**
 * Confirms, by the actor's name, those of a plan's proposals that are chosen, each with its sentence;
 * those that were confirmed before and are no longer chosen are taken back. Only before the launch:
 * then an obligation is changed by its own commands.
 * @param chosen ids of proposals.
 */
export async function confirmProposals(
  ledger: Ledger,
  planId: string,
  chosen: readonly string[],
  actor: Actor,
): Promise<Outcome<Confirmed>> {
  return ledger.db.$transaction(async (tx) => {
    const plan = await lockPlan(tx, planId);
    if (!plan) return refused({ code: 'not_found' });
    const notAllowed = operatorRefusal(actor, plan);
    if (notAllowed) return refused(notAllowed);
    if (plan.launchedAt) return refused({ code: 'already_launched', launchedAt: plan.launchedAt });
    const now = await ledger.clock.now();
    const policy = planPolicySchema.parse(plan.policy);
    const proposals = await proposedObligations(tx, ledger, { id: planId, policy }, now);
    const added = proposals.filter(
      ({ id, confirmedBy }) => confirmedBy === null && chosen.includes(id),
    );
    const today = civilDateOf(now, policy.zone);
    const past = added.filter(({ isPast }) => isPast);
    if (past.length > 0)
      return refused({
        code: 'dates_clash',
        clashes: past.map(({ kind, period, dueOn }) => ({ kind, period, opensOn: today, dueOn })),
      });
    const removed: string[] = [];
    for (const { id, confirmedBy } of proposals)
      if (confirmedBy !== null && !chosen.includes(id) && (await takeBack(tx, id)))
        removed.push(id);
    for (const proposal of added) await write(tx, planId, proposal, actor);
    const value = { added: added.map(({ id }) => id), removed };
    if (added.length + removed.length > 0)
      await audit(tx, {
        at: now,
        actor,
        action: 'confirm_obligations',
        planId,
        subject: planId,
        data: { ...value },
      });
    return { ok: true as const, value };
  });
}

async function write(
  tx: Tx,
  planId: string,
  { id, kind, values, quote, span, orders = 'dated_step' }: ProposedObligation,
  actor: Actor,
): Promise<void> {
  const [spanStart, spanEnd] = span;
  await tx.duty.create({
    data: {
      id: dutyOf(id),
      planId,
      kind: orders,
      quote,
      spanStart,
      spanEnd,
      cadence: 'once',
    },
  });
  await tx.obligation.create({
    data: {
      id,
      planId,
      kind,
      dutyId: dutyOf(id),
      confirmedBy: actor.name,
      values: obligationValuesSchema.parse(values),
    },
  });
}

/** Only what came from a proposal; nobody owes anything by it yet. */
async function takeBack(tx: Tx, id: string): Promise<boolean> {
  const { count } = await tx.obligation.deleteMany({ where: { id, dutyId: dutyOf(id) } });
  if (count > 0) await tx.duty.delete({ where: { id: dutyOf(id) } });
  return count > 0;
}

const dutyOf = (obligationId: string) => `${obligationId}-duty`;
