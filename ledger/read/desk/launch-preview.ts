import { annualDueOn } from '../../../domain/ladder/annual-due-on.ts';
import { opensAt } from '../../../domain/ladder/opens-at.ts';
import type { Ledger } from '../../ledger.ts';
import { owedOf } from './owed.ts';
import { plannedMails } from './planned-mails.ts';
import type { DeskPlan } from './plans.ts';

/** What launching a plan now would bring about in its first year. */
export interface LaunchPreview {
  from: number;
  to: number;
  /** Reports owed each year, and by how many agencies. */
  reports: number;
  agencies: number;
  opensAt: Date;
  dueOn: string;
  provisional: boolean;
  /** Notices of assignment, at once. */
  assignments: number;
  /** Messages of the first year when everything is filed at the opening, and when nothing ever is. */
  mails: { least: number; most: number };
}

/** Computes the preview from the document and the rules; writes nothing. */
export async function launchPreview(
  ledger: Ledger,
  plan: DeskPlan,
  { from, to }: { from: number; to: number },
  now: Date,
): Promise<LaunchPreview> {
  const { policy } = plan;
  const opens = opensAt(from, policy, ledger.calendar, now, policy.opensOn);
  const dueOn = annualDueOn(from, policy.annualDueOn, ledger.calendar);
  const owed = await owedOf(ledger, plan.id);
  const assignments = await ledger.db.contact.count({
    where: {
      active: true,
      role: 'officer',
      agency: {
        OR: [
          { responsibilities: { some: { task: { planId: plan.id } } } },
          { regionOf: { some: { planId: plan.id } } },
        ],
      },
    },
  });
  // One year of the ladder as if it were launched, so that the rules are asked and not repeated.
  const launched = { ...plan, launchedAt: now, launchFrom: from, launchTo: from, years: [] };
  const horizon = new Date(opens.getTime() + 400 * 86_400_000);
  const planned = await plannedMails(ledger, launched, new Date(now.getTime() - 1), horizon);
  const messages = planned.map((instant) => instant.messages);
  return {
    from,
    to,
    reports: owed.length,
    agencies: new Set(owed).size,
    opensAt: opens,
    dueOn,
    provisional: ledger.calendar.isProvisional(dueOn),
    assignments,
    mails: {
      least: assignments + (messages[0] ?? 0),
      most: assignments + messages.reduce((sum, count) => sum + count, 0),
    },
  };
}
