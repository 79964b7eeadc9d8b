import { ScheduleAlreadyRunning, ScheduleOverlapPolicy, type Client } from '@temporalio/client';
import { RECONCILER_ID, TASK_QUEUE } from '../workflows/messages.ts';

/**
 * Has Temporal run the reconciler every five minutes; a Schedule that is there already stays. The
 * time-skipping server has no Schedules: there the driver calls the reconciler itself.
 */
export async function scheduleReconciler(client: Client): Promise<void> {
  try {
    await client.schedule.create({
      scheduleId: RECONCILER_ID,
      spec: { intervals: [{ every: '5 minutes' }] },
      policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '1 minute' },
      action: {
        type: 'startWorkflow',
        workflowType: 'reconcile',
        workflowId: RECONCILER_ID,
        taskQueue: TASK_QUEUE,
        staticSummary: 'finds and mends what was lost on the way',
      },
    });
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
  }
}
