import { sleep } from '@temporalio/workflow';
import { report as asItIs } from '../../../workflows/report.ts';

/** A change that breaks running workflows: one more timer, before everything else, and no `patched()`. */
export async function report(): Promise<unknown> {
  await sleep('1 minute');
  return asItIs();
}
