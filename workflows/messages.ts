import { defineQuery, defineSignal } from '@temporalio/workflow';

/** What a signal tells: the process's version in the ledger. A newer one is news, an older one is not. */
export interface Change {
  version: number;
}

/** The row it runs is in the ledger. */
export const started = defineSignal<[Change]>('started');
/** An agency has filed, or taken its filing back. */
export const submitted = defineSignal<[Change]>('submitted');
/** The reviewer has accepted or returned. */
export const reviewed = defineSignal<[Change]>('reviewed');
/** A launch, a changed policy, a pause: the terms are others now. */
export const termsChanged = defineSignal<[Change]>('termsChanged');
/** One of a cycle's reports, or a plan's cycle, was closed. */
export const reportClosed = defineSignal<[Change]>('reportClosed');

/** What a workflow waits for, in words for whoever looks at it. */
export const waitingFor = defineQuery<string>('waitingFor');

/** The workflow that is asked whether tasks are taken. */
export const PROBE_ID = 'probe';
/** Asked through the task queue: whoever answers takes the engine's tasks. */
export const passed = defineQuery<true>('passed');
