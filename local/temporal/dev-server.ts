import { mkdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { temporalCli } from '../binaries/find.ts';
import { startAgain, startGuarded, untilItAnswers } from '../binaries/guarded.ts';
import { freePort, requirePort } from '../binaries/port.ts';
import type { WorkflowService } from '@temporalio/client';
import { withConnection } from './connection.ts';

/** A running Temporal server. */
export type TemporalServer = {
  /** Where clients and workers connect: host:port. */
  address: string;
  port: number;
  logFile: string;
  /** Stops it in good order; done when its process is gone. */
  stop(): Promise<void>;
};

/** How to start the development server. */
export type DevServerOptions = {
  /** Keeps workflows across starts; none: they are gone with the server. */
  dbFile?: string | undefined;
  /** TCP port on 127.0.0.1; taken: PortTaken. None: any free one. */
  port?: number | undefined;
  /** Port of Temporal's own web pages; none: no pages. */
  uiPort?: number | undefined;
  namespace: string;
  /** Receives one line for each step. */
  progress: (line: string) => void;
  logFile: string;
  /** Further arguments of `temporal server start-dev`, such as `--search-attribute K=Type`. */
  extraArgs?: readonly string[] | undefined;
};

/** A server whose owner was killed a moment ago may need this long to give its port back. */
const HANDOVER_MS = 5000;

/**
 * Starts `temporal server start-dev` and waits until it answers for the namespace. It ends with
 * `stop()`, and also when this process dies; signals are the caller's, so the worker can be shut
 * down before its server. Throws if a port is taken or it does not start (with the end of its log).
 */
export function startDevServer(options: DevServerOptions): Promise<TemporalServer> {
  return startAgain(options.port !== undefined, () => startOnce(options));
}

async function startOnce(options: DevServerOptions): Promise<TemporalServer> {
  const { namespace, progress, logFile, uiPort } = options;
  const command = await temporalCli(progress);
  const dbFile = options.dbFile === undefined ? undefined : resolve(options.dbFile);
  const patience = dbFile !== undefined && (await isThere(dbFile)) ? HANDOVER_MS : 0;
  if (dbFile !== undefined) await mkdir(dirname(dbFile), { recursive: true });
  const port = options.port ?? (await freePort());
  await requirePort('The Temporal server', port, patience);
  if (uiPort !== undefined) await requirePort("Temporal's web interface", uiPort, patience);

  const where = ['--ip', '127.0.0.1', '--port', String(port), '--namespace', namespace];
  const web = uiPort === undefined ? ['--headless'] : ['--ui-port', String(uiPort)];
  const store = dbFile === undefined ? [] : ['--db-filename', dbFile];
  const log = ['--log-level', 'warn', '--color', 'never'];
  const child = startGuarded({
    command,
    args: ['server', 'start-dev', ...where, ...web, ...store, ...log, ...(options.extraArgs ?? [])],
    logFile,
    stopSignal: 'TERM',
    grace: 15,
  });
  const address = `127.0.0.1:${port}`;
  const answers = () =>
    withConnection(address, ({ workflowService }) => allAnswer(workflowService, namespace));
  await untilItAnswers('The Temporal server', child, logFile, answers, 60_000);
  const pages = uiPort === undefined ? '' : `, its pages on http://127.0.0.1:${uiPort}`;
  progress(`Temporal: ready on ${address}${pages}`);
  return { address, port, logFile, stop: () => child.stop() };
}

/** The code of gRPC for what is not there. */
const NOT_FOUND = 5;
/** A queue and a workflow that nobody has. */
const NOBODY = 'ready';

/**
 * Asks each of the server's parts for something: the first one answers before the others have their ports, and if one of them
 * gets none the whole server ends.
 */
async function allAnswer(service: WorkflowService, namespace: string): Promise<void> {
  await service.describeNamespace({ namespace });
  await service.describeTaskQueue({ namespace, taskQueue: { name: NOBODY } });
  await service
    .describeWorkflowExecution({ namespace, execution: { workflowId: NOBODY } })
    .catch((error: { code?: number }) => {
      if (error.code !== NOT_FOUND) throw error as Error;
    });
}

function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
