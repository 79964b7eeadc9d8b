import { addDays, civilDate, type CivilDate } from '../../domain/calendar/civil-date.ts';
import { workdaysAfter } from '../../domain/calendar/workdays.ts';
import { civilDateOf, instantAt } from '../../domain/calendar/zoned.ts';
import { eventPeriod } from '../../domain/kinds/event-name.ts';
import { eventDates } from '../../domain/kinds/events.ts';
import { kindOf, ownersOf } from '../../domain/kinds/kinds.ts';
import { ISSUES } from '../../domain/kinds/of-duties.ts';
import { cycleIdOf, reportIdOf } from '../../domain/report/report-id.ts';
import { obligationValuesSchema } from '../../schemas/obligation-values.ts';
import type { IssueAct, PlanChange } from './action.ts';
import { between, shuffled } from './chance.ts';
import { has, type OracleContext } from './mails-to.ts';
import type { OwedReport } from './owed-reports.ts';
import { ReportLife } from './report-life.ts';

/** What becomes of an issue; one after another, for all of it is to happen in any year. */
const COURSES = [
  'answered',
  'urgent',
  'withdrawn',
  'late',
  // The next one is merged into it while it waits for its answer.
  'waits',
  'merged',
  'sentBack',
  'urgentLate',
  'byCommission',
] as const;
type Course = (typeof COURSES)[number];

/** One a month, from February on; and the wall times at which they come, off everybody else's. */
const FIRST_MONTH = 2;
const CAME = ['09:20', '14:40', '15:20', '20:00'];

/** Somebody does something at an instant. */
type Schedule = (at: Date, happens: () => void) => void;

/** Where the issues are put down: the years that are played. */
interface Years {
  context: OracleContext;
  lives: ReportLife[];
  at: Schedule;
  done(act: IssueAct): void;
}

/** An issue as it was raised. */
interface Raised {
  number: number;
  agencyId: string;
  life: ReportLife;
  /** Whoever is told of its answer beside its own agency. */
  followers: string[];
}

/**
 * 重大问题 of these years: raised by agencies that nothing befalls, one a month; handled, withdrawn, merged,
 * sent back, or late, so that the ladder escalates them.
 */
