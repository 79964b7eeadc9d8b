import { ScheduleAlreadyRunning, ScheduleOverlapPolicy, type Client } from '@temporalio/client';
import { RECONCILER_ID, TASK_QUEUE } from '../config.ts';
import { RECONCILE_MS } from './reconcile-loop.ts';

/**
 * Has Temporal run the reconciler every few minutes; a Schedule that is there already is brought up to
 * date, and stays paused if somebody paused it. The time-skipping server has no Schedules: there the
 * driver calls the reconciler itself.
 */
export async function scheduleReconciler(client: Client): Promise<void> {
  try {
    await client.schedule.create({ scheduleId: RECONCILER_ID, ...RECONCILER });
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
    const handle = client.schedule.getHandle(RECONCILER_ID);
    await handle.update(({ state }) => ({ ...RECONCILER, state }));
  }
}

const RECONCILER = {
  spec: { intervals: [{ every: RECONCILE_MS }] },
  policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '1 minute' as const },
  action: {
    type: 'startWorkflow' as const,
    workflowType: 'reconcile',
    workflowId: RECONCILER_ID,
    taskQueue: TASK_QUEUE,
    args: [],
    staticSummary: 'finds and mends what was lost on the way',
  },
};
