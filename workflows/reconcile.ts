import { longWork } from './ledger-steps.ts';

/** Looks for what was lost on the way and mends it; a Schedule runs it every few minutes. */
export async function reconcile(): Promise<number> {
  return (await longWork.reconcile()).length;
}
