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

/** Real time after which the server is asked again though nothing has moved its clock. */
const REFRESH_MS = 1_000;

/**
 * Reads the server's clock. Locked, it runs at the real pace, so that one answer of the server is good
 * for a while; between the beginning and the end of a skip, which is this clock's own, it is asked at
 * every reading. What it answers never goes back.
 * @param startsAt what business time it is now.
 */
export async function virtualClock(time: TestServerTime, startsAt: Date): Promise<VirtualClock> {
  const offsetMs = startsAt.getTime() - (await time.now()).getTime();
  let begun = 0;
  let ended = 0;
  let known: { at: number; asOf: number } | null = null;
  let latest = 0;

  async function ask(): Promise<number> {
    const skips = begun;
    const isStill = begun === ended;
    const at = (await time.now()).getTime();
    // An answer that a skip has met tells nothing of the time after it. The way it came counts as no
    // time: ahead of the server, a timer that is set now would fire before its instant.
    if (isStill && skips === begun) known = { at, asOf: performance.now() };
    return at;
  }

  async function read(): Promise<number> {
    const elapsed = known ? performance.now() - known.asOf : Infinity;
    const isGood = known !== null && elapsed < REFRESH_MS && begun === ended;
    return known && isGood ? Math.floor(known.at + elapsed) : ask();
  }

  return {
    offsetMs,
    async now() {
      const at = await read();
      latest = Math.max(latest, at);
      return new Date(latest + offsetMs);
    },
    async skipTo(instant) {
      begun += 1;
      known = null;
      try {
        await time.sleepUntil(new Date(instant.getTime() - offsetMs));
      } finally {
        ended += 1;
      }
    },
  };
}
