import { chinaCalendar, workdayOnOrAfter } from '../../domain/calendar/workdays.ts';
import { instantAt } from '../../domain/calendar/zoned.ts';
import { ladder } from '../../domain/ladder/ladder.ts';
import type { ImportedPlan } from '../../ledger/import-plan.ts';
import { planPolicySchema } from '../../schemas/plan-policy.ts';
import { partsOf } from './parts.ts';
import { cyclesOfPlan, owedReports, type OwedReport } from './owed-reports.ts';
import {
  plannedAssignments,
  plannedForReport,
  type TakenStep,
  type PlannedMail,
} from './planned-mails.ts';
import { actionsOf, behavioursOf, type Action } from './script.ts';

/** The reports of one kind by what became of them; what is owed is their sum. */
export interface KindCount {
  reports: number;
  filedOnTime: number;
  filedLate: number;
  neverFiled: number;
  /** Left the roster before they were filed. */
  left: number;
}

/** What must happen to one report. */
export interface ScriptedReport {
  report: OwedReport;
  taken: TakenStep[];
}

/** What the years must look like, before anything runs: from the document, the rules and the seed. */
export interface PlanScript {
  plan: ImportedPlan;
  launchAt: Date;
  from: number;
  to: number;
  actions: Action[];
  planned: PlannedMail[];
  reports: ScriptedReport[];
  /** Every instant at which something is due or somebody acts, in order. */
  instants: Date[];
  kinds: Record<string, KindCount>;
  escalated: number;
}

/**
 * Writes the script of a plan's years: launched on the first workday at ten, lived until the last
 * books close.
 */
export function scriptPlan(plan: ImportedPlan, from: number, to: number, seed: number): PlanScript {
  const policy = planPolicySchema.parse(plan.policy);
  const calendar = chinaCalendar;
  const { zone, workingHour } = policy;
  const launchAt = instantAt(workdayOnOrAfter(calendar, `${from}-01-01`), '10:00', zone);
  const context = { plan, policy, calendar, launchedAt: launchAt };
  const cycles = cyclesOfPlan(plan, { launchedAt: launchAt, from, to }, policy, calendar);
  const actions: Action[] = [];
  // Where a receipt is asked for, the notice of assignment is its opening.
  const isOpening = cycles.some(({ steps }) => steps.some(({ notice }) => notice === 'assignment'));
  const planned = isOpening ? [] : plannedAssignments(context);
  const reports: ScriptedReport[] = [];
  const times = new Set([launchAt.getTime()]);
  const kinds: PlanScript['kinds'] = {};
  let escalated = 0;
  for (const cycle of cycles) {
    const owed = owedReports(plan, cycle);
    const behaviours = behavioursOf(owed, seed);
    const first = {
      version: 1,
      dueOn: cycle.dueOn,
      opensAt: cycle.opensAt,
      armedAt: cycle.opensAt,
    };
    for (const { at } of ladder(cycle.steps, first, { zone, workingHour, calendar }))
      times.add(at.getTime());
    const counts = (kinds[cycle.kind] ??= noReports());
    for (const report of owed) {
      const own = actionsOf(report, behaviours.get(report.id) ?? 'onTime', {
        seed,
        zone,
        calendar,
      });
      const { mails, taken } = plannedForReport(report, own, context);
      if (taken.some(({ step }) => step.effect === 'escalate')) escalated++;
      for (const { at } of taken) times.add(at.getTime());
      actions.push(...own);
      planned.push(...mails);
      reports.push({ report, taken });
      counts.reports++;
      counts[fateOf(own, cycle.dueAt)]++;
      for (const part of partsOf({ report, actions: own, taken }, context, seed)) {
        actions.push(...part.actions);
        planned.push(...part.mails);
        const ofParts = (kinds[part.kind] ??= noReports());
        ofParts.reports++;
        ofParts[part.fate]++;
      }
    }
  }
  actions.sort((a, b) => a.at.getTime() - b.at.getTime() || (a.reportId < b.reportId ? -1 : 1));
  for (const { at } of [...planned, ...actions]) times.add(at.getTime());
  const instants = [...times].sort((a, b) => a - b).map((time) => new Date(time));
  return { plan, launchAt, from, to, actions, planned, reports, instants, kinds, escalated };
}

const noReports = (): KindCount => ({
  reports: 0,
  filedOnTime: 0,
  filedLate: 0,
  neverFiled: 0,
  left: 0,
});

/** Whether the first filing that was not taken back came in time. */
function fateOf(
  actions: readonly Action[],
  dueAt: Date,
): 'filedOnTime' | 'filedLate' | 'neverFiled' {
  const first = actions.find(
    ({ kind }, i) => kind === 'file' && actions[i + 1]?.kind !== 'withdraw',
  );
  if (!first) return 'neverFiled';
  return first.at < dueAt ? 'filedOnTime' : 'filedLate';
}
