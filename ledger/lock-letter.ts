import type { LetterOutcome } from '../domain/letters/letter-refusal.ts';
import type { Actor } from '../domain/report/actor.ts';
import { Prisma } from '../prisma/generated/client.ts';
import type { Ledger, Tx } from './ledger.ts';
import { operatorRefusal } from './lock-plan.ts';
import { planInForce, type PlanInForce } from './lock-report.ts';
import { letterDrafts, type LetterDraft } from './read/desk/letter-drafts.ts';

/** A draft while its reports are held: no filing and no other command changes it. */
export interface LockedDraft {
  tx: Tx;
  plan: PlanInForce;
  draft: LetterDraft;
  /** The clock's reading after the lock. */
  now: Date;
}

/**
 * Runs `act` in a transaction that holds the plan against changes of policy and pauses, and the
 * reports that a draft is about. Refused to whoever does not run the plan, and where there is no draft.
 */
export async function withDraft<Value>(
  ledger: Ledger,
  planId: string,
  key: string,
  actor: Actor,
  act: (locked: LockedDraft) => Promise<LetterOutcome<Value>>,
): Promise<LetterOutcome<Value>> {
  return ledger.db.$transaction(async (tx) => {
    const plan = await planInForce(tx, Prisma.sql`SELECT ${planId}`);
    if (!plan || operatorRefusal(actor, plan))
      return { ok: false, refusal: { code: 'only_operator' } };
    const draftNow = async () => {
      const now = await ledger.clock.now();
      const drafts = await letterDrafts(tx, ledger.calendar, planId, now);
      return { now, draft: drafts.find((each) => each.key === key) };
    };
    const ids = (await draftNow()).draft?.facts.items.map(({ report }) => report) ?? [];
    // The reports first and in their order, as every command does; then no filing slips in between.
    await tx.$queryRaw`SELECT id FROM report WHERE id = ANY(${ids}) ORDER BY id FOR UPDATE`;
    // Read anew: what was filed while the lock was waited for is seen only now.
    const { now, draft } = await draftNow();
    if (!draft) return { ok: false, refusal: { code: 'no_draft' } };
    return act({ tx, plan, draft, now });
  });
}
