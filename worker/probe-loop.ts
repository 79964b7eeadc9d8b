import { WorkflowIdConflictPolicy, WorkflowNotFoundError, type Client } from '@temporalio/client';
import type { Logger } from 'pino';
import { TASK_QUEUE } from '../config.ts';
import { passed, PROBE_ID } from '../workflows/messages.ts';
import { startLoop, type Loop } from '../loop.ts';
import { withStop } from './with-stop.ts';

/** Real time between two probes, and in which one must pass, in ms. */
const PROBE_MS = 10_000;
const DEADLINE_MS = 20_000;
/** So often the workflow that is asked is started anew: its history expires. */
const ANEW_MS = 3_600_000;

/**
 * Asks through the task queue, now and then, whether the engine's tasks are taken: a worker may be alive
 * and beat, and poll no more. @param onPassed called whenever a probe has passed.
 */
export function startProbing(
  client: Client,
  onPassed: () => void,
  log: Logger,
  everyMs = PROBE_MS,
  deadlineMs = DEADLINE_MS,
): Loop {
  let startedAt = -Infinity;
  const start = async () => {
    await client.workflow.start('probe', {
      workflowId: PROBE_ID,
      taskQueue: TASK_QUEUE,
      args: [],
      workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
      staticSummary: 'is asked whether tasks are taken',
    });
    startedAt = performance.now();
  };
  const once = async () => {
    try {
      if (performance.now() - startedAt > ANEW_MS) await start();
      await client.workflow.getHandle(PROBE_ID).query(passed);
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) startedAt = -Infinity;
      throw error;
    }
  };
  const round = async (signal: AbortSignal) => {
    try {
      await withStop(client, signal, () => client.withDeadline(Date.now() + deadlineMs, once));
      onPassed();
    } catch (error) {
      // One that is cut off by the end says nothing.
      if (!signal.aborted) throw error;
    }
  };
  const onError = (error: unknown) => log.warn({ err: error }, 'probe: no worker took the task');
  return startLoop(round, { everyMs, onError });
}
