import { patched, sleep } from '@temporalio/workflow';
import { report as asItIs } from '../../../workflows/report.ts';

export { cycle, inspection, midtermEvaluation, plan, probe, reconcile } from '../../../workflows/index.ts';

/** The same change as in `changed`, but for runs that begin from now on. */
export async function report(): Promise<unknown> {
  if (patched('waits-first')) await sleep('1 millisecond');
  return asItIs();
}
