import { Client, type Connection } from '@temporalio/client';
import type { ImportedPlan } from '../../ledger/import-plan.ts';
import { launch } from '../../ledger/commands/launch.ts';
import { TestServerTime } from '../../local/temporal/test-server-time.ts';
import { startTestServer } from '../../local/temporal/test-server.ts';
import { Driver } from '../../simulate/driver.ts';
import { startSink, type Sink } from '../../simulate/sink/sink.ts';
import type { Loop } from '../../worker/loop.ts';
import { OPERATOR } from './actors.ts';
import type { TestLedger } from './database.ts';
import { leapingClock, type LeapingClock } from './leaping-clock.ts';
import { NAMESPACE, startProduct } from './product.ts';
import { importSmallPlan, type SmallPlanOptions } from './small-plan.ts';

/** The product on real parts of its own, with a small plan, under virtual time. */
export interface World {
  ledger: TestLedger;
  clock: LeapingClock;
  sink: Sink;
  client: Client;
  connection: Connection;
  plan: ImportedPlan;
  driver: Driver;
  /** Where Temporal is: host:port. */
  address: string;
  launch(from?: number, to?: number): Promise<void>;
  /** Lives through every instant at which something is due, up to and with this one. */
  liveTo(instant: Date): Promise<void>;
  /** Waits until all that is due now is done. */
  settle(): Promise<void>;
  startWorker(): Promise<void>;
  /** Stops the worker in good order. */
  stopWorker(): Promise<void>;
  /**
   * Business time goes on to this instant with no worker there. The server itself stands still at its
   * first timer while nobody takes the workflow's task, so from there on the business clock leaps.
   */
  passWithoutWorker(timer: Date, instant: Date): Promise<void>;
  stop(): Promise<void>;
}

export interface WorldOptions extends SmallPlanOptions {
  startsAt: Date;
  /** Makes the world's ledger, given its clock. */
  makeLedger: (clock: LeapingClock) => Promise<TestLedger>;
  /** The worker may be followed by another (see runProduct). */
  workersChange?: boolean;
}

/** Boots a time-skipping server, a sink and the product on them; time is locked between the steps. */
export async function startWorld(options: WorldOptions): Promise<World> {
  const { startsAt, makeLedger, workersChange = false, ...of } = options;
  const instant = { at: startsAt };
  const [server, sink] = await Promise.all([
    startTestServer({ progress: () => undefined }),
    startSink({ stamp: () => instant.at }),
  ]);
  const time = await TestServerTime.connect(server.address);
  const { connection } = time;
  const clock = await leapingClock(time, startsAt);
  const ledger = await makeLedger(clock);
  const plan = await importSmallPlan(ledger, of);
  const client = new Client({ connection, namespace: NAMESPACE });
  const driver = new Driver({ ledger, clock, connection, namespace: NAMESPACE });
  let product: Loop | undefined;
  const world: World = {
    ledger,
    clock,
    sink,
    client,
    connection,
    plan,
    driver,
    address: server.address,
    async launch(from = 2027, to = from) {
      const launched = await launch(ledger, plan.id, { from, to }, OPERATOR);
      if (!launched.ok) throw new Error(launched.refusal.code);
      await driver.settle();
    },
    async liveTo(until) {
      for (;;) {
        const next = await driver.nextInstant();
        if (!next || next > until) break;
        instant.at = next;
        await driver.stepTo(next);
      }
      instant.at = until;
      await driver.stepTo(until);
    },
    settle: () => driver.settle(),
    async startWorker() {
      const { address } = server;
      product = await startProduct({
        ledger,
        connection,
        address,
        smtpUrl: sink.url,
        ...(workersChange && { cachedWorkflows: 0 }),
      });
    },
    async stopWorker() {
      await product?.stop();
      product = undefined;
    },
    async passWithoutWorker(timer, to) {
      await clock.skipTo(timer);
      clock.leapTo(to, await clock.now());
      instant.at = to;
    },
    async stop() {
      await world.stopWorker();
      await time.close();
      await server.stop();
      await sink.close();
    },
  };
  await world.startWorker();
  return world;
}

/** What the sink received, told in short and in order: `row @ instant`. */
export const received = ({ sink }: World): string[] =>
  sink.messages
    .flatMap(({ rows, at }) => rows.map((row) => `${row} @ ${at?.toISOString()}`))
    .sort();
