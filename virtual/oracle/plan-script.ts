import { chinaCalendar, workdayOnOrAfter } from '../../domain/calendar/workdays.ts';
import { instantAt } from '../../domain/calendar/zoned.ts';
import type { CycleDates } from '../../domain/kinds/cycles.ts';
import { ladder } from '../../domain/ladder/ladder.ts';
import type { ImportedPlan } from '../../ledger/import-plan.ts';
import { planPolicySchema } from '../../schemas/plan-policy.ts';
import type { Action, PlanChange } from './action.ts';
import { befall } from './befall.ts';
import { behavioursOf } from './behaviours.ts';
import { countFate, type KindCount } from './fate.ts';
import { answerOf, intentionsOf } from './intentions.ts';
import { issuingDays, LetterDesk } from './letter-desk.ts';
import {
  contactsWith,
  plannedAssignments,
  timeOf,
  type OracleContext,
  type PlannedMail,
} from './mails-to.ts';
import { cyclesOfPlan, owedReports, type OwedReport } from './owed-reports.ts';
import { partsOf } from './parts.ts';
import { perform, performAnswer } from './perform.ts';
import { changesOf } from './plan-changes.ts';
import { ReportLife } from './report-life.ts';
import { Roles } from './roles.ts';
import type { TakenStep } from './steps-that-apply.ts';

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

/** Something of the years, at an instant: a cycle opens, somebody acts, the plan changes. */
interface Event {
  at: Date;
  happens: () => void;
}

/**
 * Writes the script of a plan's years: launched on the first workday at ten, lived until the last
 * books close. What somebody means to do is drawn when a cycle opens; what comes of it is played out
 * event by event, for what befalls the plan changes what the next one meets.
 */
export function scriptPlan(plan: ImportedPlan, from: number, to: number, seed: number): PlanScript {
  const policy = planPolicySchema.parse(plan.policy);
  const calendar = chinaCalendar;
  const { zone } = policy;
  const launchAt = instantAt(workdayOnOrAfter(calendar, `${from}-01-01`), '10:00', zone);
  const launch = { launchedAt: launchAt, from, to };
  const changes = changesOf({ plan, policy, calendar, seed, ...launch });
  const transfers = changes.filter((change) => change.kind === 'transfer');
  const contacts = contactsWith(plan.contacts, transfers);
  const context = { plan, policy, calendar, launchedAt: launchAt, seed, contacts };
  const cycles = cyclesOfPlan(plan, launch, policy, calendar);
  const { lives, actions, letters } = play(cycles, changes, context);

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
  const reports = lives.map(({ report, taken }) => ({ report, taken }));
  const escalated = reports.filter(({ taken }) =>
    taken.some(({ step }) => step.effect === 'escalate'),
  ).length;
  return { plan, launchAt, from, to, actions, planned, reports, instants, kinds, escalated };
}

const firstTerms = ({ dueOn, opensAt }: CycleDates) => ({
  version: 1,
  dueOn,
  opensAt,
  armedAt: opensAt,
});

/** Plays the years, event by event. */
function play(
  cycles: readonly CycleDates[],
  changes: readonly PlanChange[],
  context: OracleContext,
): { lives: ReportLife[]; actions: Action[]; letters: PlannedMail[] } {
  const roles = new Roles(context.plan);
  const lives: ReportLife[] = [];
  const actions: Action[] = [];
  const desk = new LetterDesk(context);
  const lastOpening = cycles.map(({ opensAt }) => opensAt).reduce((a, b) => (b > a ? b : a));
  const events: Event[] = [
    ...cycles.map((cycle) => ({ at: cycle.opensAt, happens: () => open(cycle) })),
    ...changes.map((change) => ({ at: change.at, happens: () => changePlan(change) })),
    ...issuingDays(cycles, context).map((at) => ({ at, happens: () => issue(at) })),
  ].toSorted((a, b) => +a.at - +b.at);
  for (let event = events.shift(); event; event = events.shift()) event.happens();
  const end = new Date(8.64e15);
  for (const life of lives) life.advance(end);
  return { lives, actions, letters: desk.mails };

  function open(cycle: CycleDates): void {
    const owed = owedReports(context.plan.id, roles, cycle);
    const behaviours = behavioursOf(owed, context.seed);
    for (const report of owed) {
      const life = new ReportLife(report, context);
      lives.push(life);
      const behaviour = behaviours.get(report.id) ?? 'onTime';
      for (const intention of intentionsOf(report, behaviour, context, lastOpening))
        plan(intention.at, () => {
          life.advance(intention.at);
          return perform(life, intention, context, roles);
        });
      for (const part of partsOf(report, roles, context)) {
        life.parts.push(part);
        for (const intention of answerOf(part.id, part.opensAt, context))
          plan(intention.at, () => {
            life.advance(intention.at);
            return performAnswer(life, part, intention, roles);
          });
      }
    }
  }

  function changePlan(change: PlanChange): void {
    befall(lives, change);
    roles.change(change);
    actions.push(change);
  }

  function issue(at: Date): void {
    for (const life of lives) if (life.isOpen) life.advance(at);
    const done = desk.issue(at, lives, roles);
    if (done) actions.push(done);
  }

  /** Puts it in its place; what was planned first for an instant happens first. */
  function plan(at: Date, act: () => Action | null): void {
    const happens = () => {
      const done = act();
      if (done) actions.push(done);
    };
    const index = events.findIndex((event) => event.at > at);
    events.splice(index < 0 ? events.length : index, 0, { at, happens });
  }
}
