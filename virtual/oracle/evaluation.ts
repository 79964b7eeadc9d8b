import { addDays, type CivilDate } from '../../domain/calendar/civil-date.ts';
import { workdayOnOrAfter, workdaysAfter } from '../../domain/calendar/workdays.ts';
import { civilDateOf, instantAt } from '../../domain/calendar/zoned.ts';
import type { CycleDates } from '../../domain/kinds/cycles.ts';
import { kindOf } from '../../domain/kinds/kinds.ts';
import { workdaysFrom } from '../../domain/ladder/ladder.ts';
import { cycleIdOf } from '../../domain/report/report-id.ts';
import type { Adoption, ReportAction } from './action.ts';
import { Assessors } from './assessors.ts';
import { between, chance } from './chance.ts';
import { HOURS } from './intentions.ts';
import type { OracleContext } from './mails-to.ts';
import type { OwedReport } from './owed-reports.ts';
import { perform } from './perform.ts';
import { areApart, proposesAdjustment, ratingFor } from './rating.ts';
import type { ReportLife } from './report-life.ts';
import type { Roles } from './roles.ts';

/** What the evaluation needs of the years that are played. */
export interface Years {
  context: OracleContext;
  roles: Roles;
  lives: readonly ReportLife[];
  /** Has something happen at an instant that is to come. */
  at(instant: Date, happens: () => void): void;
  /** These are owed from now on. */
  open(owed: readonly OwedReport[]): void;
  /** Something was done. */
  done(action: ReportAction | ReturnType<Assessors['name']>['action']): void;
  /** The plan is changed. */
  change(change: Adoption): void;
}

/** When people of the commission act, off everybody else's hours. */
const NAMED_AT = '15:40';
const ADOPTED_AT = '14:50';
/** Shares: of tasks forgotten at first, of those that pass to another assessor, of words that are given, of proposals adopted. */
const FORGOTTEN = 0.06;
const PASSED = 0.08;
const WORDED = 0.75;
const ADOPTED = 0.5;
/** So long after the last date both sides are in, in days. */
const IN_AFTER = 90;

/** 中期评估: assessors are named, both sides come in and are revealed, differences worded, proposals adopted. */
export class Evaluation {
  /** How many reports were asked for words. */
  asked = 0;
  readonly #years: Years;
  readonly #assessments: CycleDates;
  readonly #assessors: Assessors;
  #isRevealed = false;

  /** @param assessments the cycle of the independent assessments. */
  constructor(years: Years, assessments: CycleDates) {
    this.#years = years;
    this.#assessments = assessments;
    this.#assessors = new Assessors(years.context, assessments);
    this.#scheduleNaming();
    this.#scheduleReveal();
  }

  /** What assessors owe when the cycle opens. */
  owed(): OwedReport[] {
    return this.#assessors.owed();
  }

