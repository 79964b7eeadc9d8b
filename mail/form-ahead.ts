import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { civilDateOf, endOfDay } from '../domain/calendar/zoned.ts';
import { messageIdOf } from '../ledger/outbox/message-id.ts';
import { Doorbell } from '../ledger/doorbell.ts';
import type { Ledger } from '../ledger/ledger.ts';
import {
  forgetUnused,
  formAheadOnce,
  type AheadOptions,
  type Place,
} from '../ledger/outbox/ahead.ts';
import type { DigestRows } from '../ledger/outbox/digest-rows.ts';
import { OUTBOX_CHANNEL } from '../ledger/outbox/stage.ts';
import { formDigest, type MailSettings } from './form-digest.ts';

/** What forming ahead needs. */
export interface FormAheadOptions {
  ledger: Ledger;
  settings: MailSettings;
  /** How far ahead of their instant mails are formed, in minutes of business time. */
  minutes: number;
}

/** What a mail goes by beside the rows that it tells of: the settings it is written with. */
export function markOf(settings: MailSettings): string {
  return `${createHash('sha256').update(JSON.stringify(settings)).digest('base64url').slice(0, 12)}|`;
}

/** A mail says of a day what was so at its instant; on its way for longer than this, it is formed anew. */
const GOOD_FOR_MS = 3_600_000;

/** Until when a mail formed as of an instant says what it would say if it were formed then. */
function goodUntil({ mails, plan }: DigestRows, dueAt: Date): Date {
  const { zone } = plan.policy;
  const changes = mails.flatMap(({ report }) => (report ? [report.dueAt, report.opensAt] : []));
  const ends = [
    dueAt.getTime() + GOOD_FOR_MS,
    endOfDay(civilDateOf(dueAt, zone), zone).getTime(),
    ...changes.map(Number).filter((at) => at > dueAt.getTime()),
  ];
  return new Date(Math.min(...ends));
}

/**
 * Forms what is staged and due within so many minutes, all of it, now: bytes that lie ready at their
 * instant need only be sent.
 * @returns how many digests were formed.
 */
export async function formAhead(
  { ledger, settings, minutes }: FormAheadOptions,
  isOver: () => boolean = () => false,
): Promise<number> {
  const options: AheadOptions = {
    mark: markOf(settings),
    async form(digestKey, members, digest, dueAt) {
      const messageId = messageIdOf(digestKey, 1, members, settings.domain);
      try {
        const formed = await formDigest(messageId, digest, settings, ledger.calendar);
        return { ...formed, messageId, goodUntil: goodUntil(digest, dueAt) };
      } catch {
        // Whoever claims it meets the same, and says so.
        return null;
      }
    },
  };
  const until = new Date((await ledger.clock.now()).getTime() + minutes * 60_000);
  let formed = 0;
  let place: Place | null = null;
  do {
    const round = await formAheadOnce(ledger, place, until, options);
    formed += round.formed;
    place = round.place;
  } while (place !== null && !isOver());
  return formed;
}

/** A ring is followed so much later, in ms: mails of one instant are staged one after the other. */
const GATHER_MS = 1_000;
/** Longest time between two looks. */
const LONGEST_SLEEP_MS = 15_000;
/** A look takes this much of the time at the most. */
const SHARE = 10;

/** Keeps forming ahead what is staged, until it is stopped. */
export function startFormingAhead(
  options: FormAheadOptions & { url: string; onError: (error: unknown) => void },
) {
  const { ledger, url, onError } = options;
  const bell = new Doorbell(url, OUTBOX_CHANNEL);
  const stopping = new AbortController();
  const isOver = () => stopping.signal.aborted;
  const run = async (): Promise<void> => {
    while (!isOver()) {
      const start = performance.now();
      try {
        await formAhead(options, isOver);
        await forgetUnused(ledger);
      } catch (error) {
        onError(error);
      }
      const rest = Math.max(GATHER_MS, (performance.now() - start) * SHARE);
      await pause(rest, undefined, { signal: stopping.signal }).catch(() => undefined);
      if (!isOver()) await bell.wait(LONGEST_SLEEP_MS);
    }
  };
  const done = run();
  return {
    /** Ends after the digests it is at. */
    async stop(): Promise<void> {
      stopping.abort();
      await bell.close();
      await done;
    },
  };
}
