import { Connection, type ConnectionOptions } from '@temporalio/client';
import { InternalConnectionOptionsSymbol } from '@temporalio/client/lib/connection.js';
import { msToTs, tsToMs } from '@temporalio/common/lib/time.js';
import type { Clock } from '../../ledger/clock.ts';

/** Real time after which a skip has failed: something in hand never ends. */
const LONGEST_SKIP_MS = 300_000;

/**
 * The clock of a time-skipping server. Every process connects to it by the server's address; the
 * time is one for all. Locked (as the server starts), the clock runs at the real pace; one process
 * at a time should make it skip.
 */
export class TestServerTime {
  /** Also good for a plain Client: its connection knows the time service. */
  readonly connection: Connection;

  private constructor(connection: Connection) {
    this.connection = connection;
  }

  /**
   * Connects to the time-skipping server at host:port. The SDK has the time service behind a symbol
   * that only its own test environment uses, one process per server.
   */
  static async connect(address: string): Promise<TestServerTime> {
    const inside = { [InternalConnectionOptionsSymbol]: { supportsTestService: true } };
    return new TestServerTime(
      await Connection.connect({ address, ...inside } as ConnectionOptions),
    );
  }

  /** The server's instant. */
  async now(): Promise<Date> {
    const { time } = await this.service.getCurrentTime({});
    return new Date(tsToMs(time));
  }

  /**
   * Lets `ms` milliseconds of the server's time pass, skipping over what nobody works in, and
   * leaves the clock locked as before. Timers on the way fire; when this is done, their workflow
   * tasks may still be on their way to a worker.
   */
  async sleep(ms: number): Promise<void> {
    if (ms <= 0) return;
    await this.connection.withDeadline(Date.now() + LONGEST_SKIP_MS, () =>
      this.service.unlockTimeSkippingWithSleep({ duration: msToTs(ms) }),
    );
  }

  /** The same up to an instant, passed by the few milliseconds of the call; past: does nothing. */
  async sleepUntil(instant: Date): Promise<void> {
    await this.sleep(instant.getTime() - (await this.now()).getTime());
  }

  /** Stops skipping. The server counts: it skips when each lock has met its unlock. */
  async lock(): Promise<void> {
    await this.service.lockTimeSkipping({});
  }

  /** Lets the server skip by itself whenever nobody works. */
  async unlock(): Promise<void> {
    await this.service.unlockTimeSkipping({});
  }

  /** Closes the connection; the server goes on. */
  async close(): Promise<void> {
    await this.connection.close();
  }

  private get service() {
    const { testService } = this.connection;
    if (!testService) throw new Error('This connection is not one to a time-skipping server.');
    return testService;
  }
}

/** Business time under virtual time: the time-skipping server's, moved by a fixed offset. */
export interface VirtualClock extends Clock {
  /** Milliseconds of business time ahead of the server's. */
  readonly offsetMs: number;
  /** Lets the server skip until this business instant; past instants do nothing. */
  skipTo(instant: Date): Promise<void>;
}

/**
 * Asks the server at every reading: a cached time would be stale in the very moment a skip ends.
 * @param startsAt what business time it is now.
 */
export async function virtualClock(time: TestServerTime, startsAt: Date): Promise<VirtualClock> {
  const offsetMs = startsAt.getTime() - (await time.now()).getTime();
  return {
    offsetMs,
    now: async () => new Date((await time.now()).getTime() + offsetMs),
    skipTo: (instant) => time.sleepUntil(new Date(instant.getTime() - offsetMs)),
  };
}
