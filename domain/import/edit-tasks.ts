import { splitLines } from '../document/lines.ts';
import type { Span } from '../document/types.ts';
import type { ImportDecision } from '../../schemas/import-decision.ts';
import { uniqueRoles, type DraftTask } from './draft-task.ts';

/**
 * The tasks after what a person has decided of them, in the order of the text. What speaks of a task
 * that is not there (since what made it was undone) does nothing.
 */
export function editTasks(
  text: string,
  read: readonly DraftTask[],
  decisions: readonly ImportDecision[],
): DraftTask[] {
  const tasks = new Map(read.map((task) => [task.key, task]));
  for (const decision of decisions) edit(text, tasks, decision);
  return [...tasks.values()].toSorted(
    (a, b) => a.span[0] - b.span[0] || a.span[1] - b.span[1] || (a.key < b.key ? -1 : 1),
  );
}

function edit(text: string, tasks: Map<string, DraftTask>, decision: ImportDecision): void {
  if (decision.what === 'add') {
    const added = taskOfLines(text, decision);
    if (added && !tasks.has(added.key)) tasks.set(added.key, added);
    return;
  }
  if (!('task' in decision)) return;
  const task = tasks.get(decision.task);
  if (!task) return;
  const put = (changed: Partial<DraftTask>, what = decision.what) =>
    tasks.set(task.key, { ...task, ...changed, touched: new Set([...task.touched, what]) });
  switch (decision.what) {
    case 'roles':
      put({ roles: uniqueRoles(decision.roles) });
      break;
    case 'text':
      put({ text: decision.text });
      break;
    case 'remove':
      put({ removed: decision.why });
      break;
    case 'merge':
      merge(tasks, task, decision.into);
      break;
    case 'split':
      split(tasks, task, decision.at);
      break;
  }
}

function merge(tasks: Map<string, DraftTask>, task: DraftTask, key: string): void {
  const into = tasks.get(key);
  if (!into || into.key === task.key) return;
  const [first, second] = into.span[0] <= task.span[0] ? [into, task] : [task, into];
  tasks.delete(task.key);
  tasks.set(into.key, {
    ...into,
    text: `${first.text}\n${second.text}`,
    span: [first.span[0], Math.max(first.span[1], second.span[1])],
    roles: uniqueRoles([...into.roles, ...task.roles]),
    rules: [...new Set([...into.rules, ...task.rules])],
    origins: [...into.origins, ...task.origins],
    touched: new Set([...into.touched, 'merge']),
  });
}

/** What was split off has the same agencies until somebody says otherwise. */
function split(tasks: Map<string, DraftTask>, task: DraftTask, at: number): void {
  const [head, rest] = [task.text.slice(0, at).trim(), task.text.slice(at).trim()];
  const key = `${task.key}.${at}`;
  if (head === '' || rest === '' || tasks.has(key)) return;
  const [start, end] = task.span;
  // Where the words are no longer the document's, both stand where they stood.
  const isVerbatim = !task.touched.has('text') && !task.touched.has('merge');
  const middle = isVerbatim ? start + at : end;
  const touched = new Set([...task.touched, 'split'] as const);
  tasks.set(task.key, { ...task, text: head, span: [start, middle], touched });
  const span: Span = isVerbatim ? [middle, end] : [start, end];
  tasks.set(key, { ...task, key, number: null, text: rest, span, touched });
}

function taskOfLines(
  text: string,
  { from, to, text: words, roles }: Extract<ImportDecision, { what: 'add' }>,
): DraftTask | null {
  const lines = splitLines(text).filter(({ number }) => number >= from && number <= to);
  const [first, last] = [lines[0], lines.at(-1)];
  if (!first || !last) return null;
  return {
    key: `l${from}-${to}`,
    number: null,
    chapter: null,
    section: null,
    text: words,
    span: [first.start, last.end],
    roles: uniqueRoles(roles),
    rules: [],
    origins: [],
    touched: new Set(['add']),
    removed: null,
  };
}
