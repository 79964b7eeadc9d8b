import { Prisma } from '../../../prisma/generated/client.ts';
import type { Ledger } from '../../ledger.ts';
import { countClasses } from './classes.ts';
import { herdMails } from './herd-mails.ts';
import { plannedMails, type ToldInstant } from './planned-mails.ts';
import type { DeskPlan } from './plans.ts';

/** How far ahead is looked. */
const HORIZON_MS = 400 * 86_400_000;

/** Open reports up to which each is looked at by itself. */
const SMALL = 2_000;

/**
 * The next instants at which something will be sent, if nobody files before. In a plan with very many open reports
 * they are those of its herds; each report is in the table of what is planned.
 * @param small open reports up to which each is looked at by itself.
 */
export async function nextMails(
  ledger: Ledger,
  plan: DeskPlan,
  now: Date,
  most: number,
  small = SMALL,
): Promise<ToldInstant[]> {
  const open = await countClasses(ledger, {
    planId: plan.id,
    where: Prisma.sql`c.stage = 'collecting' AND NOT c.gone`,
  });
  if (open > small) return herdMails(ledger, plan, now, most);
  const planned = await plannedMails(ledger, plan, now, new Date(now.getTime() + HORIZON_MS));
  return planned.slice(0, most);
}
