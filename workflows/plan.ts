import { continueAsNew } from '@temporalio/workflow';
import { ledger, longWork } from './ledger-steps.ts';
import { Listener } from './listen.ts';

/**
 * A launched plan: notices of assignment, then every year's cycle when its time has come. Continues
 * as new each year, so that its history never grows; ends when the last year has been opened.
 */
export async function plan(planId: string): Promise<void> {
  const listener = new Listener();
  await ledger.assign(planId);
  for (;;) {
    const { version, next } = await ledger.nextYear(planId);
    if (!next) return;
    const waiting = `the opening of ${next.year}`;
    if (await listener.newsWithin(version, next.inMs, waiting)) continue;
    if (!(await ledger.openYear(planId, next.year))) continue;
    await longWork.startCycle(planId, next.year);
    if ((await ledger.nextYear(planId)).next && !listener.hasNewsSince(version))
      return continueAsNew<typeof plan>(planId);
  }
}
