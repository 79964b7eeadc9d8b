import { distinct } from './agencies.ts';
import { hasOpenBracket } from './brackets.ts';
import type { Clause } from './clause.ts';
import { findClauses } from './clauses.ts';
import { readDeadline } from './deadlines.ts';
import { assign, findRules, type Assigned, type DocumentRule } from './document-rules.ts';
import { elides, namesOf } from './elision.ts';
import { excerpt, tail, type Complain } from './errors.ts';
import { Headings, headingIn } from './headings.ts';
import { partLongLines } from './inline-marks.ts';
import { trimmed, withoutNotes, type Line } from './lines.ts';
import { checkNumbers } from './numbering.ts';
import { outlineOf, printedOf, type Node } from './outline.ts';
import { findRecords } from './records.ts';
import { readClause, type Reading } from './role-grammar.ts';
import { findTableRows, type Row } from './rows.ts';
import { tellingSentences, type Sentence } from './sentences.ts';
import { withSentence } from './sentence-clauses.ts';
import { KnownNames, type Source } from './source.ts';
import { findSkipped, findTasks, type FoundTask } from './tasks.ts';
import { isRole } from './table-heads.ts';
import type { Heading, RuleKind, Span, Task, Years } from './types.ts';

/** A task with its agencies as the document calls them, before names are merged. */
export interface ReadTask extends Omit<Task, 'lead' | 'cooperating' | 'responsible' | 'text'> {
  /** Among the document's tasks, from 1. */
  readonly place: number;
  readonly line: number;
  /** Those of its words that may set a time or a target. */
  readonly sentences: readonly Sentence[];
  readonly lead: readonly string[];
  readonly cooperating: readonly string[];
  readonly responsible: readonly string[];
}

/** A task before the names that elide something are put back in full. */
interface Draft {
  readonly number: Task['number'];
  readonly headings: ReadonlyArray<Heading | null>;
  readonly span: Span;
  readonly line: number;
  readonly parts: readonly Assigned[];
  readonly deadline: string | null | undefined;
}

/** A plan's body, and how it is read. */
interface PlanBody {
  readonly lines: readonly Line[];
  readonly period: Years | undefined;
  /** Whether what is said once for several tasks is held to change them. */
  readonly appliesRules: boolean;
}

/** What is read of a plan's body. */
export interface ReadPlan {
  readonly tasks: readonly ReadTask[];
  readonly rules: readonly DocumentRule[];
}

/**
 * Reads the tasks of a plan: of tables and records by the heads of their fields, of anything else by
 * its outline and its clauses. A task whose clause cannot be read is reported and left out; one
 * without any clause is reported, and kept with no agency.
 */
export function readTasks(
  text: string,
  folded: string,
  lines: readonly Line[],
  plan: PlanBody,
  complain: Complain,
): ReadPlan {
  const { period, appliesRules } = plan;
  const table = findTableRows(text, folded, plan.lines);
  const loose = plan.lines.filter((line) => !table.taken.has(line));
  const records = findRecords(folded, loose);
  const prose = loose.filter((line) => !records.taken.has(line));
  const source = { text, folded, names: new KnownNames() };
  const clauses = findClauses(source, prose);
  const rules = findRules(source, lines, clauses);
  const applied = appliesRules ? rules : [];
  const reader = new PlanReader(source, period, applied, complain);
  const drafts = [
    ...[...table.rows, ...records.rows].map((row) => reader.row(row)),
    ...reader.outline(prose, clauses),
  ].filter((draft) => draft !== undefined);
  drafts.sort((a, b) => a.span[0] - b.span[0]);
  const restores = elides(drafts.flatMap(({ parts }) => parts));
  return {
    tasks: drafts.map((draft, index) => withNames(folded, draft, index + 1, restores)),
    rules,
  };
}

/** More tasks with clauses on several lines, and it is the document's way. */
const SEVERAL_SHARE = 0.2;

class PlanReader {
  private before: Reading | undefined;
  private readonly headings: Headings;
  private readonly source: Source;
  private readonly text: string;
  private readonly folded: string;
  private readonly period: Years | undefined;
  private readonly rules: readonly DocumentRule[];
  private readonly complain: Complain;

  constructor(
    source: Source,
    period: Years | undefined,
    rules: readonly DocumentRule[],
    complain: Complain,
  ) {
    this.source = source;
    this.headings = new Headings(source.text);
    this.text = source.text;
    this.folded = source.folded;
    this.period = period;
    this.rules = rules;
    this.complain = complain;
  }

  outline(prose: readonly Line[], clauses: readonly Clause[]): Array<Draft | undefined> {
    const lines = partLongLines(
      this.folded,
      withoutNotes(this.folded, prose, clauses.at(-1)?.span[1] ?? 0),
      clauses.map(({ span }) => span),
    );
    const root = outlineOf(this.folded, lines);
    const found = findTasks(this.folded, root, clauses);
    const all = [...found, ...findSkipped(this.folded, root, found)]
      .map((task) => (task.clauses.length > 0 ? task : withSentence(this.source, task)))
      .sort((a, b) => a.span[0] - b.span[0]);
    checkNumbers(this.text, root, all, this.complain);
    this.checkParagraphs(all);
    return all.map((task) => this.task(task));
  }

  /** Where tasks commonly have one clause, a second one on another line may be of a task without its number. */
  private checkParagraphs(tasks: readonly FoundTask[]): void {
    const several = tasks.flatMap((task) => {
      if (task.clauses.length < 2) return [];
      const lines = task.clauses.map(({ span: [at] }) => task.node.own.find(({ end }) => at < end));
      const other = lines.find((line) => line !== undefined && line !== lines[0]);
      return task.isNumbered && other ? [other] : [];
    });
    if (several.length > tasks.length * SEVERAL_SHARE) return;
    for (const { number, start, end } of several)
      this.complain({
        line: number,
        code: 'not_a_task',
        found: `${excerpt(this.text.slice(start, end))} with agencies of its own, but no number`,
        expected: 'the number of a task, or that it belongs to the one before',
      });
  }

