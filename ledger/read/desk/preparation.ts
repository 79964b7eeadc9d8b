import type { Ledger } from '../../ledger.ts';
import { preflightOf } from '../../preflight.ts';
import { launchPreview, type LaunchPreview } from './launch-preview.ts';
import type { DeskPlan } from './plans.ts';
import { ofPlan } from './plans.ts';

/** How far the preparation of a launch is. */
export interface Preparation {
  preview: LaunchPreview;
  tasks: number;
  obligations: number;
  agencies: number;
  /** Findings that keep it from being launched, and how many were accepted. */
  open: number;
  accepted: number;
}

/** The state of each step before the launch of a plan for these years. */
export async function preparationOf(
  ledger: Ledger,
  plan: DeskPlan,
  years: { from: number; to: number },
  now: Date,
): Promise<Preparation> {
  const { db } = ledger;
  const preview = await launchPreview(ledger, plan, years, now);
  const isPeriod = preview.refusal?.code !== 'bad_period';
  const [tasks, obligations, agencies, found] = await Promise.all([
    db.task.count({ where: { planId: plan.id, setAsideAt: null } }),
    db.obligation.count({ where: { planId: plan.id, endedAt: null } }),
    db.agency.count({ where: ofPlan(plan) }),
    isPeriod ? preflightOf(db, ledger, { ...plan, ...years }, now) : null,
  ]);
  return {
    preview,
    tasks,
    obligations,
    agencies,
    open: found?.open.length ?? 0,
    accepted: found?.accepted.size ?? 0,
  };
}

/** What a launch would bring about, in short: it is launched only if this is still what was shown. */
export function digestOf({ preview, accepted }: Preparation): string {
  const { assignments, mails, cycles } = preview;
  const reports = cycles.reduce((sum, cycle) => sum + cycle.reports, 0);
  return [assignments, mails.least, mails.most, cycles.length, reports, accepted].join('-');
}
