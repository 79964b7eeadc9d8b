import type { Logger } from 'pino';
import type { AskedServer, HealthFacts } from '../domain/alarms/facts.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { healthFacts } from '../ledger/read/health/facts.ts';
import { serveMetrics, type MetricsPlace } from './metrics-server.ts';
import { createMetrics, type WorkerStatus } from './metrics.ts';
import { startNotices } from './notices-loop.ts';
import { onceIn } from './once-in.ts';
import { channelsOf, type OperatorSettings } from './tell-operator.ts';

/** What a process looks after beside its work. */
export interface WatchParts {
  ledger: Ledger;
  /** Asks Temporal and the mail server; never rejects. */
  servers: () => Promise<AskedServer[]>;
  operator: OperatorSettings;
  /** Null: metrics are not told. */
  metrics: MetricsPlace | null;
  /** Only in a worker. */
  workerStatus?: () => WorkerStatus;
  log: Logger;
}

/** Facts are as old as this at the most, in ms, however many ask. */
const KEPT_MS = 4_000;

/** Looks whether all is well: tells the operator, and whoever collects metrics, where they are named. */
export async function startWatch(parts: WatchParts) {
  const { ledger, servers, operator, metrics, workerStatus, log } = parts;
  const look = onceIn(KEPT_MS, async (): Promise<HealthFacts> =>
    healthFacts(ledger, await servers()),
  );
  const notices =
    channelsOf(operator).length > 0 ? startNotices({ ledger, look, operator, log }) : null;
  const serving = metrics && (await serveMetrics(createMetrics({ look, workerStatus }), metrics));
  if (serving) log.info({ port: serving.port, host: metrics?.host }, 'metrics are told');
  return {
    async stop(): Promise<void> {
      await serving?.stop();
      await notices?.stop();
    },
  };
}
