import { Context } from '@temporalio/activity';
import { Client, type Connection } from '@temporalio/client';
import type { PayloadCodec, WorkerDeploymentVersion } from '@temporalio/common';
import {
  NativeConnection,
  Worker,
  type NativeConnectionOptions,
  type WorkerOptions,
} from '@temporalio/worker';
import type { Logger } from 'pino';
import { createActivities, type Activities } from '../activities/create-activities.ts';
import { mark } from '../ledger/heartbeat.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { MailSettings } from '../mail/form-digest.ts';
import { startFormingAhead } from '../mail/form-ahead.ts';
import { startSender } from '../mail/sender.ts';
import type { MailTransport } from '../mail/transport/transport.ts';
import { TASK_QUEUE } from '../config.ts';
import { startAuditLinks } from './audit-loop.ts';
import { startHeartbeat } from '../watch/heartbeat-loop.ts';
import type { WorkerStatus } from '../watch/metrics.ts';
import { workflowBundle } from './bundle.ts';
import type { Loop } from '../loop.ts';
import { startCounting } from './count-loop.ts';
import { startNudging } from './nudge-loop.ts';
import { startProbing } from './probe-loop.ts';
import { startMailingHeads } from './heads-loop.ts';
import { startReconciler } from './reconcile-loop.ts';
import { startResetting } from './restored-loop.ts';
import { startRelay } from './relay-loop.ts';
import { scheduleReconciler } from './schedule.ts';
import { registerSearchAttributes } from './search-attributes.ts';
import { remindTemporal, startRemindingTemporal } from './temporal-memory.ts';
import type { Tracing } from './tracing.ts';
import { createVitals } from './vitals.ts';
import { createStarter } from './workflow-starter.ts';

/** The parts the product stands on, each reachable by its address. */
export interface ProductParts {
  ledger: Ledger;
  databaseUrl: string;
  /** A client connection; it stays the caller's to close. */
  connection: Connection;
  /** How the worker itself connects. */
  temporal: NativeConnectionOptions;
  namespace: string;
  transport: Pick<MailTransport, 'send' | 'connections'>;
  mail: MailSettings;
  log: Logger;
  /** Seals what goes into histories; left out: it goes as it is. */
  payloads?: PayloadCodec | null;
  /** Senders in this process. */
  senders?: number;
  /** How long before their instant mails are formed, in minutes of business time; default: not before. */
  formAheadMinutes?: number;
  /** After how long a mail is sent again that may have arrived; default: the ledger's own. */
  uncertainSeconds?: number;
  /**
   * False under virtual time: the time-skipping server has no Schedules, and whoever steps its clock
   * calls the reconciler.
   */
  reconciles: boolean;
  /**
   * Whether the audit is linked and what has changed is counted as time passes; default: true. A
   * simulation's world ends before anybody asks for either.
   */
  keepsUp?: boolean;
  /** How long a digest waits for reports that are behind, in real seconds; default: the ledger's own. */
  stragglerSeconds?: number | undefined;
  /** Whether the audit's heads are mailed every day; default: no. */
  mailsHeads?: boolean;
  /** The version of the code that this worker has, where workers have versions; default: they have none. */
  deployment?: WorkerDeploymentVersion | null;
  /** The workflows' bundle, by its path; default: today's. */
  bundle?: string;
  /** Tells OpenTelemetry of workflows, steps and mails; default: nobody. */
  tracing?: Tracing | null;
  /** Where a simulation loses a timer on purpose. */
  tamper?: (activities: Activities) => Activities;
}

/** A running product. */
export interface Product extends Loop {
  /** Resolves if the worker ends by itself: whoever runs the process should end it, to be restarted. */
  failed: Promise<void>;
  /** What it has in its hands. */
  status: () => WorkerStatus;
}

/**
 * Runs stay on the version that they began with; when another one becomes current they continue as new on
 * it (workflows/follow.ts), so that no history is ever read by code that did not write it.
 */
