// `npm run server`: the pages, on the servers the environment names; any number may run.
import { Connection } from '@temporalio/client';
import pino from 'pino';
import {
  BadConfig,
  readServerConfig,
  RECONCILER_ID,
  TASK_QUEUE,
  type ServerConfig,
} from '../config.ts';
import { openLedger } from '../ledger/ledger.ts';
import { stopOnSignals } from '../stop-on-signals.ts';
import { startTracer } from '../watch/tracer.ts';
import { pageConfig } from './page-config.ts';
import { runServer } from './run-server.ts';

async function main(config: ServerConfig): Promise<void> {
  const log = pino({ level: config.log, name: 'server' });
  const { databaseUrl, temporal, smtpUrl, baseUrl, mailFrom, secret, ports, host } = config;
  const ledger = openLedger({ url: databaseUrl });
  // Lazy: filing works, and the health page answers, while Temporal is down.
  const connection = Connection.lazy(temporal.connection);
  const traces = config.otlpUrl === null ? null : await startTracer(config.otlpUrl, 'duban-pages');
  const serving = await runServer({
    ledger,
    databaseUrl,
    connection,
    namespace: temporal.namespace,
    taskQueue: TASK_QUEUE,
    scheduleId: RECONCILER_ID,
    smtpUrl,
    mailFrom,
    config: pageConfig(config, { baseUrl, secret }),
    virtualTime: null,
    operator: config.operator,
    metrics: config.metrics,
    tracer: traces?.tracer ?? null,
    log,
    port: ports.page.port,
    host,
  });
  log.info({ port: serving.port, host, baseUrl }, 'listening');
  const stop = async () => {
    await serving.stop();
    await traces?.stop();
    await connection.close();
    await ledger.close();
    return [];
  };
  stopOnSignals(stop, {
    stopping: (signal) => log.info({ signal }, 'stopping'),
    stopped: () => log.info('stopped'),
    forced: (why) => log.fatal({ why }, 'forced to stop'),
  });
}

try {
  await main(readServerConfig());
} catch (error) {
  const text = error instanceof BadConfig ? error.message : error;
  process.stderr.write(`${text instanceof Error ? text.stack : String(text)}\n`);
  process.exit(error instanceof BadConfig ? 2 : 1);
}
