import { setTimeout as pause } from 'node:timers/promises';
import type { Connection } from '@temporalio/client';
import type { Ledger, Tx } from '../../ledger/ledger.ts';
import { OUTBOX_CHANNEL } from '../../ledger/outbox/stage.ts';
import type { VirtualClock } from './clock.ts';
import {
  holdTelling,
  marksOf,
  nextInstant,
  runningProcesses,
  underWay,
  underWayAndNext,
  type RunningProcess,
  type UnderWay,
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
  /** Processes whose timers were lost on purpose, by id: no rest is awaited of them. */
  lost?: ReadonlySet<string>;
}

/** How a step is taken. */
export interface StepOptions {
  /** Told before the skip where it goes. */
  before?: (to: Date) => unknown;
  signal?: AbortSignal;
}

const PATIENCE_MS = 180_000;
/** Real time between two looks: short at first, longer while much is under way, for a look costs. */
const FIRST_LOOK_MS = 5;
const LONGEST_LOOK_MS = 100;
const LONGER_EACH_LOOK = 1.6;
/** So long nobody is to have asked the ledger anything before it is looked at. */
const CALM_MS = 4;
/** A history costs as much as so many looks into the ledger. */
const LOOKS_PER_HISTORY = 5;
/** A timer is set a little after its span was reckoned, and fires as much too late; never by more. */
const LATEST_MS = 60_000;
const SOON_MS = 1_000;

/**
 * Steps business time from instant to instant; time is locked in between. No step is taken before
 * the work of the last one is done: everything told and seen, nothing overdue to wake, no
 * mail on its way, and no workflow with anything in hand.
 */
export class Driver {
  #parts: DriverParts;
  #patienceMs: number;
  /** What was last seen of each workflow that was idle, and under which mark. */
  #idle = new Map<string, { mark: string; timers: InHand['timers'] }>();

  constructor(parts: DriverParts) {
    this.#parts = parts;
    this.#patienceMs = parts.patienceMs ?? PATIENCE_MS;
  }

