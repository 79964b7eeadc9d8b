import { isGrpcServiceError, WorkflowNotFoundError, type Client } from '@temporalio/client';
import type { Logger } from 'pino';
import { TASK_QUEUE } from '../config.ts';
import { awaitsReset, resetProcesses } from '../ledger/fence/reset.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { ProcessType } from '../ledger/processes.ts';
import { startLoop, type Loop } from '../loop.ts';

/** Real time between two looks. */
const LOOK_MS = 2_000;
const CONCURRENCY = 20;
/** gRPC UNIMPLEMENTED: the time-skipping server cannot list what runs. */
const UNIMPLEMENTED = 12;

const TYPES: ProcessType[] = ['plan', 'cycle', 'report', 'midtermEvaluation', 'inspection'];
const RUNNING =
  `TaskQueue = '${TASK_QUEUE}' AND ExecutionStatus = 'Running' AND ` +
  `WorkflowType IN (${TYPES.map((type) => `'${type}'`).join(', ')})`;

/**
 * After a restore, ends every workflow that was running, and has the ledger begin those that it knows of: a
 * workflow that has heard of a version which the ledger has not reached takes no news below it. Until
 * then the relay tells nothing, so that no process is given to a workflow of before.
 */
export function startResetting(
  ledger: Ledger,
  client: Client,
  log: Logger,
  everyMs = LOOK_MS,
): Loop {
  const look = async (signal: AbortSignal): Promise<void> => {
    if (!(await awaitsReset(ledger))) return;
    const ended = await endRunning(client, signal);
    if (signal.aborted) return;
    const told = await resetProcesses(ledger);
    if (told !== null)
      log.warn({ ended, told }, 'restored from a backup: workflows begin anew from the ledger');
  };
  const onError = (error: unknown) =>
    log.warn({ err: error }, 'restored from a backup: will try again to end workflows');
  return startLoop(look, { everyMs, onError });
}

/** @returns how many were ended. */
async function endRunning(client: Client, signal: AbortSignal): Promise<number> {
  let ended = 0;
  try {
    const running = client.workflow.list({ query: RUNNING })[Symbol.asyncIterator]();
    const work = async (): Promise<void> => {
      for (
        let next = await running.next();
        !next.done && !signal.aborted;
        next = await running.next()
      ) {
        await end(client, next.value.workflowId);
        ended += 1;
      }
    };
    await Promise.all(Array.from({ length: CONCURRENCY }, work));
  } catch (error) {
    const cause = error instanceof Error ? (error.cause ?? error) : error;
    if (!isGrpcServiceError(cause) || Number(cause.code) !== UNIMPLEMENTED) throw error;
  }
  return ended;
}

/** One that has ended meanwhile needs no end. */
async function end(client: Client, id: string): Promise<void> {
  try {
    await client.workflow.getHandle(id).terminate('the ledger was restored from a backup');
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
  }
}
