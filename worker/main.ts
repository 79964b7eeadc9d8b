// `npm run worker`: worker, relay and senders on the servers the environment names; any number may
// run. `npm run worker -- --rebuild` first has every open plan, cycle and report told to go on, after
// the loss of Temporal's own database. `npm run worker -- --begin-anew` has them end and begin anew,
// on the version of the code that is current, as when a version is rolled back that does not run.
import { Connection } from '@temporalio/client';
import pino from 'pino';
import {
  BadConfig,
  readWorkerConfig,
  RECONCILER_ID,
  TASK_QUEUE,
  type WorkerConfig,
} from '../config.ts';
import { openLedger } from '../ledger/ledger.ts';
import { rebuild } from '../ledger/processes.ts';
import { mailSettings } from '../mail/form-digest.ts';
import { createTransport } from '../mail/transport/transport.ts';
import { stopOnSignals } from '../stop-on-signals.ts';
import { askServers } from '../watch/probes.ts';
import { startWatch } from '../watch/watch.ts';
import { startTracing } from './tracing.ts';
import { runProduct } from './run-product.ts';
import { startRetention } from './retention-loop.ts';
import { installRuntime } from './runtime.ts';
import { payloadKeys, sealedPayloads } from './sealed-payloads.ts';

async function main(config: WorkerConfig, args: readonly string[]): Promise<void> {
  const log = pino({ level: config.log, name: 'worker' });
  installRuntime(log);
  const { databaseUrl, temporal, smtpUrl, baseUrl, mailFrom, senders } = config;
  const connection = await Connection.connect(temporal.connection);
  const ledger = openLedger({ url: databaseUrl, connections: 20 });
  if (args.includes('--begin-anew'))
    log.info({ told: await rebuild(ledger, 'restored') }, 'open workflows begin anew');
  else if (args.includes('--rebuild'))
    log.info({ told: await rebuild(ledger) }, 'open workflows are told to go on');
  const transport = createTransport(smtpUrl, { maxConnections: config.smtpConnections });
  const tracing = config.otlpUrl === null ? null : await startTracing(config.otlpUrl);
  const product = await runProduct({
    ledger,
    databaseUrl,
    connection,
    temporal: temporal.connection,
    namespace: temporal.namespace,
    transport,
    mail: mailSettings(mailFrom, baseUrl),
    log,
    senders,
    formAheadMinutes: config.formAheadMinutes,
    uncertainSeconds: config.uncertainSeconds,
    deployment: config.deployment,
    reconciles: true,
    mailsHeads: true,
    tracing,
    payloads: config.payloadKeysFile ? sealedPayloads(payloadKeys(config.payloadKeysFile)) : null,
  });
  const asked = {
    ...{ connection, namespace: temporal.namespace },
    ...{ taskQueue: TASK_QUEUE, scheduleId: RECONCILER_ID, pollers: true },
  };
  const watch = await startWatch({
    ledger,
    servers: askServers(asked, smtpUrl),
    metrics: config.metrics,
    workerStatus: product.status,
    operator: { ...config.operator, smtpUrl, mailFrom, baseUrl, lang: config.lang },
    log,
  });
  const retention = config.retains ? startRetention(ledger, config.keepDays, log) : null;
  log.info({ namespace: temporal.namespace, senders }, 'polling');
  void product.failed.then(() => {
    log.fatal('the worker has ended by itself; the process ends to be restarted');
    process.exit(1);
  });
  const stop = async () => {
    await watch.stop();
    await product.stop();
    await retention?.stop();
    await transport.close();
    await tracing?.stop();
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
  await main(readWorkerConfig(), process.argv.slice(2));
} catch (error) {
  const text = error instanceof BadConfig ? error.message : error;
  process.stderr.write(`${text instanceof Error ? text.stack : String(text)}\n`);
  process.exit(error instanceof BadConfig ? 2 : 1);
}