  /** The earliest business instant at which something is due by itself; null if nothing is. */
  nextInstant(): Promise<Date | null> {
    return nextInstant(this.#parts.ledger.db, this.#lost);
  }

  /** Lives through every instant at which something is due, up to and with this one. */
  async liveTo(target: Date, options: StepOptions = {}): Promise<void> {
    while ((await this.stepTowards(target, options)) < target);
  }

  /**
   * Skips to the target, or to an earlier instant at which something is due, as soon as all is at rest,
   * and waits until the work of that instant is done.
   * @returns the instant it has come to.
   */
  async stepTowards(target: Date, options: StepOptions = {}): Promise<Date> {
    // Mostly all is at rest already, and the skip looks itself, under its lock.
    let reached = await this.#skipWhileNothingMoves(target, options);
    while (!reached) {
      await this.untilRest(options.signal);
      reached = await this.#skipWhileNothingMoves(target, options);
      if (!reached) await pause(FIRST_LOOK_MS);
    }
    await this.#ringSenders();
    await this.untilRest(options.signal);
    return reached;
  }

  /** Waits until all that is due now is done. @throws NotAtRest; the signal's reason when aborted. */
  async untilRest(signal?: AbortSignal): Promise<void> {
    const { ledger, clock } = this.#parts;
    const patience = AbortSignal.timeout(this.#patienceMs);
    for (let wait = FIRST_LOOK_MS; ; wait = Math.min(LONGEST_LOOK_MS, wait * LONGER_EACH_LOOK)) {
      signal?.throwIfAborted();
      const isLast = patience.aborted;
      const now = await clock.now();
      const left = await underWay(ledger.db, now, this.#lost);
      const busy = isZero(left) ? await this.#busyOfThoseMoved() : [];
      if (isZero(left) && busy.length === 0) return;
      if (isLast) throw notAtRest(now, left, busy);
      await this.#calm(wait);
    }
  }

  /**
   * Somebody may file at any moment. The time-skipping server loses a workflow for good when a timer
   * fires while the task that cancels it is in hand: it refuses that task's end, and keeps its clock
   * locked. A filing that meets the skip would do just that to the step due then. So nothing is told
   * to any workflow from before the skip until the last timer due has fired; what was faster has
   * rest awaited again. All that is asked meanwhile is asked over the transaction that holds the telling:
   * as many filings as there are connections may wait for it.
   * @returns the instant skipped to; null when something has moved.
   */
  async #skipWhileNothingMoves(target: Date, { before }: StepOptions): Promise<Date | null> {
    const { ledger, clock } = this.#parts;
    const limits = { maxWait: this.#patienceMs, timeout: 2 * this.#patienceMs };
    return ledger.db.$transaction(async (tx: Tx) => {
      await holdTelling(tx);
      const now = await clock.now();
      const { left, next } = await underWayAndNext(tx, now, this.#lost);
      if (!isZero(left) || (next && next <= now)) return null;
      const processes = await runningProcesses(tx);
      if ((await this.#busyOf(processes)).length > 0) return null;
      const to = earliest([target, next, this.#firstTimer(now)]);
      // Whoever is about to wake is looked at once more: nothing may be in hand for it. One whose timers
      // were all a while away has none that has fired since it was seen idle.
      const waking = processes.filter(
        ({ id, wakesAt }) => wakesAt && wakesAt <= soonAfter(to) && !this.#isFarOff(id, now),
      );
      for (const { id } of waking) this.#idle.delete(id);
      if ((await this.#busyOf(waking)).length > 0) return null;
      const timers = this.#timersDue(processes, to);
      await before?.(to);
      await clock.skipTo(to);
      await this.#untilFired(tx, timers, to);
      return to;
    }, limits);
  }

  /** Whether every timer of one that was seen idle fires well after now. */
  #isFarOff(id: string, now: Date): boolean {
    const timers = [...(this.#idle.get(id)?.timers.values() ?? [])];
    const soon = now.getTime() - this.#parts.clock.offsetMs + LATEST_MS;
    return timers.length > 0 && timers.every((at) => at > soon);
  }

  /** The timers of those that wake by the instant. */
  #timersDue(processes: RunningProcess[], to: Date): Due[] {
    const on = to.getTime() - this.#parts.clock.offsetMs;
    return processes.flatMap((process) => {
      const isWaking = process.wakesAt && process.wakesAt <= soonAfter(to);
      const latest = isWaking ? on + LATEST_MS : on;
      const timers = [...(this.#idle.get(process.id)?.timers ?? [])];
      const ids = timers.filter(([, at]) => at <= latest).map(([id]) => id);
      return ids.length > 0 ? [{ process, ids }] : [];
    });
  }

  /** The first timer that fires by itself after now: a long wait is reckoned anew on its way. */
  #firstTimer(now: Date): Date | null {
    const { offsetMs } = this.#parts.clock;
    const all = [...this.#idle.values()].flatMap(({ timers }) => [...timers.values()]);
    const first = Math.min(...all.filter((at) => at + offsetMs > now.getTime()));
    return Number.isFinite(first) ? new Date(first + offsetMs) : null;
  }

  async #untilFired(tx: Tx, due: Due[], instant: Date): Promise<void> {
    const patience = AbortSignal.timeout(this.#patienceMs);
    let wait = FIRST_LOOK_MS;
    for (let left = due, round = 1; left.length > 0; round++) {
      await this.#calm(wait, 1);
      wait = Math.min(LONGEST_LOOK_MS, wait * LONGER_EACH_LOOK);
      // Nobody is told anything meanwhile: whoever has taken a step was woken by its timer. The ledger
      // says so for little; of the others the history tells.
      const marks = await marksOf(tx, idsIn(left));
      left = left.filter(({ process: { id, mark } }) => marks.get(id) === mark);
      if (round % LOOKS_PER_HISTORY > 0) continue;
      const looks = await this.#lookAt(left.map(({ process }) => process));
      left = left.filter(({ ids }, i) => ids.some((id) => looks[i]?.timers.has(id)));
      if (left.length > 0 && patience.aborted) {
        const ids = idsOf(left.map(({ process }) => process));
        throw new NotAtRest(`these have not woken at ${instant.toISOString()}: ${ids}`);
      }
    }
  }

  /**
   * Waits while others ask the ledger, for they are not done then and a look would only cost; at most `ms`
   * of real time.
   * @param own connections that this driver holds itself.
   */
  async #calm(ms: number, own = 0): Promise<void> {
    const end = performance.now() + ms;
    do await pause(CALM_MS);
    while (this.#parts.ledger.inUse() > own && performance.now() < end);
  }

  async #busyOfThoseMoved(): Promise<RunningProcess[]> {
    return this.#busyOf(await runningProcesses(this.#parts.ledger.db));
  }

  /**
   * A workflow whose mark has not changed since it was idle was told nothing and did nothing: only the
   * others are looked at.
   */
  async #busyOf(processes: RunningProcess[]): Promise<RunningProcess[]> {
    const moved = processes.filter(({ id, mark }) => this.#idle.get(id)?.mark !== mark);
    const looks = await this.#lookAt(moved);
    for (const [i, { id, mark }] of moved.entries()) {
      const look = looks[i];
      if (look && !look.busy) this.#idle.set(id, { mark, timers: look.timers });
      else this.#idle.delete(id);
    }
    return moved.filter((_, i) => looks[i]?.busy);
  }

  get #lost(): string[] {
    return [...(this.#parts.lost ?? [])];
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

/** What is due so soon after an instant would come while others are told. */
const soonAfter = (instant: Date): Date => new Date(instant.getTime() + SOON_MS);

const earliest = (instants: (Date | null)[]): Date =>
  instants.filter((each) => each !== null).reduce((a, b) => (b < a ? b : a));

const idsIn = (due: Due[]): string[] => due.map(({ process }) => process.id);

const isZero = (left: UnderWay): boolean => Object.values(left).every((count) => count === 0);

const idsOf = (processes: RunningProcess[]): string =>
  processes
    .slice(0, 5)
    .map(({ id }) => id)
    .join(', ');

function notAtRest(now: Date, left: UnderWay, busy: RunningProcess[]): NotAtRest {
  const { relay, unseen, overdue, mails } = left;
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
