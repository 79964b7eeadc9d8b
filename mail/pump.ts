import { setTimeout as pause } from 'node:timers/promises';
import type { Ledger } from '../ledger/ledger.ts';
import { LEASE_SECONDS, type ClaimedMessage } from '../ledger/outbox/message.ts';
import {
  beginSending,
  releaseClaimed,
  renewLeases,
  type BeginOptions,
} from '../ledger/outbox/sending.ts';
import { sendDeferredNow } from '../ledger/outbox/send-deferred.ts';
import { watchOutage, type Recovered } from './outage.ts';
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
  /** Called when what was put off has become due. */
  onDue: () => void;
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
/**
 * So many outcomes may stand unwritten: if the ledger stands still and then this process dies, as many
 * messages have arrived of which nobody knows, and go out a second time.
 */
const MOST_UNWRITTEN = 50;
const AFTER_ERROR_MS = 1_000;
/** How much the last message counts in the time that one takes. */
const NEWEST = 0.1;
/** While the server takes nothing, it is looked so often whether one may be tried, in ms. */
const OUTAGE_LOOK_MS = 250;

/**
 * Keeps the connections full. Claimed messages wait for one; they are marked as being sent when a
 * connection is free or about to be, and a server that is slow has none marked ahead. Their leases
 * are renewed as long as this process runs; one that was stopped past them sends nothing when it wakes.
 * An address has one connection at the most: a recipient that hangs holds up its own mails alone.
 * While the server takes nothing, one message at a time is tried and none is marked ahead (outage.ts).
 */
export function startPump(options: PumpOptions) {
  const { ledger, transport, from, settler, onRoom, onDue, onError } = options;
  const { leaseSeconds = LEASE_SECONDS } = options;
  const claimed: Held[] = [];
  const begun: Held[] = [];
  const busy = new Map<string, Held>();
  const underway = new Set<Promise<void>>();
  let beginning: Promise<void> | null = null;
  let stopping = false;
  let msEach = Infinity;
  const outage = watchOutage();

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
      const result = await transport.send(raw, envelope, () => isHeld(held));
      settler.add({ message, result, isOutage: outage.isOn() });
      const recovered = outage.saw(result);
      if (recovered) recover(recovered).catch(onError);
      // Nobody knows for how long: by then a report may be filed, or a day be over.
      else if (outage.isOn()) await Promise.all([giveBack(begun), giveBack(claimed)]);
    } catch (error) {
      // It keeps its lease, whose end decides what it was.
      onError(error);
    }
    const took = performance.now() - start;
    msEach = msEach === Infinity ? took : msEach * (1 - NEWEST) + took * NEWEST;
  };

  const recover = async ({ codes }: Recovered): Promise<void> => {
    const letGo = async () => {
      if ((await sendDeferredNow(ledger, codes)) > 0) onDue();
    };
    const beside = [...underway];
    await letGo().catch(onError);
    // What was tried before is often put off, or written so, only after this.
    await Promise.all(beside);
    await settler.written();
    if (!stopping) await letGo();
  };

  const giveBack = async (list: Held[]): Promise<void> => {
    const left = list.splice(0).map(({ message }) => message);
    if (left.length > 0) await releaseClaimed(ledger, left).catch(onError);
  };

  const start = (held: Held): void => {
    outage.tried();
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

  const mostUnwritten = Math.max(MOST_UNWRITTEN, 3 * transport.connections);
  const unwritten = (): number => settler.waiting().length + busy.size;

  /** How many may be started now, and how many more marked. */
  const room = (): number => {
    const free = Math.min(transport.connections - busy.size, mostUnwritten - unwritten());
    return outage.isOn() ? Math.min(free, outage.mayTry() ? 1 : 0) : free;
  };

  const hasRoom = (): boolean =>
    outage.isOn()
      ? claimed.length + begun.length === 0 && outage.mayTry()
      : claimed.length < AT_HAND;

  const fill = (): void => {
    for (const held of take(begun, room())) start(held);
    const further = outage.isOn() || unwritten() >= mostUnwritten ? 0 : ahead();
    const most = room() + further - begun.length;
    if (!stopping && beginning === null && most > 0 && begun.length <= further / 2) {
      const next = take(claimed, most, begun);
      if (next.length > 0)
        beginning = begin(next).finally(() => {
          beginning = null;
          fill();
        });
    }
    if (!stopping && hasRoom()) onRoom();
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

  const looking = setInterval(() => {
    if (outage.isOn()) fill();
  }, OUTAGE_LOOK_MS);

  return {
    /** Whether it could take more. */
    hasRoom,
    /** Begins what it has held back until outcomes were written. */
    goOn: fill,
    /** How many at the most; undefined: as many as are claimed at once. */
    wants: () => (outage.isOn() ? 1 : undefined),
    /** @param since when they began to be claimed, in ms of this process's own clock. */
    add(messages: readonly ClaimedMessage[], since: number): void {
      claimed.push(...messages.map((message) => ({ message, until: leaseFrom(since) })));
      fill();
    },
    /** Finishes what is on its way, and gives back what is not. */
    async stop(): Promise<void> {
      stopping = true;
      await beginning;
      await Promise.all([giveBack(claimed), giveBack(begun)]);
      while (underway.size > 0) await Promise.all(underway);
      clearInterval(timer);
      clearInterval(looking);
      await renewing;
    },
  };
}
