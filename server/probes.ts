import type { Connection } from '@temporalio/client';
import nodemailer from 'nodemailer';
import type { PartHealth } from './web/deps.ts';

/** A Temporal server that is asked whether it is up. */
export interface ProbedTemporal {
  connection: Connection;
  namespace: string;
  taskQueue: string;
  /** False on the time-skipping server, which does not tell who polls. */
  pollers: boolean;
}

/** A part that does not answer for so long, in ms, is down. */
const PATIENCE_MS = 3_000;

/** Asks Temporal for its namespace and who polls. Never rejects; the detail holds no secret. */
export function probeTemporal(server: ProbedTemporal): Promise<PartHealth> {
  return asked('temporal', () => askTemporal(server));
}

/** Greets the mail server, and signs in where there is an account. Likewise. */
export function probeSmtp(url: string): Promise<PartHealth> {
  return asked('smtp', () => askSmtp(url));
}

async function asked(part: string, ask: () => Promise<string>): Promise<PartHealth> {
  try {
    return { part, up: true, detail: await ask() };
  } catch (error) {
    return { part, up: false, detail: error instanceof Error ? error.message : String(error) };
  }
}

async function askTemporal(server: ProbedTemporal): Promise<string> {
  const { connection, namespace, taskQueue, pollers } = server;
  const { workflowService } = connection;
  return connection.withDeadline(Date.now() + PATIENCE_MS, async () => {
    if (!pollers) {
      await workflowService.getSystemInfo({});
      return 'the time-skipping server answers';
    }
    const queue = { name: taskQueue };
    const { pollers: found = [] } = await workflowService.describeTaskQueue({
      namespace,
      taskQueue: queue,
    });
    // A worker that was killed stays listed for over a minute: its own heartbeat counts, not this.
    return `the namespace ${namespace} answers, workers polling ${taskQueue}: ${found?.length ?? 0}`;
  });
}

async function askSmtp(url: string): Promise<string> {
  const transport = nodemailer.createTransport({
    url,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
  });
  try {
    await transport.verify();
    return 'greets, and takes the account where there is one';
  } finally {
    transport.close();
  }
}
