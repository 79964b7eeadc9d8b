import { setTimeout as pause } from 'node:timers/promises';
import type { Connection } from '@temporalio/client';
import type { Ledger, Tx } from '../../ledger/ledger.ts';
import { OUTBOX_CHANNEL } from '../../ledger/outbox/stage.ts';
import type { VirtualClock } from './clock.ts';
import {
  holdTelling,
  nextInstant,
  runningProcesses,
  unsettled,
  type RunningProcess,
  type Unsettled,
} from './facts.ts';
import { inHand, type InHand } from './in-hand.ts';

/** The work of an instant did not come to rest; the message says what is under way. */
export class NotAtRest extends Error {}

/** What the driver moves. */
export interface DriverParts {
  ledger: Ledger;
  clock: VirtualClock;
  connection: Connection;
  namespace: string;
  /** Real time until an instant counts as stuck. */
  patienceMs?: number;
}

/** How a step is taken. */
export interface StepOptions {
  /** Told before the skip where it goes. */
  before?: (to: Date) => unknown;
  signal?: AbortSignal;
}

const PATIENCE_MS = 180_000;
/** Real time between two looks: short at first, longer while much is under way, for a look costs. */
const FIRST_LOOK_MS = 6;
const LONGEST_LOOK_MS = 100;
/** A timer is set a little after its span was reckoned, and fires as much too late; never by more. */
const LATEST_MS = 60_000;
/** What is due so soon after the skip's end would come while others are told. */
const SOON_MS = 1_000;

/**
 * Steps business time from instant to instant; time is locked in between. No step is taken before
 * the work of the last one is done: everything told and seen, nothing overdue to wake, the outbox
 * settled, and no workflow with anything in hand.
 */
export class Driver {
  #parts: DriverParts;
  #patienceMs: number;
  /** The marks of the workflows that were seen idle. */
  #idle = new Map<string, string>();

  constructor(parts: DriverParts) {
    this.#parts = parts;
    this.#patienceMs = parts.patienceMs ?? PATIENCE_MS;
  }

