import { proxyActivities, sleep } from '@temporalio/workflow';
import type { MailActivities } from './activities.ts';

const { sendMail } = proxyActivities<MailActivities>({ startToCloseTimeout: '1 minute' });

/** Plain Temporal: a workflow a mail, which sleeps until the instant and has an activity send it. */
export async function mailWorkflow(index: number, at: number): Promise<void> {
  await sleep(Math.max(0, at - Date.now()));
  await sendMail(index);
}
