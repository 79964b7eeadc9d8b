import type { CivilDate } from '../../domain/calendar/civil-date.ts';
import { workdaysAfter } from '../../domain/calendar/workdays.ts';
import { endOfDay, instantAt } from '../../domain/calendar/zoned.ts';
import { CONCLUDE_WITHIN, ESCALATE_AFTER } from '../../domain/inspections/dates.ts';
import { eventPeriod } from '../../domain/kinds/event-name.ts';
import { kindOf, ownersOf } from '../../domain/kinds/kinds.ts';
import { FINDINGS } from '../../domain/kinds/of-duties.ts';
import type { ContactRole } from '../../domain/ladder/step.ts';
import { cycleIdOf, reportIdOf } from '../../domain/report/report-id.ts';
import { obligationValuesSchema } from '../../schemas/obligation-values.ts';
import type { InspectionAct } from './action.ts';
import type { Behaviour } from './behaviours.ts';
import { between, shuffled } from './chance.ts';
import { has, mailsTo, mailsToOne, type OracleContext, type PlannedMail } from './mails-to.ts';
import type { OwedReport } from './owed-reports.ts';
import type { Roles } from './roles.ts';

/** What inspections need of the years that are played. */
interface Years {
  context: OracleContext;
  roles: Roles;
  /** Has something happen at an instant that is to come. */
  at(instant: Date, happens: () => void): void;
  /** These are owed from now on, by whoever means to behave so. */
  open(owed: readonly OwedReport[], behaviours: ReadonlyMap<string, Behaviour>): void;
  /** Something was done. */
  done(act: InspectionAct): void;
}

/** When the offices, the team and the inspected act: off everybody else's hours. */
const ACTS_AT = '16:40';
const ANSWERS_AT = '16:50';
/** How what is found is put right: in time, late, never. */
const COURSES: readonly Behaviour[] = ['onTime', 'late', 'never'];
const BOTH: readonly ContactRole[] = ['officer', 'leader'];
/** In early summer, when nothing befalls the plan. */
const BEGINS = '05-06';

/** What is inspected, by whom, and on which days. */
interface Visit {
  number: number;
  agencies: string[];
  members: string[];
  from: CivilDate;
  to: CivilDate;
}

/**
 * 检查 of these years: one in the first year, concluded in time, and one in the last, concluded so late
 * that the commission is asked for it and the government told. Of each inspected agency one thing is
 * found; it is put right in time, late or never. Nobody inspects their own agency.
 */
export class Inspections {
  /** Of inspections, which are of no one report. */
  readonly mails: PlannedMail[] = [];
  readonly #years: Years;
  #found = 0;

  constructor(years: Years, { from, to }: { from: number; to: number }) {
    this.#years = years;
    const { plan } = years.context;
    if (!plan.obligations.some(({ kind }) => kind === FINDINGS)) return;
    for (const [index, year] of [...new Set([from, to])].entries())
      this.#schedule(index + 1, year, index > 0);
  }

