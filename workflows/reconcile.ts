import { proxyActivities } from '@temporalio/workflow';
import type { Activities } from '../activities/create-activities.ts';

const longWork = proxyActivities<Pick<Activities, 'reconcile'>>({
  startToCloseTimeout: '5 minutes',
  heartbeatTimeout: '30 seconds',
  retry: { initialInterval: '1 second', maximumInterval: '1 minute' },
});

/** Looks for what was lost on the way and mends it; a Schedule runs it every few minutes. */
export async function reconcile(): Promise<number> {
  return (await longWork.reconcile()).length;
}