  row({ fields, line, heading }: Row): Draft | undefined {
    const cells = [fields.get('task'), fields.get('measure')].filter((cell) => cell !== undefined);
    const [start, end] = [Math.min(...cells.map(([a]) => a)), Math.max(...cells.map(([, b]) => b))];
    const readings = [...fields].flatMap(([column, span]) =>
      isRole(column) ? [readClause(this.source, span, column as 'lead')] : [],
    );
    const limit = fields.get('deadline');
    const reading = readings.reduce((a, b) => ({
      ...a,
      lead: [...a.lead, ...b.lead],
      cooperating: [...a.cooperating, ...b.cooperating],
      responsible: [...a.responsible, ...b.responsible],
      guiding: [...a.guiding, ...b.guiding],
      isSameAsBefore: a.isSameAsBefore || b.isSameAsBefore,
      bad: a.bad ?? b.bad,
    }));
    const part = this.assigned(reading, start, line);
    if (!part) return undefined;
    const number = fields.get('number');
    const above = fields.get('heading');
    return {
      number: number ? numberOf(this.text.slice(...number)) : null,
      headings: [above ? { number: null, title: this.text.slice(...above) } : headingIn(heading)],
      span: [start, end],
      line,
      parts: [part],
      deadline: limit ? readDeadline(this.folded.slice(...limit), this.period) : undefined,
    };
  }

  private task({ node, isNumbered, line, span, clauses }: FoundTask): Draft | undefined {
    const words = trimmed(this.folded, ...span);
    if (clauses.length === 0)
      this.complain({
        line,
        code: 'no_closing_bracket',
        found: tail(this.text.slice(...words)),
        expected: 'who does it, as in “（…牵头，…配合）” or “责任单位：…”',
      });
    if (words[0] >= words[1]) {
      this.complain({
        line,
        code: 'no_text',
        found: 'agencies without a task',
        expected: 'what is to be done',
      });
      return undefined;
    }
    if (clauses.length > 0 && hasOpenBracket(this.folded, words))
      this.complain({
        line,
        code: 'bracket_unbalanced',
        found: `a bracket that nothing closes in ${excerpt(this.text.slice(...words))}`,
        expected: 'as many closing brackets as opening ones',
      });
    const parts = clauses.map(({ reading, span: at, inner }) =>
      this.assigned(reading, at[0], this.lineOf(node, at[0]) ?? line, inner),
    );
    if (parts.includes(undefined)) return undefined;
    const limit = clauses.find(({ reading }) => reading.deadline)?.reading.deadline;
    const printed = isNumbered ? printedOf(this.text, node) : undefined;
    return {
      number:
        printed === undefined
          ? null
          : node.mark?.kind === 'figure'
            ? (node.mark.number ?? null)
            : printed,
      headings: this.headings.over(isNumbered ? node.parent : node),
      span: words,
      line,
      parts: parts.filter((part) => part !== undefined),
      deadline: limit ? readDeadline(this.folded.slice(...limit), this.period) : undefined,
    };
  }

  private lineOf(node: Node, at: number): number | undefined {
    return node.own.find(({ start, end }) => at >= start && at <= end)?.number;
  }

  /** What a clause says under the rules that hold; undefined if it cannot be read, which is reported. */
  private assigned(reading: Reading, at: number, line: number, inner?: Span): Assigned | undefined {
    const said = reading.isSameAsBefore && this.before ? this.before : reading;
    const { bad } = said;
    if (bad) {
      this.complain({
        line,
        code: 'bad_name',
        found: excerpt(this.text.slice(...bad)),
        expected: 'the name of an agency',
      });
      return undefined;
    }
    this.before = said;
    const part = assign(said, this.rules, at);
    if (part.lead.length + part.responsible.length > 0) return part;
    this.complain({
      line,
      code: 'no_lead',
      found: inner ? excerpt(this.text.slice(...inner)) : 'no agency that leads or is responsible',
      expected: 'who leads (牵头) or is responsible (责任, 负责)',
    });
    return undefined;
  }
}

function withNames(folded: string, draft: Draft, place: number, restores: boolean): ReadTask {
  const { number, headings, span, line, parts, deadline } = draft;
  const names = parts.map((part) => namesOf(part, restores));
  const lead = distinct(together(names, 'lead'));
  const responsible = distinct(together(names, 'responsible'), lead);
  const cooperating = distinct(together(names, 'cooperating'), [...lead, ...responsible]);
  const rule = [...new Set(parts.flatMap(({ rules }): readonly RuleKind[] => rules))];
  const task = {
    number,
    chapter: headings[0] ?? null,
    section: headings[1] ?? null,
    span,
    place,
    line,
    sentences: tellingSentences(folded, span),
    lead,
    responsible,
    cooperating,
  };
  if (rule.length === 0 && deadline === undefined) return task;
  return {
    ...task,
    ...(rule.length > 0 && { rule }),
    ...(deadline !== undefined && { deadline }),
  };
}

type Named = ReturnType<typeof namesOf>;

const together = (names: readonly Named[], role: keyof Named): readonly string[] =>
  names.length === 1 ? (names[0] as Named)[role] : names.flatMap((each) => each[role]);

function numberOf(cell: string): number | string {
  return /^\d{1,9}$/.test(cell.trim()) ? Number(cell) : cell.trim();
}
