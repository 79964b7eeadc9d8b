import { setTimeout as pause } from 'node:timers/promises';
import { isGrpcServiceError, type Connection } from '@temporalio/client';
import type { Clock } from '../../ledger/clock.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { isIdle, stepsTaken, unsettled, type Unsettled } from '../../simulate/settled.ts';

/** The work of an instant did not come to rest; the message says what is under way. */
export class NotAtRest extends Error {}

/** Whose rest is awaited. */
export interface RestParts {
  ledger: Ledger;
  clock: Clock;
  connection: Connection;
  namespace: string;
}

/** gRPC NOT_FOUND. */
const NOT_FOUND = 5;
const FIRST_LOOK_MS = 10;
const LONGEST_LOOK_MS = 100;

/**
 * Knows when all that is due is done: every version seen, nothing overdue, the outbox settled, and
 * no workflow with a task in hand. Unlike the simulation's driver it works on a world that has been
 * started again, where closed reports have no workflow any more.
 */
export class Rest {
  #parts: RestParts;
  #patienceMs: number;

  /** @param patienceMs of real time until an instant counts as stuck. */
  constructor(parts: RestParts, patienceMs = 60_000) {
    this.#parts = parts;
    this.#patienceMs = patienceMs;
  }

  /** Waits for rest. @throws NotAtRest when it does not come; the signal's reason when aborted. */
  async come(signal: AbortSignal): Promise<void> {
    const { ledger, clock } = this.#parts;
    const deadline = performance.now() + this.#patienceMs;
    for (let wait = FIRST_LOOK_MS; ; wait = Math.min(LONGEST_LOOK_MS, wait * 1.5)) {
      signal.throwIfAborted();
      const now = await clock.now();
      const rest = await unsettled(ledger, now);
      const busy = isZero(rest) ? await this.#busy() : [];
      if (isZero(rest) && busy.length === 0) return;
      if (performance.now() > deadline)
        throw new NotAtRest(
          `the work of ${now.toISOString()} has not come to rest: ${words(rest, busy)}`,
        );
      await pause(wait);
    }
  }

  /** Whether it still holds, in one look: nothing has begun since `come` answered. */
  async holds(): Promise<boolean> {
    const { ledger, clock } = this.#parts;
    if (!isZero(await unsettled(ledger, await clock.now()))) return false;
    return (await this.#busy()).length === 0;
  }

  /**
   * Every workflow is looked at, not only those that have stepped: a signal that tells nothing new
   * makes a workflow task without any step, and time must not skip over that either.
   */
  async #busy(): Promise<string[]> {
    const ids = [...(await stepsTaken(this.#parts.ledger)).keys()];
    const idle = await Promise.all(ids.map((id) => this.#isIdle(id)));
    return ids.filter((_, i) => !idle[i]);
  }

  async #isIdle(workflowId: string): Promise<boolean> {
    const { connection, namespace } = this.#parts;
    try {
      return await isIdle(connection, namespace, workflowId);
    } catch (error) {
      if (isGrpcServiceError(error) && Number(error.code) === NOT_FOUND) return true;
      throw error;
    }
  }
}

const isZero = (rest: Unsettled): boolean => Object.values(rest).every((count) => count === 0);

function words({ relay, unseen, overdue, mails }: Unsettled, busy: string[]): string {
  return [
    mails > 0 ? `${mails} mails are not sent (is the mail server up?)` : '',
    relay + unseen + overdue > 0 ? `${relay + unseen + overdue} steps are not taken` : '',
    busy.length > 0 ? `${busy.length} workflows are busy` : '',
  ]
    .filter(Boolean)
    .join(', ');
}
