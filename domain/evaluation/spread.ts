/** Why a task cannot be given to any of the chosen assessors. */
export type NotGiven = 'responsible' | 'filed' | 'closed' | 'set_aside';

/** A task as giving it to somebody depends on it. */
export interface AssessedTask {
  id: string;
  /** Every agency with a part in it: lead, cooperating or responsible. */
  agencies: readonly string[];
  /** Who assesses it now, by contact; null if nobody does. */
  assessor: string | null;
  /** Why it cannot change hands any more; null while it can. */
  fixed: Exclude<NotGiven, 'responsible'> | null;
}

/** Somebody who may assess. */
export interface Assessor {
  contactId: string;
  agencyId: string;
  /** Tasks that are given to them already and are not among those to be given. */
  load: number;
}

/** What becomes of one task. */
export type Given = { taskId: string } & (
  { contactId: string; was: string | null } | { contactId: null; why: NotGiven }
);

/**
 * Gives tasks to assessors, each in turn to whoever has the fewest of those who may: never one to an
 * agency that has a part in it, and none that was filed.
 */
export function spread(tasks: readonly AssessedTask[], assessors: readonly Assessor[]): Given[] {
  const load = new Map(assessors.map((each) => [each.contactId, each.load]));
  const loadOf = ({ contactId }: Assessor) => load.get(contactId) ?? 0;
  return tasks.map(({ id: taskId, agencies, assessor: was, fixed }): Given => {
    if (fixed) return { taskId, contactId: null, why: fixed };
    const able = assessors.filter(({ agencyId }) => !agencies.includes(agencyId));
    const [first, ...others] = able;
    if (!first) return { taskId, contactId: null, why: 'responsible' };
    const { contactId } = others.reduce(
      (least, each) => (loadOf(each) < loadOf(least) ? each : least),
      first,
    );
    load.set(contactId, (load.get(contactId) ?? 0) + 1);
    return { taskId, contactId, was };
  });
}
