import { setTimeout as delay } from 'node:timers/promises';
import type { Connection } from '@temporalio/client';
import type { Ledger } from '../ledger/ledger.ts';
import type { VirtualClock } from '../local/virtual-clock.ts';
import { isIdle, stepsTaken, unsettled, type Unsettled } from './settled.ts';

/** An instant whose work did not come to rest; the parts say where it hangs. */
export class NotSettled extends Error {
  constructor(instant: Date, rest: Unsettled | { busy: string[] }) {
    super(`the work of ${instant.toISOString()} did not come to rest: ${JSON.stringify(rest)}`);
  }
}

export interface DriverParts {
  ledger: Ledger;
  clock: VirtualClock;
  connection: Connection;
  namespace: string;
}

/** Real time that one instant may take before it counts as stuck. */
const PATIENCE_MS = 60_000;
/** Real time between two looks: short at first, longer while much is under way, for a look costs. */
const FIRST_LOOK_MS = 6;
const LONGEST_LOOK_MS = 60;

/**
 * Steps business time from instant to instant. Time is locked in between, and no step is taken
 * before the work of the last one is done: every version seen, nothing overdue to wake, the outbox
 * settled, and no workflow with a task in hand.
 */
export class Driver {
  #parts: DriverParts;
  #steps = new Map<string, number>();

  constructor(parts: DriverParts) {
    this.#parts = parts;
  }

  /** Skips to the instant and waits until what is due then is done. */
  async stepTo(instant: Date): Promise<void> {
    await this.#parts.clock.skipTo(instant);
    await this.settle();
  }

  /** Waits until all that is due now is done. @throws NotSettled when it does not come to rest. */
  async settle(): Promise<void> {
    const { ledger, clock } = this.#parts;
    const patience = AbortSignal.timeout(PATIENCE_MS);
    for (let wait = FIRST_LOOK_MS; ; wait = Math.min(LONGEST_LOOK_MS, wait * 1.5)) {
      const now = await clock.now();
      const rest = await unsettled(ledger, now);
      if (Object.values(rest).every((count) => count === 0)) {
        const busy = await this.#busyWorkflows();
        if (busy.length === 0) return;
        if (patience.aborted) throw new NotSettled(now, { busy });
      } else if (patience.aborted) throw new NotSettled(now, rest);
      await delay(wait);
    }
  }

  /** The earliest business instant at which something is due by itself; null if nothing is. */
  async nextInstant(): Promise<Date | null> {
    const [row] = await this.#parts.ledger.db.$queryRaw<{ next: Date | null }[]>`
      SELECT least(
        (SELECT min(next_wake_at) FROM report),
        (SELECT min(next_wake_at) FROM cycle),
        (SELECT min(next_wake_at) FROM plan WHERE launched_at IS NOT NULL),
        (SELECT min(due_at) FROM mail WHERE state = 'staged')
      ) AS next`;
    return row?.next ?? null;
  }

  async #busyWorkflows(): Promise<string[]> {
    const { ledger, connection, namespace } = this.#parts;
    const steps = await stepsTaken(ledger);
    // A year hears of many reports at once, and a signal that tells it nothing new makes a workflow
    // task without a step: plans and years are always looked at.
    const moved = [...steps].filter(
      ([id, count]) => this.#steps.get(id) !== count || id.startsWith('plan/'),
    );
    const busy: string[] = [];
    await Promise.all(
      moved.map(async ([id, count]) => {
        if (await isIdle(connection, namespace, id)) this.#steps.set(id, count);
        else busy.push(id);
      }),
    );
    return busy;
  }
}
