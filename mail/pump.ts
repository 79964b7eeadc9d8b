import { setTimeout as pause } from 'node:timers/promises';
import type { Ledger } from '../ledger/ledger.ts';
import { LEASE_SECONDS, type ClaimedMessage } from '../ledger/outbox/message.ts';
import {
  beginSending,
  releaseClaimed,
  renewLeases,
  type BeginOptions,
} from '../ledger/outbox/sending.ts';
import type { MailTransport } from './transport/transport.ts';
import type { Settler } from './settler.ts';

/** What a pump needs. */
export interface PumpOptions extends BeginOptions {
  ledger: Ledger;
  transport: Pick<MailTransport, 'send' | 'connections'>;
  /** The sender's own address. */
  from: string;
  settler: Settler;
  /** Called when it could take more. */
  onRoom: () => void;
  onError: (error: unknown) => void;
}

/** A claimed message, and until when its claim is held: in ms of this process's own clock. */
interface Held {
  message: ClaimedMessage;
  until: number;
}

/** So many claimed messages are at hand; a claim is under way before the last of them is begun. */
const AT_HAND = 100;
/** What is begun ahead of a free connection: what the connections take in so many ms. */
const BEGUN_AHEAD_MS = 20;
/** And one for each of them where a message takes less than so many ms: a server that is not slow. */
const SLOW_MS = 500;
/** Or three, where it takes less than so many: marking them takes as long as sending them. */
const QUICK_MS = 100;
const AFTER_ERROR_MS = 1_000;
/** How much the last message counts in the time that one takes. */
const NEWEST = 0.1;

/**
 * Keeps the connections full. Claimed messages wait for one; they are marked as being sent when a
 * connection is free or about to be, and a server that is slow has none marked ahead. Their leases
 * are renewed as long as this process runs; one that was stopped past them sends nothing when it wakes.
 * An address has one connection at the most: a recipient that hangs holds up its own mails alone.
 */
export function startPump(options: PumpOptions) {
  const { ledger, transport, from, settler, onRoom, onError } = options;
  const { leaseSeconds = LEASE_SECONDS } = options;
  const claimed: Held[] = [];
  const begun: Held[] = [];
  const busy = new Map<string, Held>();
  const underway = new Set<Promise<void>>();
  let beginning: Promise<void> | null = null;
  let stopping = false;
  let msEach = Infinity;

  const leaseFrom = (start: number): number => start + leaseSeconds * 1_000;
  const isHeld = (held: Held): boolean => performance.now() < held.until;

  const ahead = (): number =>
    Math.min(
      4 * transport.connections,
      Math.max(
        Math.floor((transport.connections * BEGUN_AHEAD_MS) / msEach),
        transport.connections * (msEach < QUICK_MS ? 3 : msEach < SLOW_MS ? 1 : 0),
      ),
    );

  const deliver = async (held: Held): Promise<void> => {
    const { message } = held;
    const start = performance.now();
    try {
      const envelope = { from, to: message.address };
      const raw = Buffer.isBuffer(message.raw) ? message.raw : Buffer.from(message.raw);
      settler.add({ message, result: await transport.send(raw, envelope, () => isHeld(held)) });
    } catch (error) {
      // It keeps its lease, whose end decides what it was.
      onError(error);
    }
    const took = performance.now() - start;
    msEach = msEach === Infinity ? took : msEach * (1 - NEWEST) + took * NEWEST;
  };

  const start = (held: Held): void => {
    busy.set(held.message.address, held);
    const delivery = deliver(held).finally(() => {
      busy.delete(held.message.address);
      underway.delete(delivery);
      fill();
      if (busy.size + begun.length + claimed.length === 0) settler.noMore();
    });
    underway.add(delivery);
  };

  /** Takes what can be sent now out of a list: its claim is held, and its address has no connection. */
  const take = (list: Held[], most: number, beside: readonly Held[] = []): Held[] => {
    const taken: Held[] = [];
    const others = new Set(beside.map(({ message }) => message.address));
    for (let i = 0; i < list.length && taken.length < most;) {
      const held = list[i] as Held;
      const { address } = held.message;
      if (!isHeld(held)) list.splice(i, 1);
      else if (busy.has(address) || others.has(address)) i += 1;
      else {
        others.add(address);
        taken.push(held);
        list.splice(i, 1);
      }
    }
    return taken;
  };

  const begin = async (next: Held[]): Promise<void> => {
    const since = performance.now();
    try {
      const messages = next.map(({ message }) => message);
      const sending = new Set(await beginSending(ledger, messages, options));
      for (const held of next)
        if (sending.has(held.message)) begun.push({ ...held, until: leaseFrom(since) });
    } catch (error) {
      claimed.unshift(...next);
      onError(error);
      if (!stopping) await pause(AFTER_ERROR_MS);
    }
  };

  const fill = (): void => {
    for (const held of take(begun, transport.connections - busy.size)) start(held);
    const most = transport.connections - busy.size + ahead() - begun.length;
    if (!stopping && beginning === null && most > 0 && begun.length <= ahead() / 2) {
      const next = take(claimed, most, begun);
      if (next.length > 0)
        beginning = begin(next).finally(() => {
          beginning = null;
          fill();
        });
    }
    if (!stopping && claimed.length < AT_HAND) onRoom();
  };

  const renew = async (): Promise<void> => {
    const since = performance.now();
    const held = [...claimed, ...begun, ...busy.values()];
    const messages = held.map(({ message }) => message);
    const unwritten = settler.waiting().map(({ message }) => message);
    if (messages.length + unwritten.length === 0) return;
    const still = await renewLeases(ledger, [...messages, ...unwritten], options);
    for (const each of held) if (still.has(each.message.token)) each.until = leaseFrom(since);
  };
  let renewing: Promise<void> = Promise.resolve();
  const timer = setInterval(
    () => {
      renewing = renewing.then(renew).catch(onError);
    },
    (leaseSeconds * 1_000) / 3,
  );

  return {
    /** Whether it could take more. */
    hasRoom: () => claimed.length < AT_HAND,
    /** @param since when they began to be claimed, in ms of this process's own clock. */
    add(messages: readonly ClaimedMessage[], since: number): void {
      claimed.push(...messages.map((message) => ({ message, until: leaseFrom(since) })));
      fill();
    },
    /** Finishes what is begun, and gives back what is not. */
    async stop(): Promise<void> {
      stopping = true;
      await beginning;
      const left = claimed.splice(0).map(({ message }) => message);
      await releaseClaimed(ledger, left).catch(onError);
      fill();
      while (underway.size > 0) await Promise.all(underway);
      clearInterval(timer);
      await renewing;
    },
  };
}
