import type { PayloadCodec } from '@temporalio/common';
import { Client, Connection } from '@temporalio/client';
import { launch } from '../../ledger/commands/launch.ts';
import { processId, tell } from '../../ledger/processes.ts';
import { startDevServer } from '../../local/temporal/dev-server.ts';
import { startSink, type Sink } from '../../virtual/sink/sink.ts';
import type { Loop } from '../../loop.ts';
import { tempFolder } from '../local/temp.ts';
import { OPERATOR } from './actors.ts';
import type { TestLedger } from './database.ts';
import { NAMESPACE, startProduct } from './product.ts';
import type { RunningClock } from './running-clock.ts';
import { importSmallPlan, type SmallPlanOptions } from './small-plan.ts';

/**
 * The small plan on Temporal's development server, in real time: there workers may come and go (the
 * time-skipping server never hands over what a worker that is gone had in its cache). Only business
 * time leaps.
 */
export interface DevWorld {
  ledger: TestLedger;
  clock: RunningClock;
  sink: Sink;
  client: Client;
  /** Where Temporal is: host:port. */
  address: string;
  /** Launches the plan at this instant; after 1 November its year opens at once. */
  launch(at: Date): Promise<void>;
  /** Business time leaps there, and the report's workflow is made to reckon its next wake anew. */
  leapTo(instant: Date, reportId: string): Promise<void>;
  startWorker(): Promise<void>;
  stopWorker(): Promise<void>;
  stop(): Promise<void>;
}

export async function startDevWorld(
  clock: RunningClock,
  makeLedger: () => Promise<TestLedger>,
  options: SmallPlanOptions & { extraArgs?: readonly string[]; payloads?: PayloadCodec } = {},
): Promise<DevWorld> {
  const { extraArgs, payloads, ...of } = options;
  const folder = await tempFolder();
  const [server, sink, ledger] = await Promise.all([
    startDevServer({
      namespace: NAMESPACE,
      progress: () => undefined,
      logFile: `${folder.path}/temporal.log`,
      extraArgs,
    }),
    startSink(),
    makeLedger(),
  ]);
  const { address } = server;
  const connection = await Connection.connect({ address });
  const { id: planId } = await importSmallPlan(ledger, of);
  let product: Loop | undefined;
  const world: DevWorld = {
    ledger,
    clock,
    sink,
    client: new Client({ connection, namespace: NAMESPACE }),
    address,
    async launch(at) {
      clock.leapTo(at);
      const launched = await launch(ledger, planId, { from: 2027, to: 2027 }, OPERATOR);
      if (!launched.ok) throw new Error(launched.refusal.code);
    },
    async leapTo(instant, reportId) {
      clock.leapTo(instant);
      await ledger.db.$transaction((tx) => tell(tx, processId('report', reportId), 'termsChanged'));
    },
    async startWorker() {
      const smtpUrl = sink.url;
      product = await startProduct({
        ...{ ledger, connection, address, smtpUrl, payloads },
        reconciles: true,
      });
    },
    async stopWorker() {
      await product?.stop();
      product = undefined;
    },
    async stop() {
      await world.stopWorker();
      await connection.close();
      await server.stop();
      await sink.close();
      await folder.remove();
    },
  };
  return world;
}