  /** The earliest business instant at which something is due by itself; null if nothing is. */
  nextInstant(): Promise<Date | null> {
    return nextInstant(this.#parts.ledger);
  }

  /** Lives through every instant at which something is due, up to and with this one. */
  async liveTo(target: Date, options: StepOptions = {}): Promise<void> {
    while ((await this.stepTowards(target, options)) < target);
  }

  /**
   * Waits for rest, skips to the target, or to an earlier instant at which something is due, and
   * waits until the work of that instant is done.
   * @returns the instant it has come to.
   */
  async stepTowards(target: Date, options: StepOptions = {}): Promise<Date> {
    let reached: Date | null = null;
    while (!reached) {
      await this.settle(options.signal);
      reached = await this.#skipWhileNothingMoves(target, options);
      if (!reached) await pause(FIRST_LOOK_MS);
    }
    await this.#ringSenders();
    await this.settle(options.signal);
    return reached;
  }

  /** Waits until all that is due now is done. @throws NotAtRest; the signal's reason when aborted. */
  async settle(signal?: AbortSignal): Promise<void> {
    const { ledger, clock } = this.#parts;
    const patience = AbortSignal.timeout(this.#patienceMs);
    for (let wait = FIRST_LOOK_MS; ; wait = Math.min(LONGEST_LOOK_MS, wait * 1.5)) {
      signal?.throwIfAborted();
      const isLast = patience.aborted;
      const now = await clock.now();
      const rest = await unsettled(ledger, now);
      const busy = isZero(rest) ? await this.#busyOfThoseMoved() : [];
      if (isZero(rest) && busy.length === 0) return;
      if (isLast) throw notAtRest(now, rest, busy);
      await pause(wait);
    }
  }

  /**
   * Somebody may file at any moment. The time-skipping server loses a workflow for good when a timer
   * fires while the task that cancels it is in hand: it refuses that task's end, and keeps its clock
   * locked. A filing that meets the skip would do just that to the rung due then. So nothing is told
   * to any workflow from before the skip until the last timer due has fired; what was faster has
   * rest awaited again.
   * @returns the instant skipped to; null when something has moved.
   */
  async #skipWhileNothingMoves(target: Date, { before }: StepOptions): Promise<Date | null> {
    const { ledger, clock } = this.#parts;
    const limits = { maxWait: this.#patienceMs, timeout: 2 * this.#patienceMs };
    return ledger.db.$transaction(async (tx: Tx) => {
      await holdTelling(tx);
      const now = await clock.now();
      if (!isZero(await unsettled(ledger, now))) return null;
      const next = await this.nextInstant();
      if (next && next <= now) return null;
      const to = next && next < target ? next : target;
      const processes = await runningProcesses(ledger);
      const looks = await this.#lookAt(processes);
      for (const [i, { id }] of processes.entries()) if (looks[i]?.busy) this.#idle.delete(id);
      if (looks.some(({ busy }) => busy)) return null;
      const timers = this.#timersDue(processes, looks, to);
      await before?.(to);
      await clock.skipTo(to);
      await this.#untilFired(timers, to);
      return to;
    }, limits);
  }

  /** The timers of those that wake by the instant. */
  #timersDue(processes: RunningProcess[], looks: InHand[], to: Date): Due[] {
    const latest = to.getTime() - this.#parts.clock.offsetMs + LATEST_MS;
    return processes.flatMap((process, i) => {
      const { wakesAt } = process;
      if (!wakesAt || wakesAt.getTime() > to.getTime() + SOON_MS) return [];
      const ids = [...(looks[i]?.timers ?? [])].filter(([, at]) => at <= latest).map(([id]) => id);
      return ids.length > 0 ? [{ process, ids }] : [];
    });
  }

  async #untilFired(due: Due[], instant: Date): Promise<void> {
    const patience = AbortSignal.timeout(this.#patienceMs);
    for (let left = due; left.length > 0; await pause(FIRST_LOOK_MS)) {
      const looks = await this.#lookAt(left.map(({ process }) => process));
      left = left.filter(({ ids }, i) => ids.some((id) => looks[i]?.timers.has(id)));
      if (left.length > 0 && patience.aborted) {
        const ids = idsOf(left.map(({ process }) => process));
        throw new NotAtRest(`these have not woken at ${instant.toISOString()}: ${ids}`);
      }
    }
  }

  /**
   * A workflow whose mark has not changed since it was idle was told nothing and did nothing. Only
   * before a skip every one is looked at: then a timer that is no wake of the ledger's counts too.
   */
  async #busyOfThoseMoved(): Promise<RunningProcess[]> {
    const processes = await runningProcesses(this.#parts.ledger);
    const moved = processes.filter(({ id, mark }) => this.#idle.get(id) !== mark);
    const looks = await this.#lookAt(moved);
    for (const [i, { id, mark }] of moved.entries())
      if (looks[i]?.busy === false) this.#idle.set(id, mark);
    return moved.filter((_, i) => looks[i]?.busy);
  }

  #lookAt(processes: RunningProcess[]): Promise<InHand[]> {
    const { connection, namespace } = this.#parts;
    return Promise.all(processes.map(({ id }) => inHand(connection, namespace, id)));
  }

  /** Senders sleep in real time towards mails that are due now. */
  async #ringSenders(): Promise<void> {
    await this.#parts.ledger.db.$executeRaw`SELECT pg_notify(${OUTBOX_CHANNEL}, '')`;
  }
}

/** A workflow, and those of its timers that fire at an instant. */
interface Due {
  process: RunningProcess;
  ids: string[];
}

const isZero = (rest: Unsettled): boolean => Object.values(rest).every((count) => count === 0);

const idsOf = (processes: RunningProcess[]): string =>
  processes
    .slice(0, 5)
    .map(({ id }) => id)
    .join(', ');

function notAtRest(now: Date, rest: Unsettled, busy: RunningProcess[]): NotAtRest {
  const { relay, unseen, overdue, mails } = rest;
  const words = [
    mails > 0 ? `${mails} mails are not sent (is the mail server up?)` : '',
    relay > 0 ? `${relay} workflows are not told` : '',
    unseen > 0 ? `${unseen} workflows have not heard` : '',
    overdue > 0 ? `${overdue} steps are not taken` : '',
    busy.length > 0 ? `${busy.length} workflows are busy (${idsOf(busy)})` : '',
  ];
  return new NotAtRest(
    `the work of ${now.toISOString()} has not come to rest: ${words.filter(Boolean).join(', ')}`,
  );
}