  /** In bulk before the opening, and once more after it. */
  #scheduleNaming(): void {
    const { context, roles, lives, at, open, done } = this.#years;
    const { seed, policy, calendar, launchedAt } = context;
    const opensOn = civilDateOf(this.#assessments.opensAt, policy.zone);
    const first = workdaysFrom(calendar, opensOn, -between(4, 14, seed, 'assessors'));
    const second = workdaysAfter(calendar, opensOn, between(2, 9, seed, 'assessors again'));
    const orders = roles.tasks.map(({ order }) => order);
    const is = (share: number, task: number, what: string) =>
      chance(seed, `task ${task}`, what) < share;
    const name = (day: CivilDate, tasks: () => number[]) => {
      const instant = instantAt(day, NAMED_AT, policy.zone);
      if (instant <= launchedAt) return;
      at(instant, () => {
        const chosen = tasks();
        if (chosen.length === 0) return;
        for (const life of lives) if (life.isOpen) life.advance(instant);
        const { action, joined } = this.#assessors.name(chosen, instant, roles, lives);
        done(action);
        open(joined);
      });
    };
    name(first, () => orders.filter((task) => !is(FORGOTTEN, task, 'forgotten')));
    name(second, () =>
      orders.filter((task) => this.#assessors.isMissing(task) || is(PASSED, task, 'passed')),
    );
  }

  /** Looked for after every hour at which a side may come in, or its books close. */
  #scheduleReveal(): void {
    const { context, at } = this.#years;
    const { policy, calendar } = context;
    const first = civilDateOf(this.#assessments.opensAt, policy.zone);
    const last = addDays(this.#assessments.dueOn, IN_AFTER);
    for (let day = first; day <= last; day = workdayOnOrAfter(calendar, addDays(day, 1)))
      for (const hour of [policy.workingHour, HOURS.file]) {
        const justAfter = new Date(instantAt(day, hour, policy.zone).getTime() + 1);
        if (justAfter > this.#assessments.opensAt) at(justAfter, () => this.#look(justAfter));
      }
  }

  /** 公布: once the last report of both sides is in, or closed. */
  #look(now: Date): void {
    if (this.#isRevealed) return;
    const sides = this.#sides();
    const isOutstanding = (life: ReportLife) => life.stage === 'collecting' && !life.isPast(now);
    if (sides.some(isOutstanding)) return;
    for (const life of sides) if (life.isOpen) life.advance(now);
    if (sides.length === 0 || sides.some(({ closedAt }) => closedAt === null)) return;
    this.#isRevealed = true;
    const last = Math.max(...sides.map(({ closedAt }) => Number(closedAt)));
    this.#reveal(sides, new Date(last));
  }

  #reveal(sides: readonly ReportLife[], at: Date): void {
    for (const life of sides) life.isRevealed = true;
    const rated = sides.filter(({ filings }) => filings > 0);
    const differing = rated.filter((one) =>
      rated.some(
        (other) =>
          sideOf(one) !== sideOf(other) &&
          taskOf(one) !== null &&
          taskOf(one) === taskOf(other) &&
          areApart(this.#ratingOf(one), this.#ratingOf(other)),
      ),
    );
    this.asked = differing.length;
    for (const life of differing) {
      life.differ(at);
      this.#scheduleWords(life, at);
    }
    this.#scheduleAdoptions(sides);
  }

  #scheduleWords(life: ReportLife, revealedAt: Date): void {
    const { context, roles, at, done } = this.#years;
    const { seed, policy, calendar } = context;
    if (chance(seed, life.report.id, 'words') >= WORDED) return;
    const days = between(1, 6, seed, life.report.id, 'worded');
    const on = workdaysAfter(calendar, civilDateOf(revealedAt, policy.zone), days);
    const instant = instantAt(on, HOURS.file, policy.zone);
    at(instant, () => {
      life.advance(instant);
      const action = perform(life, { at: instant, kind: 'file' }, context, roles);
      if (action) done(action);
    });
  }

  /** Some proposals, one a task: when the government has the report, by all that is usual. */
  #scheduleAdoptions(sides: readonly ReportLife[]): void {
    const { context, roles, at, change } = this.#years;
    const { seed, policy, calendar } = context;
    const after = between(30, 50, seed, 'adopted');
    const on = workdaysAfter(calendar, this.#assessments.dueOn, after);
    const instant = instantAt(on, ADOPTED_AT, policy.zone);
    at(instant, () => {
      const adopted = new Set<number>();
      for (const { report, filings } of sides) {
        const task = roles.tasks.find(({ order }) => order === taskOf({ report }));
        if (!task || task.isSetAside || adopted.has(task.order) || filings === 0) continue;
        if (!proposesAdjustment(report.id) || chance(seed, report.id, 'adopted') >= ADOPTED)
          continue;
        adopted.add(task.order);
        const what = { task: task.order, proposedBy: report.id, change: task.changes + 1 };
        change({ at: instant, kind: 'adopt', ...what });
      }
    });
  }

  #sides(): ReportLife[] {
    return this.#years.lives.filter((life) => sideOf(life) !== undefined && life.stage !== 'left');
  }

  #ratingOf({ report, filings }: ReportLife) {
    const { kind, period } = report.cycle;
    const cycleId = cycleIdOf(this.#years.context.plan.id, kind, period);
    return ratingFor(report.id, cycleId, filings - 1);
  }
}

const sideOf = ({ report }: Pick<ReportLife, 'report'>) => kindOf(report.cycle.kind).evaluates;

const taskOf = ({ report: { subject } }: Pick<ReportLife, 'report'>): number | null =>
  subject.per === 'task' ? subject.order : null;
