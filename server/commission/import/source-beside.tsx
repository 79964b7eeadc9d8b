import { splitLines, type Line } from '../../../domain/document/lines.ts';
import type { DraftTask } from '../../../domain/import/draft-task.ts';

/** A stretch of the document around a task, in pieces: its words, its clause, what is around them. */
export interface Stretch {
  from: number;
  to: number;
  pieces: { text: string; is: 'task' | 'clause' | 'around' }[];
}

/** Further lines on which the clause of a task may stand. */
const LINES_OF_CLAUSE = 3;
const MOST_CHARACTERS = 1_500;

/** What the pages need of a document to show its stretches. */
export class SourceLines {
  private readonly lines: Line[];
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
    this.lines = splitLines(text);
  }

  /** The lines of a task, and below them those that name its agencies, up to the next task. */
  around({ span, roles }: DraftTask, next: DraftTask | undefined): Stretch {
    const [start, end] = span;
    const first = this.lines.findLastIndex((line) => line.start <= start);
    const last = this.lines.findLastIndex((line) => line.start < end);
    const head = this.lines[Math.max(0, first)];
    const tail = this.lines[Math.max(0, last)];
    if (!head || !tail) return { from: 0, to: 0, pieces: [] };
    const limit = next && next.span[0] > end ? next.span[0] : this.text.length;
    const names = roles.map(({ name }) => name);
    const nameEnd = (line: Line, from: number) => {
      const words = this.text.slice(from, Math.min(line.end, limit));
      return Math.max(0, ...names.map((name) => words.lastIndexOf(name) + name.length));
    };
    let to = tail;
    let clauseEnd = 0;
    for (const line of this.lines.slice(Math.max(0, last), last + 1 + LINES_OF_CLAUSE)) {
      const from = Math.max(line.start, end);
      if (line.start >= limit) break;
      if (!names.some((name) => this.text.slice(from, Math.min(line.end, limit)).includes(name)))
        continue;
      clauseEnd = closed(this.text, from + nameEnd(line, from), Math.min(line.end, limit));
      to = line;
    }
    const stop = Math.max(end, Math.min(to.end, limit), clauseEnd);
    const pieces: Stretch['pieces'] = [
      { text: this.text.slice(head.start, start), is: 'around' },
      { text: this.text.slice(start, Math.min(end, start + MOST_CHARACTERS)), is: 'task' },
      { text: this.text.slice(end, Math.max(end, clauseEnd)), is: 'clause' },
      {
        text: this.text.slice(Math.max(end, clauseEnd), stop).slice(0, MOST_CHARACTERS),
        is: 'around',
      },
    ];
    return { from: head.number, to: to.number, pieces: pieces.filter(({ text }) => text !== '') };
  }
}

/** Up to the bracket that closes the clause, if one follows soon. */
function closed(text: string, from: number, limit: number): number {
  const rest = text.slice(from, Math.min(limit, from + 80));
  const bracket = /[）)〕\]］]/.exec(rest);
  return bracket ? from + bracket.index + 1 : from;
}

/** The document's words, the task and its clause marked. */
export function SourceBeside({ stretch }: { stretch: Stretch }) {
  return (
    <div class="source-text" lang="zh-CN">
      {stretch.pieces.map(({ text, is }) =>
        is === 'around' ? text : <mark {...(is === 'clause' && { class: 'clause' })}>{text}</mark>,
      )}
    </div>
  );
}
