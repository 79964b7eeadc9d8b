import { ScheduleClient, ScheduleNotFoundError, type Connection } from '@temporalio/client';
import nodemailer from 'nodemailer';
import type { AskedServer } from '../domain/alarms/facts.ts';
import { onceIn } from './once-in.ts';

/** A Temporal server that is asked whether it is up. */
export interface ProbedTemporal {
  connection: Connection;
  namespace: string;
  taskQueue: string;
  /** False on the time-skipping server, which does not tell who polls and has no Schedules. */
  pollers: boolean;
  /** Of the reconciler's Schedule; left out: it is not asked for. */
  scheduleId?: string;
}

/** A part that does not answer for so long, in ms, is down. */
const PATIENCE_MS = 3_000;

/** A mail server counts sessions: it is greeted once in so many ms, however often health is asked for. */
const SMTP_ASKED_MS = 30_000;

/** Asks both servers whenever it is called, but for what a mail server is spared. */
export function askServers(
  temporal: ProbedTemporal,
  smtpUrl: string,
): () => Promise<AskedServer[]> {
  const smtp = onceIn(SMTP_ASKED_MS, () => probeSmtp(smtpUrl));
  return () => Promise.all([probeTemporal(temporal), smtp()]);
}

/** Asks Temporal for its namespace, who polls, and whether the reconciler's Schedule is paused. Never rejects; the detail holds no secret. */
export function probeTemporal(server: ProbedTemporal): Promise<AskedServer> {
  return asked('temporal', () => askTemporal(server));
}

/** Greets the mail server, and signs in where there is an account. Likewise. */
export function probeSmtp(url: string): Promise<AskedServer> {
  return asked('smtp', () => askSmtp(url));
}

type Answer = Pick<AskedServer, 'detail' | 'pollers' | 'isSchedulePaused'>;

async function asked(part: AskedServer['part'], ask: () => Promise<Answer>): Promise<AskedServer> {
  try {
    return { part, up: true, ...(await ask()) };
  } catch (error) {
    return { part, up: false, detail: error instanceof Error ? error.message : String(error) };
  }
}

async function askTemporal(server: ProbedTemporal): Promise<Answer> {
  const { connection, namespace, taskQueue, pollers } = server;
  const { workflowService } = connection;
  return connection.withDeadline(Date.now() + PATIENCE_MS, async () => {
    if (!pollers) {
      await workflowService.getSystemInfo({});
      return { detail: 'the time-skipping server answers' };
    }
    const queue = { name: taskQueue };
    const { pollers: found = [] } = await workflowService.describeTaskQueue({
      namespace,
      taskQueue: queue,
    });
    // A worker that was killed stays listed for over a minute: its own heartbeat counts, not this.
    const count = found?.length ?? 0;
    return {
      detail: `the namespace ${namespace} answers, workers polling ${taskQueue}: ${count}`,
      pollers: count,
      isSchedulePaused: await isSchedulePaused(server),
    };
  });
}

/** Null: there is none, which a worker mends, or nobody asks; a server that does not answer is asked again. */
async function isSchedulePaused(server: ProbedTemporal): Promise<boolean | null> {
  const { connection, namespace, scheduleId } = server;
  if (scheduleId === undefined) return null;
  try {
    const schedules = new ScheduleClient({ connection, namespace });
    return (await schedules.getHandle(scheduleId).describe()).state.paused;
  } catch (error) {
    if (error instanceof ScheduleNotFoundError) return null;
    throw error;
  }
}

async function askSmtp(url: string): Promise<Answer> {
  const transport = nodemailer.createTransport({
    url,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
  });
  try {
    await transport.verify();
    return { detail: 'greets, and takes the account where there is one' };
  } finally {
    transport.close();
  }
}
