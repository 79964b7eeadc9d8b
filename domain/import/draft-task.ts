import type { Heading, RuleKind, Span, Task } from '../document/types.ts';
import type { NamedRole } from '../../schemas/import-decision.ts';
import type { Reading } from './reading.ts';

/** A task of a draft, with what a person has made of it. */
export interface DraftTask {
  /** `r12`: the twelfth that was read; `r12.40`: what was split off it; `l7-9`: added from lines. */
  key: string;
  number: string | null;
  chapter: Heading | null;
  section: Heading | null;
  text: string;
  span: Span;
  roles: NamedRole[];
  /** The rules of the document by which its roles were read. */
  rules: readonly RuleKind[];
  deadline?: string | null;
  /** Places of the tasks that were read which have gone into it. */
  origins: readonly number[];
  /** What a person has changed of it. */
  touched: ReadonlySet<'text' | 'roles' | 'merge' | 'split' | 'add' | 'remove'>;
  /** Why it is not to be imported; null: it is. */
  removed: string | null;
}

/** The tasks that were read, under the rules that were not refused. */
export function tasksRead(
  { document, asWritten }: Reading,
  refused: ReadonlySet<RuleKind>,
): DraftTask[] {
  return document.tasks.map((task, index) => {
    const { number, chapter, section, text, span, rule = [], deadline } = task;
    const place = index + 1;
    return {
      key: `r${place}`,
      number: number === null ? null : String(number),
      chapter,
      section,
      text,
      span,
      roles: rolesUnder(task, asWritten[place], refused),
      rules: rule.filter((each) => !refused.has(each)),
      ...(deadline !== undefined && { deadline }),
      origins: [place],
      touched: new Set(),
      removed: null,
    };
  });
}

/**
 * Without a rule that says who leads, a task is as its clause has it; without a standing part, whom the
 * clause does not name is left out.
 */
function rolesUnder(
  task: Task,
  written: Reading['asWritten'][number] | undefined,
  refused: ReadonlySet<RuleKind>,
): NamedRole[] {
  const { rule = [] } = task;
  if (!written || !rule.some((each) => refused.has(each))) return rolesOf(task);
  const named = new Set(rolesOf(written).map(({ name }) => name));
  const standing = rolesOf(task).filter(({ name }) => !named.has(name));
  const leading = rule.filter((each) => each !== 'standing');
  const base = leading.some((each) => refused.has(each))
    ? rolesOf(written)
    : rolesOf(task).filter(({ name }) => named.has(name));
  if (refused.has('standing')) return base;
  const hasLead = base.some(({ role }) => role === 'lead');
  const part = hasLead ? ('cooperating' as const) : ('responsible' as const);
  return [...base, ...standing.map(({ name }) => ({ name, role: part }))];
}

function rolesOf({
  lead,
  cooperating,
  responsible = [],
}: Pick<Task, 'lead' | 'cooperating' | 'responsible'>): NamedRole[] {
  return [
    ...lead.map((name) => ({ name, role: 'lead' as const })),
    ...responsible.map((name) => ({ name, role: 'responsible' as const })),
    ...cooperating.map((name) => ({ name, role: 'cooperating' as const })),
  ];
}

/** An agency is one thing to a task; the first word counts. */
export function uniqueRoles(roles: readonly NamedRole[]): NamedRole[] {
  const known = new Map<string, NamedRole>();
  for (const each of roles) if (!known.has(each.name)) known.set(each.name, each);
  return [...known.values()];
}
