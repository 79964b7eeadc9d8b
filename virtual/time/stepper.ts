import type { Logger } from 'pino';
import { civilDateOf } from '../../domain/calendar/zoned.ts';
import { reconcile } from '../../ledger/reconcile.ts';
import type { VirtualTime, VirtualTimeState } from '../../server/web/deps.ts';
import { Driver, type DriverParts } from './driver.ts';
import { nextEvent } from './facts.ts';

/** What the stepper moves. */
export interface StepperParts extends DriverParts {
  /** Told before each step how far time is about to run. */
  reserve: (instant: Date) => Promise<void>;
  log: Logger;
}

/** What the reconciler may find late before it mends, in ms: somebody may be filing just now. */
const GRACE_MS = 10_000;
const ZONE = 'Asia/Shanghai';

/**
 * Moves business time, in the background: from instant to instant at which something is due, and
 * after each waits until its work is done, mails included. Once a virtual day the reconciler looks,
 * as a Schedule has it do elsewhere.
 */
export class Stepper implements VirtualTime {
  #parts: StepperParts;
  #driver: Driver;
  #stop = new AbortController();
  #moving: Promise<void> = Promise.resolve();
  #state: VirtualTimeState;
  #day = '';

  /** @param at business time now. */
  constructor(parts: StepperParts, at: Date) {
    this.#parts = parts;
    this.#driver = new Driver(parts);
    this.#state = { running: false, target: null, at, error: null };
  }

  now(): Promise<Date> {
    return this.#parts.clock.now();
  }

  async next(): Promise<Date | null> {
    return nextEvent(this.#parts.ledger.db, await this.now());
  }

  state(): VirtualTimeState {
    return { ...this.#state };
  }

  /** While it moves, a later target counts and an earlier one does not. */
  stepTo(instant: Date): void {
    const { running, target } = this.#state;
    if (this.#stop.signal.aborted || (running && target && target >= instant)) return;
    this.#state = { ...this.#state, running: true, target: instant, error: null };
    if (!running) this.#moving = this.#move();
  }

  /** Ends the move under way after its present step. */
  async stop(): Promise<void> {
    this.#stop.abort(new Error('stopped'));
    await this.#moving;
  }

  async #move(): Promise<void> {
    const { signal } = this.#stop;
    let error: string | null = null;
    try {
      while (await this.#isUnderWay()) await this.#step();
    } catch (reason) {
      error = reason instanceof Error ? reason.message : String(reason);
      if (!signal.aborted) this.#parts.log.error({ err: reason }, 'virtual time: stopped');
    }
    this.#state = { running: false, target: null, at: await this.#at(), error };
  }

  async #isUnderWay(): Promise<boolean> {
    this.#stop.signal.throwIfAborted();
    const { target } = this.#state;
    return target !== null && target > (await this.now());
  }

  async #step(): Promise<void> {
    const { ledger, reserve, log } = this.#parts;
    const { target } = this.#state;
    if (!target) return;
    const { signal } = this.#stop;
    const reached = await this.#driver.stepTowards(target, { before: reserve, signal });
    const day = civilDateOf(reached, ZONE);
    if (day !== this.#day) {
      const mended = await reconcile(ledger, GRACE_MS);
      if (mended.length > 0) log.warn({ mended }, 'virtual time: the reconciler mended');
      this.#day = day;
    }
    this.#state = { ...this.#state, at: await this.#at() };
  }

  #at(): Promise<Date> {
    return this.now().catch(() => this.#state.at);
  }
}
