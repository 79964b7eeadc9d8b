import pino from 'pino';
import type { Connection } from '@temporalio/client';
import type { PayloadCodec } from '@temporalio/common';
import type { Loop } from '../../loop.ts';
import type { TestLedger } from './database.ts';
import { createTransport } from '../../mail/transport/transport.ts';
import type { Tracing } from '../../worker/tracing.ts';
import { runProduct } from '../../worker/run-product.ts';
import { installRuntime } from '../../worker/runtime.ts';
import { SETTINGS } from './outbox.ts';

export const NAMESPACE = 'default';
export const DEPLOYMENT = 'duban';

export interface ProductPlace {
  ledger: Pick<
    TestLedger,
    'db' | 'outbox' | 'clock' | 'calendar' | 'lead' | 'files' | 'inUse' | 'close' | 'url'
  >;
  connection: Connection;
  /** host:port of Temporal. */
  address: string;
  smtpUrl: string;
  /** Where the links of its mails lead; default: nowhere in particular. */
  baseUrl?: string | undefined;
  /** The version of its workflows, and their bundle; default: none, and today's. */
  version?: { buildId: string; bundle?: string };
  /** Whether it reconciles by itself, by Schedule and by loop; default: no. */
  reconciles?: boolean;
  /** Whom it tells of workflows, steps and mails; default: nobody. */
  tracing?: Tracing;
  /** What seals payloads; default: nothing. */
  payloads?: PayloadCodec | undefined;
}

const log = pino({ level: process.env['DUBAN_LOG'] ?? 'silent' });
let isInstalled = false;

/** Runs the product itself (worker, relay, sender) in this process, as worker/main does. */
export async function startProduct(place: ProductPlace): Promise<Loop> {
  if (!isInstalled) installRuntime(log);
  isInstalled = true;
  const transport = createTransport(place.smtpUrl);
  const product = await runProduct({
    ledger: place.ledger,
    databaseUrl: place.ledger.url,
    connection: place.connection,
    temporal: { address: place.address },
    namespace: NAMESPACE,
    transport,
    mail: place.baseUrl === undefined ? SETTINGS : { ...SETTINGS, baseUrl: place.baseUrl },
    log,
    reconciles: place.reconciles ?? false,
    payloads: place.payloads ?? null,
    tracing: place.tracing ?? null,
    ...(place.version && {
      deployment: { deploymentName: DEPLOYMENT, buildId: place.version.buildId },
      ...(place.version.bundle !== undefined && { bundle: place.version.bundle }),
    }),
  });
  return {
    async stop() {
      await product.stop();
      await transport.close();
    },
  };
}
