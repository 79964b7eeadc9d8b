import { Client, type Connection } from '@temporalio/client';
import type { ImportedPlan } from '../../ledger/import-plan.ts';
import { launch } from '../../ledger/commands/launch.ts';
import { startTestServer } from '../../local/temporal/test-server.ts';
import { startSink, type Sink } from '../../virtual/sink/sink.ts';
import { TestServerTime, virtualClock, type VirtualClock } from '../../virtual/time/clock.ts';
import { Driver } from '../../virtual/time/driver.ts';
import { OPERATOR } from './actors.ts';
import type { TestLedger } from './database.ts';
import { NAMESPACE, startProduct } from './product.ts';
import { importSmallPlan, type SmallPlanOptions } from './small-plan.ts';

/** The product on real parts of its own, with a small plan, under virtual time. */
export interface World {
  ledger: TestLedger;
  clock: VirtualClock;
  sink: Sink;
  client: Client;
  connection: Connection;
  plan: ImportedPlan;
  driver: Driver;
  launch(from?: number, to?: number): Promise<void>;
  /** Lives through every instant at which something is due, up to and with this one. */
  liveTo(instant: Date): Promise<void>;
  /** Waits until all that is due now is done. */
  untilRest(): Promise<void>;
  stop(): Promise<void>;
}

export interface WorldOptions extends SmallPlanOptions {
  startsAt: Date;
  /** Makes the world's ledger, given its clock. */
  makeLedger: (clock: VirtualClock) => Promise<TestLedger>;
  /** Where the links of its mails lead. */
  baseUrl?: string;
}

/** Boots a time-skipping server, a sink and the product on them; time is locked between the steps. */
export async function startWorld(options: WorldOptions): Promise<World> {
  const { startsAt, makeLedger, baseUrl, ...of } = options;
  const instant = { at: startsAt };
  const [server, sink] = await Promise.all([
    startTestServer({ progress: () => undefined }),
    startSink({ stamp: () => instant.at }),
  ]);
  const time = await TestServerTime.connect(server.address);
  const { connection } = time;
  const clock = await virtualClock(time, startsAt);
  const ledger = await makeLedger(clock);
  const plan = await importSmallPlan(ledger, of);
  const client = new Client({ connection, namespace: NAMESPACE });
  const driver = new Driver({ ledger, clock, connection, namespace: NAMESPACE });
  const { address } = server;
  const product = await startProduct({ ledger, connection, address, smtpUrl: sink.url, baseUrl });
  return {
    ledger,
    clock,
    sink,
    client,
    connection,
    plan,
    driver,
    async launch(from = 2027, to = from) {
      const launched = await launch(ledger, plan.id, { from, to }, OPERATOR);
      if (!launched.ok) throw new Error(launched.refusal.code);
      await driver.untilRest();
    },
    async liveTo(until) {
      await driver.liveTo(until, { before: (to) => void (instant.at = to) });
    },
    untilRest: () => driver.untilRest(),
    async stop() {
      await product.stop();
      await time.close();
      await server.stop();
      await sink.close();
    },
  };
}
