import type { Connection } from '@temporalio/client';
import type { Logger } from 'pino';
import type { Config } from '../../config.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { mailSettings } from '../../mail/form-digest.ts';
import { createTransport } from '../../mail/transport/transport.ts';
import { runProduct } from '../../worker/run-product.ts';

import { payloadKeys, sealedPayloads } from '../../worker/sealed-payloads.ts';
import { startTracing } from '../../worker/tracing.ts';
import type { VirtualWorld } from './business-time.ts';
import type { Servers } from './servers.ts';
import type { Teardown } from './teardown.ts';

/** What worker and pages are started on. */
export interface CommonParts {
  config: Config;
  folder: string;
  servers: Servers;
  ledger: Ledger;
  connection: Connection;
  /** Null: business time is the system's. */
  world: VirtualWorld | null;
  log: Logger;
  teardown: Teardown;
}

/** Where people find the pages; mails link there. */
export const baseUrlOf = ({ config, servers }: Pick<CommonParts, 'config' | 'servers'>): string =>
  config.baseUrl ?? `http://localhost:${servers.pagePort}`;

/** Starts worker, relay and senders in this process. */
export async function startProduct(parts: CommonParts): Promise<void> {
  const { config, servers, ledger, connection, world, log, teardown } = parts;
  const { smtpUrl, temporal, databaseUrl } = servers;
  const transport = createTransport(smtpUrl, { maxConnections: config.smtpConnections });
  await teardown.add('the mail transport', () => transport.close());
  const tracing = config.otlpUrl === null ? null : await startTracing(config.otlpUrl);
  if (tracing) await teardown.add('the traces of workflows', () => tracing.stop());
  const product = await runProduct({
    ledger,
    databaseUrl,
    connection,
    temporal: temporal.connection,
    namespace: temporal.namespace,
    transport,
    mail: mailSettings(config.mailFrom, baseUrlOf(parts)),
    log,
    senders: config.senders,
    // Virtual time leaps from the staging to the instant: nothing would be ready before.
    formAheadMinutes: world === null ? config.formAheadMinutes : 0,
    uncertainSeconds: config.uncertainSeconds,
    reconciles: world === null,
    mailsHeads: world === null,
    tracing,
    payloads: config.payloadKeysFile ? sealedPayloads(payloadKeys(config.payloadKeysFile)) : null,
  });
  await teardown.add('the worker', () => product.stop());
}
