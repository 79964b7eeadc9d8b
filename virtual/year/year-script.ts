import { chinaCalendar, workdayOnOrAfter } from '../../domain/calendar/workdays.ts';
import { civilDateOf, instantAt } from '../../domain/calendar/zoned.ts';
import { annualDueOn } from '../../domain/ladder/annual-due-on.ts';
import { ladder } from '../../domain/ladder/ladder.ts';
import { opensAt } from '../../domain/ladder/opens-at.ts';
import type { ImportedPlan } from '../../ledger/import-plan.ts';
import { planPolicySchema } from '../../schemas/plan-policy.ts';
import { seedPlan } from '../../seeds/load.ts';
import { owedReports } from './owed-reports.ts';
import { plannedAssignments, plannedForReport, type PlannedMail } from './planned-mails.ts';
import { actionsOf, behavioursOf, type Action } from './script.ts';

/** What a year must look like, before anything runs: from the document, the rules and the seed. */
export interface YearScript {
  plan: ImportedPlan;
  launchAt: Date;
  actions: Action[];
  planned: PlannedMail[];
  /** Every instant at which something is due or somebody acts, in order. */
  instants: Date[];
  expected: {
    reports: number;
    filedOnTime: number;
    filedLate: number;
    neverFiled: number;
    escalated: number;
  };
}

/** Writes the script of a year: launched on its first workday at ten, lived until the books close. */
export function scriptYear(year: number, seed: number): YearScript {
  const plan = seedPlan();
  const policy = planPolicySchema.parse(plan.policy);
  const calendar = chinaCalendar;
  const { zone } = policy;
  const launchAt = instantAt(workdayOnOrAfter(calendar, `${year}-01-01`), '10:00', zone);
  const opens = opensAt(year, policy, calendar, launchAt, policy.opensOn);
  const dueOn = annualDueOn(year, policy.annualDueOn, calendar);
  const context = { plan, policy, calendar, launchedAt: launchAt, opensAt: opens, dueOn };
  const reports = owedReports(plan, year);
  const behaviours = behavioursOf(reports, seed);
  const opensOn = civilDateOf(opens, zone);
  const script = { seed, opensOn, dueOn, zone, calendar };
  const actions: Action[] = [];
  const planned = plannedAssignments(context);
  let escalated = 0;
  for (const report of reports) {
    const own = actionsOf(report, behaviours.get(report.id) ?? 'onTime', script);
    const mails = plannedForReport(report, own, context);
    if (mails.some(({ row }) => row.split('/')[2] === 'escalate')) escalated++;
    actions.push(...own);
    planned.push(...mails);
  }
  actions.sort((a, b) => a.at.getTime() - b.at.getTime() || (a.reportId < b.reportId ? -1 : 1));
  const terms = { dueOn, dueVersion: 1, opensAt: opens, armedAt: opens };
  const rungs = ladder(terms, policy, calendar).map(({ at }) => at.getTime());
  const times = [...planned, ...actions].map(({ at }) => at.getTime());
  const instants = [...new Set([launchAt.getTime(), ...rungs, ...times])].sort((a, b) => a - b);
  const count = (behaviour: string) =>
    [...behaviours.values()].filter((each) => each === behaviour).length;
  return {
    plan,
    launchAt,
    actions,
    planned,
    instants: instants.map((time) => new Date(time)),
    expected: {
      reports: reports.length,
      filedOnTime: count('onTime') + count('returned'),
      filedLate: count('late'),
      neverFiled: count('never'),
      escalated,
    },
  };
}
