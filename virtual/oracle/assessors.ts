import type { CycleDates } from '../../domain/kinds/cycles.ts';
import { laterOf } from '../../domain/calendar/civil-date.ts';
import { endOfDay } from '../../domain/calendar/zoned.ts';
import { graceDueOn } from '../../domain/ladder/clocks.ts';
import { cycleIdOf, reportIdOf, type ReportSubject } from '../../domain/report/report-id.ts';
import type { ImportedContact } from '../../ledger/import-plan.ts';
import type { GivenTask, Naming } from './action.ts';
import { shuffled } from './chance.ts';
import type { OracleContext } from './mails-to.ts';
import type { OwedReport } from './owed-reports.ts';
import type { ReportLife } from './report-life.ts';
import type { Roles } from './roles.ts';

/** One assessor for so many tasks, but some at the least. */
const TASKS_EACH = 8;
const LEAST = 4;

/** Whom the commission has named to assess tasks independently (独立评估), and how it goes about it. */
export class Assessors {
  readonly #context: OracleContext;
  readonly #cycle: CycleDates;
  readonly #named = new Map<number, ImportedContact>();

  constructor(context: OracleContext, cycle: CycleDates) {
    this.#context = context;
    this.#cycle = cycle;
  }

  /** Nobody is named for it yet. */
  isMissing(task: number): boolean {
    return !this.#named.has(task);
  }

  /** What is owed when the cycle opens: one report a task that somebody is named for. */
  owed(): OwedReport[] {
    return [...this.#named]
      .toSorted(([a], [b]) => a - b)
      .map(([task, contact]) => this.#owedBy(task, contact, this.#cycle));
  }

  /**
   * Names assessors for tasks: each in turn goes to whoever of the chosen has the fewest, never to an agency
   * that has a part in it, and none that is filed, closed or not pursued. Once the cycle is open it passes
   * at once, or is owed at once.
   * @returns what was done, and the reports that are owed for the first time.
   */
  name(
    tasks: readonly number[],
    at: Date,
    roles: Roles,
    lives: readonly ReportLife[],
  ): { action: Naming; joined: OwedReport[] } {
    const chosen = this.#chosen(at, roles);
    const load = new Map(
      chosen.map(({ id }) => [
        id,
        this.#tasksOf(id).filter((task) => !tasks.includes(task)).length,
      ]),
    );
    const joined: OwedReport[] = [];
    const given = tasks.map((task): GivenTask => {
      const life = lives.find((each) => each.report.id === this.#idOf(task));
      const isFixed =
        roles.isSetAside({ per: 'task', order: task, agencyId: '', position: 0 }) ||
        (life && life.stage !== 'collecting');
      const [contact] = isFixed
        ? []
        : chosen
            .filter(({ agencyId }) => !roles.hasPart(agencyId, task))
            .toSorted((a, b) => (load.get(a.id) ?? 0) - (load.get(b.id) ?? 0));
      if (!contact) return { task, contactId: null };
      load.set(contact.id, (load.get(contact.id) ?? 0) + 1);
      const isOther = this.#named.get(task)?.id !== contact.id;
      this.#named.set(task, contact);
      if (life && isOther) life.assign(contact, at);
      if (!life && at > this.#cycle.opensAt) joined.push(this.#lateBy(task, contact, at));
      return { task, contactId: contact.id };
    });
    const contactIds = chosen.map(({ id }) => id);
    return { action: { at, kind: 'nameAssessors', contactIds, given }, joined };
  }

  /** Some officers of departments, by the seed; in the order of their ids. */
  #chosen(at: Date, roles: Roles): ImportedContact[] {
    const { plan, seed } = this.#context;
    const { commissionId, governmentId } = plan;
    const able = plan.contacts.filter(({ agencyId, role }) => {
      const isDepartment = plan.agencies.some(
        ({ id, kind }) => id === agencyId && kind === 'department',
      );
      const isOffice = agencyId === commissionId || agencyId === governmentId;
      return role === 'officer' && isDepartment && !isOffice && !roles.ended.has(agencyId);
    });
    const count = Math.max(LEAST, Math.ceil(roles.tasks.length / TASKS_EACH));
    return shuffled(able, ({ id }) => `${id} ${at.toISOString()}`, seed)
      .slice(0, count)
      .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  }

  #tasksOf(contactId: string): number[] {
    return [...this.#named].flatMap(([task, { id }]) => (id === contactId ? [task] : []));
  }

  /** Named when the cycle was open already: owed from then on. */
  #lateBy(task: number, contact: ImportedContact, opensAt: Date): OwedReport {
    const { policy, calendar } = this.#context;
    const dueOn = laterOf(this.#cycle.dueOn, graceDueOn(opensAt, policy, calendar));
    const dueAt = endOfDay(dueOn, policy.zone);
    return this.#owedBy(task, contact, { ...this.#cycle, opensAt, dueOn, dueAt });
  }

  #owedBy(order: number, { id, agencyId }: ImportedContact, cycle: CycleDates): OwedReport {
    const subject: ReportSubject = { per: 'task', order, agencyId, position: 0 };
    return { id: this.#idOf(order), agencyId, subject, cycle, assigneeId: id };
  }

  #idOf(order: number): string {
    const { kind, period } = this.#cycle;
    const subject: ReportSubject = { per: 'task', order, agencyId: '', position: 0 };
    return reportIdOf(cycleIdOf(this.#context.plan.id, kind, period), subject);
  }
}
