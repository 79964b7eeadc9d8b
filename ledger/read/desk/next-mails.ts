import type { Ledger } from '../../ledger.ts';
import { plannedMails, type PlannedInstant } from './planned-mails.ts';
import type { DeskPlan } from './plans.ts';

const HORIZON_MS = 400 * 86_400_000;

/** The next instants at which something will be sent, if nobody files before. */
export async function nextMails(
  ledger: Ledger,
  plan: DeskPlan,
  now: Date,
  most: number,
): Promise<PlannedInstant[]> {
  const planned = await plannedMails(ledger, plan, now, new Date(now.getTime() + HORIZON_MS));
  return planned.slice(0, most);
}
