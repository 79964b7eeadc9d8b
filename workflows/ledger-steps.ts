import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type { Activities } from '../activities/create-activities.ts';

/**
 * The steps a workflow may take on the ledger: short, idempotent, answering fresh facts. They run
 * in the worker's own process; after a few seconds of failure they wait by timers, not by a task.
 */
export const ledger = proxyLocalActivities<Activities>({
  startToCloseTimeout: '30 seconds',
  localRetryThreshold: '5 seconds',
  retry: { initialInterval: '1 second', maximumInterval: '1 minute' },
});

/** What may take longer than a workflow task: starting a year's workflows, reconciling. */
export const longWork = proxyActivities<Activities>({
  startToCloseTimeout: '5 minutes',
  heartbeatTimeout: '30 seconds',
  retry: { initialInterval: '1 second', maximumInterval: '1 minute' },
});
