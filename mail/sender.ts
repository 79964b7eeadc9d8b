import { messageIdOf } from '../ledger/outbox/message-id.ts';
import { Doorbell } from '../ledger/doorbell.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { claimMessages } from '../ledger/outbox/claim.ts';
import { nextMailInMs } from '../ledger/outbox/due-digests.ts';
import { OUTBOX_CHANNEL } from '../ledger/outbox/stage.ts';
import { markOf } from './form-ahead.ts';
import { formDigest, type MailSettings } from './form-digest.ts';
import { startPump } from './pump.ts';
import { startSettler } from './settler.ts';
import type { MailTransport } from './transport/transport.ts';

/** What a sender needs; times are real ones, in seconds. */
export interface SenderOptions {
  ledger: Ledger;
  /** For LISTEN; the ledger's own database. */
  url: string;
  transport: Pick<MailTransport, 'send' | 'connections'>;
  settings: MailSettings;
  onError: (error: unknown) => void;
  /** How long a digest waits for reports that are behind; default: the ledger's own. */
  stragglerSeconds?: number | undefined;
  /** How long a claim is held without being renewed; default: the ledger's own. */
  leaseSeconds?: number | undefined;
  /** After how long a message is sent again that may have arrived; default: the ledger's own. */
  uncertainSeconds?: number | undefined;
}

/** Longest sleep in real time: what a lost NOTIFY can delay. */
const LONGEST_SLEEP_MS = 15_000;
/** A digest that waits for stragglers is looked at again after so long. */
const HELD_MS = 25;
const AFTER_ERROR_MS = 1_000;

/**
 * A sender: claims what is due, sends it over as many connections as there are, writes what became of
 * it, and sleeps until the next mail is due or the outbox rings. A message that is slow holds up no
 * other: what is claimed waits for a connection, and no mail is marked as being sent before it is about
 * to have one. Any number of senders may run, in any number of processes.
 */
export function startSender(options: SenderOptions) {
  const { ledger, url, transport, settings, onError } = options;
  const { stragglerSeconds, leaseSeconds, uncertainSeconds } = options;
  const times = { uncertainSeconds, ...(leaseSeconds !== undefined && { leaseSeconds }) };
  const bell = new Doorbell(url, OUTBOX_CHANNEL);
  const mark = markOf(settings);
  const onWritten = () => pump.goOn();
  const settler = startSettler(ledger, times, { onError, onWritten });
  let stopping = false;
  let hasMore = true;
  const pump = startPump({
    ...{ ledger, transport, settler, onError, ...times },
    from: settings.from.address,
    onRoom() {
      if (hasMore) bell.ring();
    },
    onDue() {
      hasMore = true;
      bell.ring();
    },
  });

  /** @returns for how long there is nothing to claim, in ms. */
  const round = async (): Promise<number> => {
    if (!pump.hasRoom()) return LONGEST_SLEEP_MS;
    const since = performance.now();
    const claimed = await claimMessages(ledger, {
      messageIdOf: (key, part, mailIds) => messageIdOf(key, part, mailIds, settings.domain),
      form: (messageId, digest) => formDigest(messageId, digest, settings, ledger.calendar),
      onUncomposable: onError,
      mark,
      limit: pump.wants(),
      stragglerSeconds,
      ...times,
    });
    hasMore = claimed.length > 0;
    pump.add(claimed, since);
    if (hasMore) return pump.hasRoom() ? 0 : LONGEST_SLEEP_MS;
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
      if (!stopping && sleep > 0) await bell.wait(sleep);
    }
    await pump.stop();
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