const versioned = (version: WorkerDeploymentVersion | null): Partial<WorkerOptions> =>
  version === null
    ? {}
    : {
        workerDeploymentOptions: {
          version,
          useWorkerVersioning: true,
          defaultVersioningBehavior: 'PINNED',
        },
      };

/** Starts worker, relay, senders and heartbeat; answers when they are polling. */
export async function runProduct(parts: ProductParts): Promise<Product> {
  const { ledger, databaseUrl, namespace, log, tamper = (activities) => activities } = parts;
  await registerSearchAttributes(parts.connection, namespace);
  const dataConverter = { payloadCodecs: parts.payloads ? [parts.payloads] : [] };
  const tracing = parts.tracing ?? null;
  const client = new Client({
    ...{ connection: parts.connection, namespace, dataConverter },
    ...(tracing && { interceptors: { workflow: tracing.client } }),
  });
  const starter = createStarter(client, ledger);
  const vitals = createVitals(ledger, parts.reconciles, log);
  const native = await NativeConnection.connect(parts.temporal);
  const worker = await Worker.create({
    connection: native,
    namespace,
    taskQueue: TASK_QUEUE,
    dataConverter,
    workflowBundle: { codePath: parts.bundle ?? (await workflowBundle(tracing !== null)) },
    ...(tracing && { interceptors: tracing.worker, sinks: tracing.sinks }),
    ...versioned(parts.deployment ?? null),
    activities: tamper(
      vitals.activities(
        createActivities({ ledger, heartbeat: () => Context.current().heartbeat() }),
      ),
    ),
    maxCachedWorkflows: 1_000,
  });
  let alive = true;
  let stopping = false;
  const running = worker
    .run()
    .catch((error: unknown) => log.error({ err: error }, 'worker: stopped'))
    .finally(() => (alive = false));
  const remembering = { ledger, client, connection: parts.connection, namespace, log };
  if (parts.reconciles) {
    await remindTemporal(remembering);
    await scheduleReconciler(client);
    await mark(ledger, 'schedule');
  }
  const sender = {
    ...{ ledger, url: databaseUrl, settings: parts.mail },
    transport: vitals.transport(tracing?.mails(parts.transport) ?? parts.transport),
    stragglerSeconds: parts.stragglerSeconds,
    uncertainSeconds: parts.uncertainSeconds,
    onError: (error: unknown) => log.warn({ err: error }, 'sender: will try again'),
  };
  const minutes = parts.formAheadMinutes ?? 0;
  const loops: Loop[] = [
    startRelay(ledger, databaseUrl, starter, log),
    startResetting(ledger, client, log),
    ...Array.from({ length: parts.senders ?? 1 }, () => startSender(sender)),
    ...(minutes > 0 ? [startFormingAhead({ ...sender, minutes })] : []),
    startHeartbeat({ ledger, part: 'worker', isAlive: () => alive, pulse: vitals.pulse, log }),
    ...(parts.reconciles
      ? [
          startReconciler(ledger, log),
          startNudging(ledger, log),
          startRemindingTemporal(remembering),
          startProbing(client, vitals.finished, log),
        ]
      : []),
    ...(parts.mailsHeads ? [startMailingHeads(ledger, log)] : []),
    ...(parts.keepsUp === false ? [] : [startAuditLinks(ledger, log), startCounting(ledger, log)]),
  ];
  return {
    failed: running.then(() => (stopping ? new Promise<void>(() => undefined) : undefined)),
    status() {
      const status = worker.getStatus();
      const { numInFlightWorkflowActivations, numInFlightActivities } = status;
      return {
        cachedWorkflows: status.numCachedWorkflows,
        tasks: numInFlightWorkflowActivations + numInFlightActivities,
      };
    },
    async stop() {
      stopping = true;
      await Promise.all(loops.map((loop) => loop.stop()));
      if (alive) worker.shutdown();
      await running;
      await native.close();
    },
  };
}
