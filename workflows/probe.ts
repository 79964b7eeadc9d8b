import { setHandler } from '@temporalio/workflow';
import { passed } from './messages.ts';

/**
 * Does nothing, and has done it. A query of it, closed as it is, goes through the task queue like any
 * task, and leaves nothing in a history.
 */
export function probe(): Promise<void> {
  setHandler(passed, () => true);
  return Promise.resolve();
}
