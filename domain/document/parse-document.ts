import { canonicalNames, collectAgencies, distinct } from './agencies.ts';
import { decode } from './decode.ts';
import { findDatedSteps } from './dated-steps.ts';
import { dutiesOf } from './document-duties.ts';
import { UnreadableDocument, type Unreadable } from './errors.ts';
import { findIndicators } from './indicators.ts';
import { splitLines, type Line } from './lines.ts';
import { fold } from './notation.ts';
import { findOpening, readYears } from './opening.ts';
import { readTasks, type ReadTask } from './read-tasks.ts';
import { sentences } from './sentences.ts';
import type { ParsedDocument, Task } from './types.ts';

/** How a document is read. */
export interface ReadingOptions {
  /** False: what the document says once for several tasks changes nothing of them. Default: it does. */
  appliesRules?: boolean;
}

/** A longer text is no notice, in characters. */
export const LONGEST_TEXT = 2_000_000;
/** What is said of a text that is no notice, beside where and what was found. */
export const NO_NOTICE = {
  code: 'no_plan',
  expected: 'tasks, each with who leads (牵头) or is responsible (责任), or duties with a date',
} as const;
/** Of a plan whose title names none: no day lies outside it. */
const ANY_YEARS = { from: 0, to: 9999 };

/**
 * Reads a notice that divides work among agencies, in any notation of the genre: cover letter,
 * title, tasks under any headings or in a table, each with who leads, cooperates or is responsible.
 * Takes time linear in the length of the text. What cannot be read is listed under `unread` and
 * keeps only its own task from being read.
 *
 * @throws UnreadableDocument when there is neither a task nor a duty in it.
 */
export function parseDocument(
  text: string,
  { appliesRules = true }: ReadingOptions = {},
): ParsedDocument {
  if (text.length > LONGEST_TEXT) throw noNotice(1, 'a text of more than two million characters');
  const lone = /\p{Surrogate}/u.exec(text);
  if (lone) throw noNotice(1, `half a character at character ${lone.index + 1} (a lone surrogate)`);
  const unread: Unreadable[] = [];
  const folded = fold(text);
  const lines = splitLines(folded);
  if (lines.length === 0) throw noNotice(1, 'an empty document');
  const opening = findOpening(folded, lines);
  const title = titleOf(text, lines, opening.title);
  const period = readYears(fold(title));
  const plan = { lines: lines.slice(opening.body), period, appliesRules };
  const { tasks, rules } = readTasks(text, folded, lines, plan, (problem) => unread.push(problem));
  const letter = lines.slice(0, opening.title?.[0] ?? 0);
  const duties = dutiesOf({ text, folded, lines, letter: letter.length, tasks, period });
  if (tasks.length === 0 && duties.dated.length === 0)
    throw unread.length > 0 ? new UnreadableDocument(inOrder(unread)) : noPlan(lines);

  const canonical = canonicalNames(tasks);
  return {
    title,
    period: period ?? null,
    tasks: tasks.map((task) => taskOf(text, task, canonical)),
    agencies: collectAgencies(tasks, canonical),
    duties: duties.dated,
    indicators: tasks.flatMap((task) => findIndicators(text, folded, task.place, task.sentences)),
    ...(rules.length > 0 && {
      rules: rules.map(({ kind, quote, line, span }) => ({ kind, quote, line, span })),
    }),
    datedSteps: [
      ...letter.flatMap(({ start, end }) =>
        findDatedSteps(text, folded, {
          task: null,
          span: [start, end],
          sentences: sentences(folded, [start, end]),
          period: period ?? ANY_YEARS,
        }),
      ),
      ...tasks.flatMap((task) =>
        findDatedSteps(text, folded, {
          task: task.place,
          span: task.span,
          sentences: task.sentences,
          period: period ?? ANY_YEARS,
        }),
      ),
    ],
    ...(duties.possible.length > 0 && { possible: duties.possible }),
    ...(unread.length > 0 && { unread: inOrder(unread) }),
  };
}

/** As `parseDocument`, for the bytes of a file. @throws NotText, UnreadableDocument */
export function parseBytes(bytes: Uint8Array): ParsedDocument {
  return parseDocument(decode(bytes));
}

const inOrder = (unread: readonly Unreadable[]): Unreadable[] =>
  [...unread].sort((a, b) => a.line - b.line);

function titleOf(
  text: string,
  lines: readonly Line[],
  at: readonly [number, number] | undefined,
): string {
  return lines
    .slice(...(at ?? [0, 0]))
    .map(({ start, end }) => text.slice(start, end))
    .join('');
}

function taskOf(text: string, task: ReadTask, canonical: ReadonlyMap<string, string>): Task {
  const { number, chapter, section, span } = task;
  const lead = inCanon(task.lead, canonical);
  const responsible = inCanon(task.responsible, canonical);
  const cooperating = inCanon(task.cooperating, canonical);
  const joint = distinct(responsible, lead);
  return {
    number,
    chapter,
    section,
    text: text.slice(...span),
    span,
    lead: distinct(lead),
    cooperating: distinct(cooperating, [...lead, ...responsible]),
    ...(joint.length > 0 && { responsible: joint }),
    ...(task.rule && { rule: task.rule }),
    ...(task.deadline !== undefined && { deadline: task.deadline }),
  };
}

const inCanon = (names: readonly string[], canonical: ReadonlyMap<string, string>): string[] =>
  names.map((name) => canonical.get(name) ?? name);

function noPlan(lines: readonly Line[]): UnreadableDocument {
  return noNotice(lines.at(-1)?.number ?? 1, 'the end of the document');
}

function noNotice(line: number, found: string): UnreadableDocument {
  return new UnreadableDocument([{ ...NO_NOTICE, line, found }]);
}