  #schedule(number: number, year: number, isLate: boolean): void {
    const { seed, calendar } = this.#years.context;
    const after = (day: CivilDate, workdays: number) => workdaysAfter(calendar, day, workdays);
    const name = `inspection ${year}`;
    const orderedOn = after(`${year}-${BEGINS}`, between(0, 8, seed, name, 'ordered'));
    const announcedOn = after(orderedOn, between(2, 5, seed, name, 'announced'));
    const from = after(announcedOn, between(3, 6, seed, name, 'from'));
    const to = after(from, 2);
    const concludedOn = after(to, isLate ? CONCLUDE_WITHIN + ESCALATE_AFTER + 2 : 4);
    this.#on(orderedOn, (at) => {
      this.#tell(number, 'ordered', this.#commission, BOTH, at);
      this.#done({ at, does: 'order', number, seed: between(0, 1e6, seed, name, 'seed') });
    });
    this.#on(announcedOn, (at) => {
      const visit = { number, from, to, ...this.#chosen(name) };
      if (visit.agencies.length === 0 || visit.members.length === 0) return;
      this.#announce(visit, at);
      this.#on(to, (on) => this.#record(visit, on));
      if (isLate) this.#askForConclusion(visit);
      this.#on(concludedOn, (on) => this.#conclude(visit, concludedOn, on));
    });
  }

  /** Three agencies that lead something, and two officers of others. */
  #chosen(name: string): Pick<Visit, 'agencies' | 'members'> {
    const { context, roles } = this.#years;
    const { plan, seed } = context;
    const offices = [plan.commissionId, plan.governmentId];
    const leads = roles.tasks
      .filter(({ isSetAside }) => !isSetAside)
      .flatMap(({ owners }) => owners.slice(0, 1))
      .filter((id) => !offices.includes(id) && has(context, id, 'officer'));
    const agencies = shuffled([...new Set(leads)], (id) => `${name} ${id}`, seed).slice(0, 3);
    const able = context.contacts.filter(
      ({ agencyId, role }) =>
        role === 'officer' &&
        !agencies.includes(agencyId) &&
        !roles.ended.has(agencyId) &&
        plan.agencies.some(({ id }) => id === agencyId),
    );
    const members = shuffled(able, ({ id }) => `${name} ${id}`, seed).slice(0, 2);
    return { agencies, members: members.map(({ id }) => id) };
  }

  #announce({ number, agencies, members, from, to }: Visit, at: Date): void {
    for (const agency of agencies) this.#tell(number, 'announced', agency, BOTH, at);
    for (const member of members)
      this.mails.push(...mailsToOne(this.#years.context, member, this.#row(number, 'team'), at));
    const subjects = agencies.map((agencyId) => ({ agencyId, task: this.#taskOf(agencyId) }));
    this.#done({ at, does: 'announce', number, subjects, members, from, to });
  }

  /** The first task that an agency leads. */
  #taskOf(agencyId: string): number {
    const { tasks } = this.#years.roles;
    const task = tasks.find(({ isSetAside, owners }) => !isSetAside && owners[0] === agencyId);
    return task?.order ?? 0;
  }

  #record({ number, agencies, members, to }: Visit, at: Date): void {
    const { calendar } = this.#years.context;
    const findings = agencies.map((agencyId, index) => ({
      agencyId,
      rectifyBy: workdaysAfter(calendar, to, 40 + index),
    }));
    this.#done({ at, does: 'record', number, findings, by: members[0] ?? '' });
  }

  #askForConclusion({ number, to }: Visit): void {
    const { calendar, policy, plan } = this.#years.context;
    const remindOn = workdaysAfter(calendar, to, CONCLUDE_WITHIN);
    const escalateOn = workdaysAfter(calendar, remindOn, ESCALATE_AFTER);
    const at = (day: CivilDate) => instantAt(day, policy.workingHour, policy.zone);
    this.#tell(number, 'reminded', plan.commissionId, BOTH, at(remindOn));
    this.#tell(number, 'escalated', plan.governmentId, BOTH, at(escalateOn));
  }

  #conclude({ number, agencies, to }: Visit, on: CivilDate, at: Date): void {
    const { context, open } = this.#years;
    const { calendar, seed } = context;
    for (const agency of agencies) this.#tell(number, 'concluded', agency, BOTH, at);
    const owed = agencies.map((agencyId, index) =>
      this.#rectification(agencyId, at, workdaysAfter(calendar, to, 40 + index)),
    );
    const courses = owed.map(({ id }, index): [string, Behaviour] => [
      id,
      COURSES[index % COURSES.length] ?? 'onTime',
    ]);
    open(owed, new Map(courses));
    this.#done({ at, does: 'conclude', number });
    const [answers] = agencies;
    if (answers === undefined) return;
    const day = workdaysAfter(calendar, on, between(1, 6, seed, `inspection ${number}`, 'answers'));
    this.#on(
      day,
      (then) => {
        this.#tell(number, 'answered-1', this.#commission, ['officer'], then);
        this.#done({ at: then, does: 'answer', number, agencyId: answers });
      },
      ANSWERS_AT,
    );
  }

  /** What is owed for a finding, from its conclusion on. */
  #rectification(agencyId: string, opensAt: Date, dueOn: CivilDate): OwedReport {
    const { plan, policy } = this.#years.context;
    const { values: given } = plan.obligations.find(({ kind }) => kind === FINDINGS)!;
    const values = obligationValuesSchema.parse(given);
    const period = eventPeriod(++this.#found);
    const subject = { per: 'agency' as const, agencyId };
    return {
      ...{ id: reportIdOf(cycleIdOf(plan.id, FINDINGS, period), subject), agencyId, subject },
      cycle: {
        ...{ kind: FINDINGS, period, opensAt, dueOn, dueAt: endOfDay(dueOn, policy.zone) },
        owners: ownersOf(FINDINGS, values),
        steps: kindOf(FINDINGS).ladder({ values, period: null }),
        skippedCause: null,
      },
    };
  }

  get #commission(): string {
    return this.#years.context.plan.commissionId;
  }

  #on(day: CivilDate, happens: (at: Date) => void, time = ACTS_AT): void {
    const { context, at } = this.#years;
    const instant = instantAt(day, time, context.policy.zone);
    at(instant, () => happens(instant));
  }

  #done(act: Omit<InspectionAct, 'kind'>): void {
    this.#years.done({ kind: 'inspect', ...act });
  }

  #row = (number: number, what: string) =>
    `${this.#years.context.plan.id}/1/inspection-${number}-${what}`;

  #tell(
    number: number,
    what: string,
    agencyId: string,
    roles: readonly ContactRole[],
    at: Date,
  ): void {
    const { context } = this.#years;
    this.mails.push(...mailsTo(context, agencyId, roles, this.#row(number, what), at));
  }
}
