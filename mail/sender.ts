import { setTimeout as pause } from 'node:timers/promises';
import { Doorbell } from '../ledger/doorbell.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { claimMessages, type ClaimedMessage } from '../ledger/outbox/claim.ts';
import { nextMailInMs } from '../ledger/outbox/due-digests.ts';
import {
  beginSending,
  recordFates,
  releaseClaimed,
  type Outcome,
} from '../ledger/outbox/sending.ts';
import { OUTBOX_CHANNEL } from '../ledger/outbox/stage.ts';
import { messageIdOf } from './compose/ids.ts';
import { formDigest, type MailSettings } from './form-digest.ts';
import type { MailTransport } from './transport/transport.ts';

/** What a sender needs. */
export interface SenderOptions {
  ledger: Ledger;
  /** For LISTEN; the ledger's own database. */
  url: string;
  transport: Pick<MailTransport, 'send' | 'connections'>;
  settings: MailSettings;
  onError: (error: unknown) => void;
  /** How long a digest waits for reports that are behind, in real seconds; default: the ledger's own. */
  stragglerSeconds?: number | undefined;
}

/** Longest sleep in real time: what a lost NOTIFY can delay. */
const LONGEST_SLEEP_MS = 60_000;
/** A digest that waits for stragglers is looked at again after so long. */
const HELD_MS = 25;
const AFTER_ERROR_MS = 1_000;
/** Outcomes that are written at once. */
const MOST_OUTCOMES = 500;
/** How often an outcome is tried to be written while the sender stops. */
const LAST_TRIES = 3;

/**
 * A sender: claims what is due, sends it over as many connections as there are, writes what became of
 * it, and sleeps until the next mail is due or the outbox rings. A message that is slow holds up no
 * other: what is claimed waits for a connection, and no mail is marked as being sent before it is about
 * to have one. Any number of senders may run, in any number of processes.
 */
export function startSender(options: SenderOptions) {
  const { ledger, url, transport, settings, onError, stragglerSeconds } = options;
  const bell = new Doorbell(url, OUTBOX_CHANNEL);
  /** Claimed, and not yet begun. */
  const queue: ClaimedMessage[] = [];
  /** Begun, and not yet ended; the transport has the next ones at hand while a statement runs. */
  const underway = new Set<Promise<void>>();
  const most = 2 * transport.connections;
  const settler = startSettler(ledger, onError);
  let stopping = false;
  let hasMore = true;

  const deliver = async (message: ClaimedMessage): Promise<void> => {
    try {
      const envelope = { from: settings.from.address, to: message.address };
      settler.add({ message, result: await transport.send(Buffer.from(message.raw), envelope) });
    } catch (error) {
      // It keeps its lease, whose end decides what it was.
      onError(error);
    }
  };

  const begin = async (): Promise<void> => {
    const next = queue.slice(0, most - underway.size);
    const begun = await beginSending(ledger, next);
    queue.splice(0, next.length);
    for (const message of begun) {
      const delivery = deliver(message).finally(() => {
        underway.delete(delivery);
        // While a statement begins the next ones, every connection has one.
        if (queue.length > 0 && underway.size <= transport.connections) bell.ring();
      });
      underway.add(delivery);
    }
  };

  const claim = async (): Promise<void> => {
    const claimed = await claimMessages(ledger, {
      messageIdOf: (key, part) => messageIdOf(key, part, settings.domain),
      form: (messageId, digest) => formDigest(messageId, digest, settings, ledger.calendar),
      onUncomposable: onError,
      stragglerSeconds,
    });
    queue.push(...claimed);
    hasMore = claimed.length > 0;
  };

  /** @returns for how long there is nothing to do, in ms. */
  const round = async (): Promise<number> => {
    if (hasMore && queue.length <= transport.connections) await claim();
    if (queue.length > 0 && underway.size < most) await begin();
    if (queue.length > 0) return underway.size < most ? 0 : LONGEST_SLEEP_MS;
    if (hasMore) return 0;
    const next = (await nextMailInMs(ledger)) ?? LONGEST_SLEEP_MS;
    return Math.min(LONGEST_SLEEP_MS, Math.max(HELD_MS, next));
  };

  const run = async (): Promise<void> => {
    while (!stopping) {
      let sleep = AFTER_ERROR_MS;
      try {
        sleep = await round();
      } catch (error) {
        onError(error);
      }
      if (stopping || sleep === 0) continue;
      await bell.wait(sleep);
      hasMore = true;
    }
    const left = queue.splice(0);
    await releaseClaimed(ledger, left).catch(onError);
    await Promise.all(underway);
    await settler.stop();
  };

  const done = run();
  return {
    /** Finishes what is being sent, gives back what is not, and stops. */
    async stop(): Promise<void> {
      stopping = true;
      await bell.close();
      await done;
    },
  };
}

/**
 * Writes outcomes, all that have come meanwhile at once. One that cannot be written is kept and tried
 * again, for a message whose outcome is forgotten goes out a second time.
 */
function startSettler(ledger: Ledger, onError: (error: unknown) => void) {
  const waiting: Outcome[] = [];
  let writing: Promise<void> | null = null;
  let tries = Infinity;

  const write = async (): Promise<void> => {
    while (waiting.length > 0 && tries > 0) {
      const batch = waiting.slice(0, MOST_OUTCOMES);
      try {
        await recordFates(ledger, batch);
        waiting.splice(0, batch.length);
      } catch (error) {
        onError(error);
        tries -= 1;
        if (tries > 0) await pause(AFTER_ERROR_MS);
      }
    }
  };
  const start = (): Promise<void> => (writing ??= write().finally(() => (writing = null)));
  return {
    add(outcome: Outcome): void {
      waiting.push(outcome);
      void start();
    },
    async stop(): Promise<void> {
      tries = LAST_TRIES;
      await start();
    },
  };
}
