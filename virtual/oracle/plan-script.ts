import {
  chinaCalendar,
  workdayOnOrAfter,
  type WorkdayCalendar,
} from '../../domain/calendar/workdays.ts';
import { instantAt } from '../../domain/calendar/zoned.ts';
import type { CycleDates } from '../../domain/kinds/cycles.ts';
import { ladder } from '../../domain/ladder/ladder.ts';
import type { ImportedPlan } from '../../ledger/import-plan.ts';
import { planPolicySchema } from '../../schemas/plan-policy.ts';
import { countActions, type Action, type ActionCounts } from './action.ts';
import { play } from './play.ts';
import { countFate, type KindCount } from './fate.ts';
import { contactsWith, plannedAssignments, timeOf, type PlannedMail } from './mails-to.ts';
import { cyclesOfPlan, type OwedReport } from './owed-reports.ts';
import { changesOf } from './plan-changes.ts';
import type { TakenStep } from './steps-that-apply.ts';

/** What must happen to one report. */
export interface ScriptedReport {
  report: OwedReport;
  taken: TakenStep[];
  /** Its workflow steps for its parts as well. */
  hasParts: boolean;
}

/** What the years must look like, before anything runs: from the document, the rules and the seed. */
export interface PlanScript {
  plan: ImportedPlan;
  launchAt: Date;
  from: number;
  to: number;
  actions: Action[];
  /** What is done, counted. */
  done: ActionCounts;
  planned: PlannedMail[];
  reports: ScriptedReport[];
  /** Every instant at which something is due or somebody acts, in order. */
  instants: Date[];
  kinds: Record<string, KindCount>;
  escalated: number;
}

/** What a script may be written otherwise by. */
export interface ScriptOptions {
  calendar?: WorkdayCalendar;
  /** Default: the first workday of the years, at ten. */
  launchAt?: Date;
  /** False: nothing changes in these years, nobody raises a major issue, and nobody is inspected. */
  changes?: boolean;
}

/**
 * Writes the script of a plan's years: launched on the first workday at ten, lived until the last
 * books close. What somebody means to do is drawn when a cycle opens; what comes of it is played out
 * event by event, for what befalls the plan changes what the next one meets.
 */
export function scriptPlan(
  plan: ImportedPlan,
  from: number,
  to: number,
  seed: number,
  { calendar = chinaCalendar, ...options }: ScriptOptions = {},
): PlanScript {
  const policy = planPolicySchema.parse(plan.policy);
  const launchAt =
    options.launchAt ??
    instantAt(workdayOnOrAfter(calendar, `${from}-01-01`), '10:00', policy.zone);
  const launch = { launchedAt: launchAt, from, to };
  const changes =
    options.changes === false ? [] : changesOf({ plan, policy, calendar, seed, ...launch });
  const transfers = changes.filter((change) => change.kind === 'transfer');
  const contacts = contactsWith(plan.contacts, transfers);
  const context = { plan, policy, calendar, launchedAt: launchAt, seed, contacts };
  const years = options.changes === false ? null : { from, to };
  const cycles = cyclesOfPlan(plan, launch, policy, calendar);
  const { lives, actions, letters, differencesAsked } = play(cycles, changes, context, years);

  // Where a receipt is asked for, the notice of assignment is its opening.
  const isOpening = cycles.some(({ steps }) => steps.some(({ notice }) => notice === 'assignment'));
  const planned = [...(isOpening ? [] : plannedAssignments(context)), ...letters];
  const times = new Set([launchAt.getTime()]);
  for (const cycle of cycles)
    for (const { at } of ladder(cycle.steps, firstTerms(cycle), timeOf(context)))
      times.add(at.getTime());
  const kinds: PlanScript['kinds'] = {};
  for (const { report, fate, mails, taken, parts } of lives) {
    countFate(kinds, report.cycle.kind, fate);
    planned.push(...mails);
    for (const { at } of taken) times.add(at.getTime());
    for (const part of parts) {
      countFate(kinds, part.kind, part.fate);
      planned.push(...part.mails);
    }
  }
  for (const { at } of [...planned, ...actions]) times.add(at.getTime());
  const instants = [...times].sort((a, b) => a - b).map((time) => new Date(time));
  const reports = lives.map(({ report, taken, parts }) => ({
    report,
    taken,
    hasParts: parts.length > 0,
  }));
  const escalated = reports.filter(({ taken }) =>
    taken.some(({ step }) => step.effect === 'escalate'),
  ).length;
  const done = countActions(actions, differencesAsked);
  return { plan, launchAt, from, to, actions, done, planned, reports, instants, kinds, escalated };
}

const firstTerms = ({ dueOn, opensAt }: CycleDates) => ({
  version: 1,
  dueOn,
  opensAt,
  armedAt: opensAt,
});
