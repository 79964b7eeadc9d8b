import type { ImportedPlan } from '../../ledger/import-plan.ts';
import type { ReportSubject } from '../../domain/report/report-id.ts';
import type { PlanChange, Transfer } from './action.ts';

/** Who is what to a task, in the order of the document. */
export interface TaskRoles {
  /** Its place in the plan, from 1. */
  order: number;
  /** Those who owe reports on it (牵头, 责任). */
  owners: string[];
  /** 配合. */
  cooperating: string[];
  isSetAside: boolean;
  /** How often it was changed. */
  changes: number;
}

/** Who is responsible for what in a plan, at one moment of its years: read off the document, then changed. */
export class Roles {
  readonly tasks: TaskRoles[];
  readonly regions: readonly string[];
  readonly commissionId: string;
  /** Agencies that are no more. */
  readonly ended = new Set<string>();
  /** Who took whose place. */
  readonly #heirs = new Map<string, string>();

  constructor({ document, agencies, regions, commissionId }: ImportedPlan) {
    const idOf = new Map(agencies.map(({ id, name }) => [name, id]));
    const ids = (names: readonly string[]) => names.map((name) => idOf.get(name) ?? '');
    this.regions = regions;
    this.commissionId = commissionId;
    this.tasks = document.tasks.map(({ lead, cooperating, responsible = [] }, index) => ({
      order: index + 1,
      owners: ids([...lead, ...responsible]),
      cooperating: ids(cooperating),
      isSetAside: false,
      changes: 0,
    }));
  }

  /** Every agency that a task still pursued names, in whatever role. */
  withTasks(): string[] {
    const named = this.tasks
      .filter(({ isSetAside }) => !isSetAside)
      .flatMap(({ owners, cooperating }) => [...owners, ...cooperating]);
    return [...new Set(named)];
  }

  /** Whether an agency has a part in a task, in whatever role. */
  hasPart(agencyId: string, task: number): boolean {
    return this.tasks.some(
      ({ order, owners, cooperating }) =>
        order === task && [...owners, ...cooperating].includes(agencyId),
    );
  }

  /** Whoever stands in an agency's place by now: itself, as long as it is there. */
  heirOf(agencyId: string): string {
    const heir = this.#heirs.get(agencyId);
    return heir === undefined ? agencyId : this.heirOf(heir);
  }

  /** Whether what a report is about is a task that is pursued no further. */
  isSetAside(subject: ReportSubject): boolean {
    if (subject.per !== 'task') return false;
    return this.tasks.some(({ order, isSetAside }) => isSetAside && order === subject.order);
  }

  /** From now on it is as after this change. */
  change(change: PlanChange): void {
    if (change.kind === 'transfer') this.#transfer(change);
    else
      for (const task of this.tasks.filter(({ order }) => order === change.task)) {
        task.changes++;
        if (change.kind === 'setAside') task.isSetAside = true;
      }
  }

  #transfer({ cause, fromId, toId, tasks }: Transfer): void {
    for (const task of this.tasks)
      if (tasks?.includes(task.order) ?? true) passTask(task, fromId, toId);
    if (cause === 'split') return;
    this.ended.add(fromId);
    this.#heirs.set(fromId, toId);
  }
}

/** The successor in the former's place; where it had one already, it keeps the greater of the two. */
function passTask(task: TaskRoles, from: string, to: string): void {
  const { owners, cooperating } = task;
  const replaced = (names: string[]) =>
    names.includes(to)
      ? names.filter((name) => name !== from)
      : names.map((name) => (name === from ? to : name));
  const isLead = owners.includes(from) || owners.includes(to);
  const isConcerned = owners.includes(from) || cooperating.includes(from);
  if (!isConcerned) return;
  task.changes++;
  task.owners = replaced(owners);
  // Whoever owes the report does not cooperate with itself.
  task.cooperating = isLead
    ? cooperating.filter((name) => name !== from && name !== to)
    : replaced(cooperating);
}
