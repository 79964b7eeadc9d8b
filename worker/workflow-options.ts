import type { ProcessDescription } from '../ledger/describe-processes.ts';
import { TASK_QUEUE } from '../config.ts';
import { AGENCY, KIND, PERIOD, PLAN, type SearchPairs } from './search-attributes.ts';

/** Everything Temporal is told when a workflow starts: enough to read the UI without the ledger. */
export interface WorkflowOptions {
  workflowId: string;
  taskQueue: string;
  args: [];
  typedSearchAttributes: SearchPairs;
  staticSummary: string;
  staticDetails: string;
}

/** How the workflow of a process is started. */
export function optionsOf(process: ProcessDescription): WorkflowOptions {
  const { id, planId, kind, period, agencyId, summary, details } = process;
  return {
    workflowId: id,
    taskQueue: TASK_QUEUE,
    args: [],
    typedSearchAttributes: [
      { key: PLAN, value: planId },
      ...(kind === null ? [] : [{ key: KIND, value: kind }]),
      ...(period === null ? [] : [{ key: PERIOD, value: period }]),
      ...(agencyId === null ? [] : [{ key: AGENCY, value: agencyId }]),
    ],
    staticSummary: summary,
    staticDetails: details,
  };
}
