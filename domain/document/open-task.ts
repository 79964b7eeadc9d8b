import { readBracket, type Agencies } from './bracket.ts';
import { ClosingBracket } from './closing-bracket.ts';
import { excerpt, tail, type Complain } from './errors.ts';
import { trimmed, type Line } from './lines.ts';
import type { Heading, Span } from './types.ts';

/** A task whose closing bracket is read; names not yet merged. `line` is where its bracket stands. */
export interface AssignedTask extends Agencies {
  readonly number: number;
  readonly chapter: Heading;
  readonly section: Heading;
  readonly span: Span;
  readonly line: number;
}

/** A task that is being read: from its number to its closing bracket, over one line or several. */
export class OpenTask {
  private readonly bracket = new ClosingBracket();
  private start = -1;
  private last: Line | undefined;
  private readonly number: number;
  private readonly chapter: Heading;
  private readonly section: Heading;

  constructor(number: number, chapter: Heading, section: Heading) {
    this.number = number;
    this.chapter = chapter;
    this.section = section;
  }

  /** The task if this line closes it; undefined if it closes but cannot be read, which is reported. */
  take(
    text: string,
    folded: string,
    line: Line,
    complain: Complain,
  ): AssignedTask | 'open' | undefined {
    if (this.start < 0) this.start = line.start;
    this.last = line;
    const closing = this.bracket.take(folded, line.start, line);
    if (closing.state === 'open') return 'open';
    const { open, close } = closing;
    const problem = (
      code: 'bracket_inside_text' | 'bracket_unbalanced' | 'no_text',
      found: string,
      expected: string,
    ) => complain({ line: line.number, code, found, expected });
    const onlyClosers = /^[)]+[.。;]?$/.test(folded.slice(close + 1, line.end));
    if (closing.state === 'inside' && !onlyClosers)
      return void problem(
        'bracket_inside_text',
        `${tail(text.slice(open, close + 1))} followed by ${excerpt(text.slice(close + 1, line.end))}`,
        `the bracket that names the agencies at the end of task ${this.number}`,
      );
    if (onlyClosers || this.bracket.unbalanced)
      return void problem(
        'bracket_unbalanced',
        `brackets that do not pair in task ${this.number}`,
        'as many closing brackets as opening ones',
      );
    const span = trimmed(folded, this.start, Math.max(open, this.start));
    if (span[0] === span[1])
      return void problem('no_text', `task ${this.number} without a text`, 'what is to be done');
    const agencies = readBracket(text, folded, [open + 1, close]);
    if ('code' in agencies) return void complain({ line: line.number, ...agencies });
    const { number, chapter, section } = this;
    return { number, chapter, section, span, line: line.number, ...agencies };
  }

  /** The task ends (at a heading, another task, the end of the document) before it was closed. */
  abandon(text: string, complain: Complain): void {
    if (!this.last) return;
    const { number, end, start } = this.last;
    const expected = `the bracket that closes task ${this.number}, “（…牵头，…配合）”`;
    const { last, unbalanced } = this.bracket;
    if (last)
      complain({
        line: number,
        code: 'no_lead',
        found: `${tail(text.slice(last.open, last.close + 1))}, which names no lead agency (牵头)`,
        expected,
      });
    else
      complain({
        line: number,
        code: unbalanced ? 'bracket_unbalanced' : 'no_closing_bracket',
        found: `${tail(text.slice(start, end))}${unbalanced ? ', where brackets do not pair' : ''}`,
        expected,
      });
  }
}
