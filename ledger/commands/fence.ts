import { readKnownMessages, type KnownMessages } from '../../domain/fence/known-messages.ts';
import type { Actor } from '../../domain/report/actor.ts';
import { refused, type Outcome } from '../../domain/report/refusal.ts';
import { audit } from '../audit.ts';
import { standingFence, type Fence } from '../fence/fence.ts';
import { waitingMails, type WaitingMails } from '../fence/waiting.ts';
import type { Ledger, Tx } from '../ledger.ts';
import { settleKnown } from '../outbox/known-outside.ts';
import { readMessageId } from '../outbox/message-id.ts';
import { OUTBOX_CHANNEL } from '../outbox/stage.ts';

/** What a file has told of the outside. */
export interface BroughtKnown {
  /** Messages of this product in it, and how many of them were not known before. */
  messages: number;
  added: number;
  /** Other Message-IDs in it: sign-in codes, other senders. */
  others: number;
  /** Of a relay's log: messages that it began to take and did not keep. */
  notTaken: number;
  /** Mails that waited here and that the outside has. */
  settled: number;
}

/**
 * Takes note of the messages that the outside has, from the text of a relay's log, a list of Message-IDs or
 * an archive. Mails of theirs that wait are marked as sent; of what workflows stage later, likewise.
 * @param source what the text is called: a file's name.
 */
export async function bringKnown(
  ledger: Ledger,
  text: string,
  source: string,
  actor: Actor,
): Promise<Outcome<BroughtKnown>> {
  const read = readKnownMessages(text);
  return underFence(ledger, actor, async (tx, fence, now) => {
    const ours = read.ids.flatMap((id) => {
      const told = readMessageId(id);
      return told ? [{ id, ...told }] : [];
    });
    if (ours.length === 0) return refused({ code: 'nothing_known' });
    const { count: added } = await tx.knownMessage.createMany({
      data: ours.map((each) => ({ ...each, source, at: now, fenceId: fence.id })),
      skipDuplicates: true,
    });
    const settled = await settleKnown(tx, now, null);
    const brought = broughtOf(read, ours.length, added, settled.length);
    const entry = { at: now, actor, action: 'known_outside', planId: null, subject: fence.id };
    await audit(tx, { ...entry, data: { source, ...brought } });
    return { ok: true, value: brought };
  });
}

const broughtOf = (
  { ids, notTaken }: KnownMessages,
  messages: number,
  added: number,
  settled: number,
): BroughtKnown => ({ messages, added, others: ids.length - messages, notTaken, settled });

/**
 * Lets mails be sent again: what the outside has is marked as sent, all else goes out as it falls due.
 * @param seen what was looked at, as `waitingMails` names it; null: whatever there is.
 * @returns what goes out.
 */
export async function releaseFence(
  ledger: Ledger,
  seen: string | null,
  actor: Actor,
): Promise<Outcome<WaitingMails>> {
  return underFence(ledger, actor, async (tx, fence, now) => {
    await settleKnown(tx, now, null);
    const waiting = await waitingMails(tx, now);
    if (seen !== null && waiting.seen !== seen) return refused({ code: 'fence_changed' });
    await tx.fence.updateMany({
      where: { releasedAt: null },
      data: { releasedAt: now, releasedBy: actor.name },
    });
    const { atOnce, later } = waiting;
    const data = { atOnce: atOnce.mails, later: later.mails };
    const entry = { at: now, actor, action: 'release_fence', planId: null };
    await audit(tx, { ...entry, subject: fence.id, data });
    await tx.$executeRaw`SELECT pg_notify(${OUTBOX_CHANNEL}, '')`;
    return { ok: true, value: waiting };
  });
}

/** Only an administrator touches the fence, one at a time. */
async function underFence<T>(
  ledger: Ledger,
  actor: Actor,
  act: (tx: Tx, fence: Fence, now: Date) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  if (actor.kind !== 'admin') return refused({ code: 'only_admin' });
  return ledger.db.$transaction(
    async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('fence', 0))`;
      const fence = await standingFence(tx);
      if (!fence) return refused({ code: 'no_fence' });
      return act(tx, fence, await ledger.clock.now());
    },
    { timeout: 120_000 },
  );
}
