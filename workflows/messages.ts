import { defineQuery, defineSignal } from '@temporalio/workflow';

/** Every worker of the product polls this queue. */
export const TASK_QUEUE = 'duban';

/** What a signal tells: the ledger row's version. A newer one is news, an older one is not. */
export interface Change {
  version: number;
}

/** An agency has filed. */
export const submitted = defineSignal<[Change]>('submitted');
/** The commission has accepted or returned. */
export const reviewed = defineSignal<[Change]>('reviewed');
/** A launch, an extension, a withdrawal: the terms are others now. */
export const termsChanged = defineSignal<[Change]>('termsChanged');
/** One of a year's reports was closed. */
export const reportClosed = defineSignal<[Change]>('reportClosed');

/** What a workflow waits for, in words for whoever looks at it. */
export const waitingFor = defineQuery<string>('waitingFor');

export const planWorkflowId = (planId: string) => `plan/${planId}`;
export const cycleWorkflowId = (planId: string, year: number) => `plan/${planId}/${year}`;
export const reportWorkflowId = (reportId: string) => `report/${reportId}`;
/** The reconciler's workflow; a Schedule of the same id starts it. */
export const RECONCILER_ID = 'reconcile';
