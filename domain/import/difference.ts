import type { ResponsibilityRole } from '../words/words.ts';
import { normal, pairsOf, shared } from './alike.ts';

/** Who is what to a task, by id. */
type Roles = readonly { agencyId: string; role: ResponsibilityRole }[];

/** A task of the plan, or of the document that amends it. */
export interface ComparedTask {
  /** Its id in the plan, or its key in the draft. */
  id: string;
  number: string | null;
  chapter: string | null;
  text: string;
  roles: Roles;
}

/** A task of both, and what of it the amendment would change. */
export interface ChangedTask {
  before: ComparedTask;
  after: ComparedTask;
  isReworded: boolean;
  isReassigned: boolean;
}

/** How a document differs from the plan that it amends, task by task. */
export interface Difference {
  same: ChangedTask[];
  changed: ChangedTask[];
  added: ComparedTask[];
  gone: ComparedTask[];
}

/** Texts under one number of one chapter are of one task, if they share so much; without, so much. */
const UNDER_ONE_NUMBER = 0.3;
const ANYWHERE = 0.6;

/**
 * Finds each task of a document in the plan it amends: by its words, by its number in its chapter where
 * the words are somewhat alike, or by words that are much alike; each task of either once.
 */
export function differenceOf(
  plan: readonly ComparedTask[],
  amendment: readonly ComparedTask[],
): Difference {
  const pairs = new Map<string, string>();
  const taken = new Set<string>();
  const pair = (after: ComparedTask, before: ComparedTask | undefined) => {
    if (!before || taken.has(before.id) || pairs.has(after.id)) return;
    pairs.set(after.id, before.id);
    taken.add(before.id);
  };
  const free = () => amendment.filter(({ id }) => !pairs.has(id));
  const left = () => plan.filter(({ id }) => !taken.has(id));

  for (const after of amendment)
    pair(
      after,
      left().find((before) => normal(before.text) === normal(after.text)),
    );
  const words = new Map([...plan, ...amendment].map((task) => [task, pairsOf(task.text)]));
  const alike = (a: ComparedTask, b: ComparedTask) =>
    shared(words.get(a) ?? new Set(), words.get(b) ?? new Set());
  for (const after of free())
    pair(
      after,
      left().find(
        (before) => isNumbered(before, after) && alike(before, after) >= UNDER_ONE_NUMBER,
      ),
    );
  const likely = free()
    .flatMap((after) => left().map((before) => ({ after, before, likeness: alike(before, after) })))
    .filter(({ likeness }) => likeness >= ANYWHERE)
    .sort((a, b) => b.likeness - a.likeness);
  for (const { after, before } of likely) pair(after, before);

  const byId = new Map(plan.map((task) => [task.id, task]));
  const both = amendment.flatMap((after): ChangedTask[] => {
    const before = byId.get(pairs.get(after.id) ?? '');
    return before ? [changeOf(before, after)] : [];
  });
  const isChanged = ({ isReworded, isReassigned }: ChangedTask) => isReworded || isReassigned;
  return {
    same: both.filter((each) => !isChanged(each)),
    changed: both.filter(isChanged),
    added: free(),
    gone: left(),
  };
}

const isNumbered = (a: ComparedTask, b: ComparedTask): boolean =>
  a.number !== null && a.number === b.number && normal(a.chapter ?? '') === normal(b.chapter ?? '');

const changeOf = (before: ComparedTask, after: ComparedTask): ChangedTask => ({
  before,
  after,
  isReworded: normal(before.text) !== normal(after.text),
  isReassigned: keyOf(before.roles) !== keyOf(after.roles),
});

const keyOf = (roles: Roles): string =>
  roles
    .map(({ agencyId, role }) => `${role} ${agencyId}`)
    .toSorted()
    .join('\n');
