import { excerpt, type Complain, type UnreadableCode } from './errors.ts';
import { readMark, resemblesTask, type Mark } from './headings.ts';
import type { Line } from './lines.ts';
import { HEADING_LENGTH, SENTENCE_MARK, fold } from './notation.ts';
import { chineseNumeral } from './numerals.ts';
import { OpenTask, type AssignedTask } from './open-task.ts';
import type { Heading } from './types.ts';

const SIGNS = {
  chapter: (n: number) => `${chineseNumeral(n)}、`,
  section: (n: number) => `（${chineseNumeral(n)}）`,
  task: (n: number) => `${n}.`,
};

interface OpenHeading extends Heading {
  readonly line: number;
  readonly kind: 'chapter' | 'section';
  tasks: number;
}

/**
 * Reads the body of the plan line by line: chapters, sections and tasks, each numbered 1, 2, 3 …
 * through the whole document. A task may run over several lines until its closing bracket. Every
 * line is a heading, a part of a task, or reported.
 */
export class Body {
  private readonly tasks: AssignedTask[] = [];
  private readonly numbering = {
    chapter: new Numbering(),
    section: new Numbering(),
    task: new Numbering(),
  };
  private chapter: OpenHeading | undefined;
  private section: OpenHeading | undefined;
  private task: OpenTask | undefined;
  private readonly text: string;
  private readonly folded: string;
  private readonly complain: Complain;

  constructor(text: string, folded: string, complain: Complain) {
    this.text = text;
    this.folded = folded;
    this.complain = complain;
  }

  read(lines: readonly Line[]): AssignedTask[] {
    for (const line of lines) this.take(line);
    this.endTask();
    this.endHeading(this.section);
    this.endHeading(this.chapter);
    return this.tasks;
  }

  private take(line: Line): void {
    const content = this.folded.slice(line.start, line.end);
    const next = this.numbering.task.next;
    const mark = readMark(content, next);
    if (mark) this.begin(mark, line);
    else if (this.task && !resemblesTask(content, next)) this.continueTask(this.task, line);
    else {
      this.endTask();
      this.complain({
        line: line.number,
        code: 'not_a_task',
        found: excerpt(this.text.slice(line.start, line.end)),
        expected: `a chapter (${SIGNS.chapter(this.numbering.chapter.next)}), a section (${SIGNS.section(
          this.numbering.section.next,
        )}) or task ${next} (${SIGNS.task(next)})`,
      });
    }
  }

  private begin(mark: Mark, line: Line): void {
    this.endTask();
    const sound = this.checkNumber(mark, line);
    if (mark.kind === 'task') this.beginTask(mark, line);
    else this.beginHeading(mark.kind, mark, line, sound);
  }

  private beginTask(mark: Mark, line: Line): void {
    if (!this.section)
      this.complain({
        line: line.number,
        code: 'task_outside_section',
        found: `task ${mark.number} outside any section`,
        expected: `a section (${SIGNS.section(this.numbering.section.next)}) before it`,
      });
    for (const heading of [this.chapter, this.section]) if (heading) heading.tasks += 1;
    const unknown = { number: 0, title: '' };
    this.task = new OpenTask(
      mark.number ?? 0,
      headingOf(this.chapter ?? unknown),
      headingOf(this.section ?? unknown),
    );
    this.continueTask(this.task, { ...line, start: line.start + mark.length });
  }

  private continueTask(task: OpenTask, line: Line): void {
    const read = task.take(this.text, this.folded, line, this.complain);
    if (read === 'open') return;
    this.task = undefined;
    if (read) this.tasks.push(read);
  }

  private beginHeading(kind: 'chapter' | 'section', mark: Mark, line: Line, sound: boolean): void {
    const heading = this.text.slice(line.start + mark.length, line.end).trim();
    const title = heading.replace(/[。．.｡]$/, '');
    if (sound && (title === '' || title.length > HEADING_LENGTH || SENTENCE_MARK.test(fold(title))))
      this.complain({
        line: line.number,
        code: 'bad_heading',
        found: title === '' ? 'a number without a title' : excerpt(title),
        expected: `the title of a ${kind}, no sentence`,
      });
    this.endHeading(this.section);
    if (kind === 'chapter') this.endHeading(this.chapter);
    else if (!this.chapter)
      this.complain({
        line: line.number,
        code: 'section_outside_chapter',
        found: `${SIGNS.section(mark.number ?? 1)} outside any chapter`,
        expected: `a chapter (${SIGNS.chapter(this.numbering.chapter.next)}) before it`,
      });
    const opened = { kind, number: mark.number ?? 0, title, line: line.number, tasks: 0 };
    if (kind === 'chapter') this.chapter = opened;
    this.section = kind === 'section' ? opened : undefined;
  }

  private endTask(): void {
    this.task?.abandon(this.text, this.complain);
    this.task = undefined;
  }

  private endHeading(heading: OpenHeading | undefined): void {
    if (!heading || heading.tasks > 0) return;
    this.complain({
      line: heading.line,
      code: 'heading_without_task',
      found: `${heading.kind} ${SIGNS[heading.kind](heading.number || 1)} without a task`,
      expected: 'at least one task under every heading',
    });
  }

  private checkNumber(mark: Mark, line: Line): boolean {
    const numbering = this.numbering[mark.kind];
    const complain = (code: UnreadableCode, found: string, expected: string) =>
      this.complain({ line: line.number, code, found, expected });
    if (mark.number === undefined) {
      const numeral = this.text.slice(line.start, line.start + mark.length).trim();
      complain('bad_heading', `“${numeral}”, which is no number`, SIGNS[mark.kind](numbering.next));
      return false;
    }
    const broken = numbering.take(mark.number, line.number);
    if (broken) complain(broken.code, ...explain(mark.kind, mark.number, broken));
    return !broken;
  }
}

function headingOf({ number, title }: Heading): Heading {
  return { number, title };
}

function explain(kind: Mark['kind'], number: number, broken: Break): [string, string] {
  const sign = (n: number) => `${kind} ${SIGNS[kind](n)}`;
  switch (broken.code) {
    case 'number_missing':
      return broken.from === broken.to
        ? [sign(number), `${sign(broken.from)}, which is missing`]
        : [sign(number), `${sign(broken.from)}; ${broken.from} to ${broken.to} are missing`];
    case 'number_twice':
      return [`${sign(number)} a second time (first on line ${broken.first})`, sign(broken.next)];
    case 'number_out_of_order':
      return [`${sign(number)} out of order`, sign(broken.next)];
  }
}

/** What is wrong with a number that does not follow on. `first` is the line it stood on before. */
type Break =
  | { readonly code: 'number_missing'; readonly from: number; readonly to: number }
  | { readonly code: 'number_twice'; readonly first: number; readonly next: number }
  | { readonly code: 'number_out_of_order'; readonly next: number };

/** Numbers that must run 1, 2, 3 … without a gap. */
class Numbering {
  private highest = 0;
  private readonly seen = new Map<number, number>();

  get next(): number {
    return this.highest + 1;
  }

  /** Takes the number met on a line; what it breaks, if anything. After a gap it goes on from there. */
  take(number: number, line: number): Break | undefined {
    const next = this.next;
    const first = this.seen.get(number);
    if (first !== undefined) return { code: 'number_twice', first, next };
    this.seen.set(number, line);
    if (number < next) return { code: 'number_out_of_order', next };
    this.highest = number;
    return number > next ? { code: 'number_missing', from: next, to: number - 1 } : undefined;
  }
}
