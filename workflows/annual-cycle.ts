import { continueAsNew, workflowInfo } from '@temporalio/workflow';
import { ledger, longWork } from './ledger-steps.ts';
import { Listener } from './listen.ts';

/**
 * One year of a plan: opens one report per task and per region, has their workflows started, and
 * follows the count until every one is accepted or missed.
 */
export async function annualCycle(planId: string, year: number): Promise<void> {
  const listener = new Listener();
  let count = await ledger.openCycle(planId, year);
  await longWork.startReports(planId, year);
  while (count.closed < count.owed || listener.hasNewsSince(count.version)) {
    await listener.news(count.version, `${count.owed - count.closed} of ${count.owed} reports`);
    count = await ledger.followCycle(planId, year);
    if (workflowInfo().continueAsNewSuggested && !listener.hasNewsSince(count.version))
      return continueAsNew<typeof annualCycle>(planId, year);
  }
}
