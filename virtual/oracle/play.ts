import type { CycleDates } from '../../domain/kinds/cycles.ts';
import { kindOf } from '../../domain/kinds/kinds.ts';
import type { Action, PlanChange } from './action.ts';
import { befall } from './befall.ts';
import { behavioursOf, type Behaviour } from './behaviours.ts';
import { Evaluation } from './evaluation.ts';
import { Inspections } from './inspections.ts';
import { answerOf, intentionsOf } from './intentions.ts';
import { raiseIssues } from './issues.ts';
import { issuingDays, LetterDesk } from './letter-desk.ts';
import { has, type OracleContext, type PlannedMail } from './mails-to.ts';
import { owedReports, type OwedReport } from './owed-reports.ts';
import { partsOf } from './parts.ts';
import { perform, performAnswer } from './perform.ts';
import { ReportLife } from './report-life.ts';
import { Roles } from './roles.ts';

/** Something of the years, at an instant: a cycle opens, somebody acts, the plan changes. */
interface Event {
  at: Date;
  happens: () => void;
}

/** The years as they were played. */
export interface Played {
  lives: ReportLife[];
  actions: Action[];
  /** Of letters, circulars and inspections, which are of no one report. */
  letters: PlannedMail[];
  /** How many reports were asked for words on a difference. */
  differencesAsked: number;
}

/**
 * Plays the years, event by event.
 * @param years those in which agencies raise major issues and the government inspects; null: neither.
 */
export function play(
  cycles: readonly CycleDates[],
  changes: readonly PlanChange[],
  context: OracleContext,
  years: { from: number; to: number } | null,
): Played {
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
  const done = (action: Action | null) => action && actions.push(action);
  const assessments = cycles.find(({ kind }) => kindOf(kind).evaluates === 'independent');
  const evaluation =
    assessments &&
    new Evaluation(
      { context, roles, lives, at: schedule, open: owe, done, change: changePlan },
      assessments,
    );
  if (years)
    raiseIssues({ context, lives, at: schedule, done: (act) => actions.push(act) }, years, changes);
  const inspections =
    years && new Inspections({ context, roles, at: schedule, open: owe, done }, years);
  for (let event = events.shift(); event; event = events.shift()) event.happens();
  const end = new Date(8.64e15);
  for (const life of lives) life.advance(end);
  return {
    lives,
    actions,
    letters: [...desk.mails, ...(inspections?.mails ?? [])],
    differencesAsked: evaluation?.asked ?? 0,
  };

  function open(cycle: CycleDates): void {
    const isAssessed = cycle === assessments && evaluation;
    owe(isAssessed ? evaluation.owed() : owedReports(context.plan.id, roles, cycle));
  }

  function owe(
    owed: readonly OwedReport[],
    behaviours: ReadonlyMap<string, Behaviour> = behavioursOf(owed, context.seed),
  ): void {
    for (const report of owed) {
      const life = new ReportLife(report, context);
      lives.push(life);
      const behaviour = behaviours.get(report.id) ?? 'onTime';
      const meant = acts(report) ? intentionsOf(report, behaviour, context, lastOpening) : [];
      for (const intention of meant)
        schedule(intention.at, () => {
          life.advance(intention.at);
          done(perform(life, intention, context, roles));
        });
      for (const part of partsOf(report, roles, context)) {
        life.parts.push(part);
        for (const intention of acts(part) ? answerOf(part.id, part.opensAt, context) : [])
          schedule(intention.at, () => {
            life.advance(intention.at);
            done(performAnswer(life, part, intention, roles));
          });
      }
    }
  }

  /** Nobody does anything for an agency that has nobody. */
  function acts({ agencyId, assigneeId }: { agencyId: string; assigneeId?: string }): boolean {
    return assigneeId !== undefined || has(context, agencyId, 'officer');
  }

  function changePlan(change: PlanChange): void {
    befall(lives, change);
    roles.change(change);
    actions.push(change);
  }

  function issue(at: Date): void {
    // Nothing is drafted about what is not overdue.
    for (const life of lives) if (life.isOpen && life.isPast(at)) life.advance(at);
    done(desk.issue(at, lives, roles));
  }

  /** Puts it in its place; what was planned first for an instant happens first. */
  function schedule(at: Date, happens: () => void): void {
    const index = events.findIndex((event) => event.at > at);
    events.splice(index < 0 ? events.length : index, 0, { at, happens });
  }
}
