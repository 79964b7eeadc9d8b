import { Doorbell } from '../ledger/doorbell.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { claimMessages, type ClaimedMessage } from '../ledger/outbox/claim.ts';
import { nextMailInMs } from '../ledger/outbox/due-digests.ts';
import type { SendResult } from '../ledger/outbox/fate.ts';
import { beginSending, recordFate } from '../ledger/outbox/sending.ts';
import { OUTBOX_CHANNEL } from '../ledger/outbox/stage.ts';
import { messageIdOf } from './compose/ids.ts';
import { formDigest, type MailSettings } from './form-digest.ts';

/** Sends one frozen message and says what became of it; never throws. */
export type Send = (raw: Buffer, envelope: { from: string; to: string }) => Promise<SendResult>;

/** What a sender needs. */
export interface SenderOptions {
  ledger: Ledger;
  /** For LISTEN; the ledger's own database. */
  url: string;
  send: Send;
  settings: MailSettings;
  onError: (error: unknown) => void;
  /** How long a digest waits for reports that are behind, in real seconds; default: the ledger's own. */
  stragglerSeconds?: number | undefined;
}

/** Longest sleep in real time: what a lost NOTIFY can delay. */
const LONGEST_SLEEP_MS = 60_000;
/** A digest that waits for stragglers is looked at again after so long. */
const HELD_MS = 25;

/**
 * A sender: claims what is due, sends it, writes what became of it, and sleeps until the next mail
 * is due or the outbox rings. Any number may run, in any number of processes.
 */
export function startSender(options: SenderOptions) {
  const { ledger, url, send, settings, onError, stragglerSeconds } = options;
  const bell = new Doorbell(url, OUTBOX_CHANNEL);
  let stopping = false;

  const deliver = async (message: ClaimedMessage): Promise<void> => {
    if (!(await beginSending(ledger, message))) return;
    const envelope = { from: settings.from.address, to: message.address };
    const result = await send(Buffer.from(message.raw), envelope);
    await recordFate(ledger, message, result);
  };

  const round = async (): Promise<number> => {
    const messages = await claimMessages(ledger, {
      messageIdOf: (key, part) => messageIdOf(key, part, settings.domain),
      form: (messageId, digest) => formDigest(messageId, digest, settings, ledger.calendar),
      onUncomposable: onError,
      stragglerSeconds,
    });
    // One that fails here keeps its lease; the lease's end decides what it was.
    for (const each of await Promise.allSettled(messages.map(deliver)))
      if (each.status === 'rejected') onError(each.reason);
    return messages.length;
  };

  const run = async (): Promise<void> => {
    while (!stopping) {
      let sleep = 1_000;
      try {
        if ((await round()) > 0) continue;
        const next = (await nextMailInMs(ledger)) ?? LONGEST_SLEEP_MS;
        sleep = Math.min(LONGEST_SLEEP_MS, Math.max(HELD_MS, next));
      } catch (error) {
        onError(error);
      }
      if (!stopping) await bell.wait(sleep);
    }
  };

  const done = run();
  return {
    /** Finishes what is being sent, and stops. */
    async stop(): Promise<void> {
      stopping = true;
      await bell.close();
      await done;
    },
  };
}