export function raiseIssues(
  years: Years,
  { from, to }: { from: number; to: number },
  changes: readonly PlanChange[],
): void {
  const { context } = years;
  const { plan, seed, policy } = context;
  const obligation = plan.obligations.find(({ kind }) => kind === ISSUES);
  const agencies = shuffled(agenciesOf(context, changes), (id) => id, seed);
  if (!obligation || agencies.length === 0) return;
  const values = obligationValuesSchema.parse(obligation.values);
  const waiting: Raised[] = [];
  let number = 0;
  for (let year = from; year <= to; year++)
    COURSES.forEach((course, index) => {
      const name = `issue ${year} ${course}`;
      const on = civilDate(year, FIRST_MONTH + index, between(1, 28, seed, name, 'day'));
      const time = CAME[between(0, CAME.length - 1, seed, name, 'time')] ?? '09:20';
      const agencyId =
        course === 'byCommission'
          ? plan.commissionId
          : (agencies[((year - from) * COURSES.length + index) % agencies.length] ?? '');
      years.at(instantAt(on, time, policy.zone), () => raise(course, agencyId, on, time));
    });

  function raise(course: Course, agencyId: string, on: CivilDate, time: string): void {
    const at = instantAt(on, time, policy.zone);
    const urgent = course === 'urgent' || course === 'urgentLate';
    const life = new ReportLife(handlingOf(++number, at, urgent), context);
    years.lives.push(life);
    const issue: Raised = { number, agencyId, life, followers: [] };
    years.done({ at, kind: 'majorIssue', does: 'raise', number, agencyId, urgent });
    follow(issue, course, on);
  }

  /** What is done about it, by the dates that it was given. */
  function follow(issue: Raised, course: Course, cameOn: CivilDate): void {
    const { cycle } = issue.life.report;
    const noon = instantAt(cycle.dueOn, '11:30', policy.zone);
    const isUrgentToday = cycle.dueOn === cameOn;
    const inTime = isUrgentToday ? instantAt(cameOn, '16:50', policy.zone) : noon;
    const after = (day: CivilDate, workdays: number, time: string) =>
      instantAt(workdaysAfter(context.calendar, day, workdays), time, policy.zone);
    const next = after(cameOn, 1, '09:50');
    const isLate = course === 'late' || course === 'urgentLate';
    const passed = isLate ? after(cycle.dueOn, 3, '11:30') : inTime;
    const passedOn = civilDateOf(passed, policy.zone);
    switch (course) {
      case 'withdrawn':
        return years.at(next, () => act(issue, next, 'withdraw', () => issue.life.leave(next)));
      case 'merged':
        return years.at(next, () => merge(issue, next));
      case 'waits':
        waiting.push(issue);
        return passAndAnswer(issue, passed, instantAt(addDays(passedOn, 60), '12:10', policy.zone));
      case 'sentBack': {
        const back = after(passedOn, 1, '12:10');
        const again = after(passedOn, 3, '11:30');
        years.at(passed, () => passOn(issue, passed, 1));
        years.at(back, () => act(issue, back, 'sendBack', () => issue.life.giveBack(back)));
        years.at(again, () => passOn(issue, again, 2));
        const answered = after(passedOn, 5, '12:10');
        return years.at(answered, () => answer(issue, answered));
      }
      case 'answered':
      case 'urgent':
      case 'late':
      case 'urgentLate':
      case 'byCommission':
        return passAndAnswer(issue, passed, after(passedOn, 2, '12:10'));
    }
  }

  function passAndAnswer(issue: Raised, passed: Date, answered: Date): void {
    years.at(passed, () => passOn(issue, passed, 1));
    years.at(answered, () => answer(issue, answered));
  }

  /** It climbs its ladder until then; then somebody acts. */
  function act(issue: Raised, at: Date, does: IssueAct['does'], does_: () => void, into?: number) {
    const { number: of, agencyId, life } = issue;
    life.advance(at);
    does_();
    const rest = into === undefined ? {} : { into };
    years.done({ at, kind: 'majorIssue', does, number: of, agencyId, ...rest });
  }

  function passOn(issue: Raised, at: Date, revision: number): void {
    act(issue, at, 'passOn', () => {
      const roles = issue.life.report.cycle.dueAt < dayAfter(issue) ? BOTH : OFFICER;
      issue.life.file(at, false);
      issue.life.tell(`issue-passed-on-${revision}`, at, { to: plan.governmentId, roles });
    });
  }

  function answer(issue: Raised, at: Date): void {
    act(issue, at, 'answer', () => {
      issue.life.accept(at);
      for (const to of new Set([issue.agencyId, ...issue.followers]))
        issue.life.tell('issue-answered', at, { to });
    });
  }

  function merge(issue: Raised, at: Date): void {
    const other = waiting.at(-1);
    if (!other?.life.isOpen) return;
    act(
      issue,
      at,
      'merge',
      () => {
        issue.life.leave(at);
        issue.life.tell('issue-merged', at, { to: issue.agencyId });
        other.followers.push(issue.agencyId);
      },
      other.number,
    );
  }

  /** What is due at an instant of its day is urgent. */
  function dayAfter({ life }: Raised): Date {
    return instantAt(addDays(life.report.cycle.dueOn, 1), '00:00', policy.zone);
  }

  /** What the commission owes about an issue. */
  function handlingOf(of: number, at: Date, urgent: boolean): OwedReport {
    const { opensAt, dueOn, dueAt } = eventDates(
      { kind: ISSUES, values },
      { at, urgent },
      context.launchedAt,
      policy,
      context.calendar,
    );
    const period = eventPeriod(of);
    const subject = { per: 'agency', agencyId: plan.commissionId } as const;
    const dates = { opensAt, dueOn, dueAt, skippedCause: null };
    const steps = kindOf(ISSUES).ladder({ values, period: null });
    const cycle = { kind: ISSUES, period, owners: ownersOf(ISSUES, values), ...dates, steps };
    const id = reportIdOf(cycleIdOf(plan.id, ISSUES, period), subject);
    return { id, agencyId: plan.commissionId, subject, cycle };
  }
}

const OFFICER = ['officer'] as const;
const BOTH = ['officer', 'leader'] as const;

/** Who raises issues: whoever has a part in the plan, somebody to act, and stays what it is. */
function agenciesOf(context: OracleContext, changes: readonly PlanChange[]): string[] {
  const { plan } = context;
  const touched = new Set(
    changes.flatMap((change) => (change.kind === 'transfer' ? [change.fromId, change.toId] : [])),
  );
  const named = new Set(
    plan.document.tasks.flatMap(({ lead, cooperating, responsible = [] }) => [
      ...lead,
      ...cooperating,
      ...responsible,
    ]),
  );
  const ids = plan.agencies.filter(({ name }) => named.has(name)).map(({ id }) => id);
  return [...new Set([...ids, ...plan.regions])].filter(
    (id) =>
      !touched.has(id) &&
      id !== plan.commissionId &&
      id !== plan.governmentId &&
      has(context, id, 'officer'),
  );
}
