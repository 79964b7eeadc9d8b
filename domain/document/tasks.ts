import type { Clause } from './clause.ts';
import type { Line } from './lines.ts';
import { endOf, type Node } from './outline.ts';
import type { Span } from './types.ts';

/** A part of the document that is a task: its words and the clauses that say who does it. */
export interface FoundTask {
  readonly node: Node;
  /** False for a paragraph without a number of its own. */
  readonly isNumbered: boolean;
  readonly line: number;
  readonly span: Span;
  /** In their order; none where the task should have one and has not. */
  readonly clauses: readonly Clause[];
}

const HEADING_LENGTH = 60;
/** So many parts of a notation with a clause make it the document's notation of tasks. */
const COMMON = 5;
/** Numbered items beside tasks that are none: aims and closing rules. */
const NO_TASK =
  /^.{0,12}?(?:指导思想|基本原则|总体要求|总体目标|工作目标|主要目标|发展目标|总体思路|适用范围|支持对象|名词解释|附则|有效期)|(?:自|从).{0,20}(?:起|日)(?:施行|实施|执行)|(?:负责|予以)解释|本(?:政策|措施|办法|意见|方案|规定|细则)[^。]{0,30}(?:施行|实施|执行|有效|解释)/;

/**
 * Finds which level of numbers carries the clauses, part by part: a part is a task if a clause is
 * its own, or if only the last of the measures under it has one, as everywhere in this document.
 */
export function findTasks(folded: string, root: Node, clauses: readonly Clause[]): FoundTask[] {
  return new TaskFinder(folded, root, clauses).tasks(root).sort((a, b) => a.span[0] - b.span[0]);
}

/**
 * Parts numbered in the row of the tasks, between the first and the last of them, that have no
 * clause: where the row never begins anew, each of them is a task whose clause is missing.
 */
export function findSkipped(folded: string, root: Node, tasks: readonly FoundTask[]): FoundTask[] {
  const known = new Set(tasks.map(({ node }) => node));
  const kinds = new Set(
    tasks.flatMap(({ node, isNumbered }) => (isNumbered && node.mark ? [node.mark.kind] : [])),
  );
  const parts = partsOf(root);
  return [...kinds].flatMap((kind) => {
    const row = parts.filter(({ mark }) => mark?.kind === kind);
    if (row.filter(({ mark }) => mark?.number === 1).length > 1) return [];
    const first = row.findIndex((node) => known.has(node));
    const last = row.findLastIndex((node) => known.has(node));
    const between = row.slice(first, last).filter((node) => !known.has(node));
    return bareTasks(
      folded,
      between.filter((node) => !holdsTask(node, known)),
    );
  });
}

function holdsTask(node: Node, tasks: ReadonlySet<Node>): boolean {
  return partsOf(node).some((part) => tasks.has(part));
}

/** A part and all under it, in the order of the text. */
export function partsOf(root: Node): Node[] {
  const parts: Node[] = [];
  const walk = [root];
  for (let node = walk.pop(); node; node = walk.pop()) {
    parts.push(node);
    for (let at = node.children.length - 1; at >= 0; at -= 1) walk.push(node.children[at] as Node);
  }
  return parts;
}

/** “●优化审批”: the sign is no word. */
function withoutBullet(folded: string, start: number): number {
  return start + (/^[●•·◆■▪○□➢✓–—-] {0,4}/.exec(folded.slice(start, start + 6))?.[0].length ?? 0);
}

function bareTasks(folded: string, nodes: readonly Node[]): FoundTask[] {
  return nodes.flatMap((node): FoundTask[] => {
    const end = endOf(node);
    const words = folded.slice(node.words, Math.min(end, node.words + 400));
    if (words.trim() === '' || NO_TASK.test(words)) return [];
    return [{ node, isNumbered: true, line: node.line, span: [node.words, end], clauses: [] }];
  });
}

class TaskFinder {
  private readonly ownClauses = new Map<Node, Clause[]>();
  private readonly holding = new Set<Node>();
  private readonly closedByLast = new Map<string, number>();
  /** How many parts of a notation carry a clause. */
  private readonly carrying = new Map<string | undefined, number>();
  private readonly folded: string;

  constructor(folded: string, root: Node, clauses: readonly Clause[]) {
    this.folded = folded;
    this.place(root, clauses);
    this.count(root);
  }

  tasks(node: Node): FoundTask[] {
    const own = this.ownClauses.get(node) ?? [];
    const holding = node.children.filter((child) => this.holding.has(child));
    if (holding.length === 0) return own.length === 0 ? [] : this.ownTasks(node, own);
    if (own.length === 0 && this.isClosedByLast(node, holding)) return [this.wholeTask(node)];
    const below = node.children.flatMap((child) =>
      this.holding.has(child) ? this.tasks(child) : this.bareTask(child, holding),
    );
    return own.length > 0 ? [...this.ownTasks(node, own), ...below] : below;
  }

  /** Gives every clause to the part it stands in, in one pass over both. */
  private place(root: Node, clauses: readonly Clause[]): void {
    const parts = partsOf(root);
    let at = 0;
    for (const clause of clauses) {
      while (at + 1 < parts.length && (parts[at + 1] as Node).start <= clause.span[0]) at += 1;
      const part = parts[at] as Node;
      const known = this.ownClauses.get(part);
      if (known) known.push(clause);
      else {
        this.ownClauses.set(part, [clause]);
        this.carrying.set(part.mark?.kind, (this.carrying.get(part.mark?.kind) ?? 0) + 1);
      }
      for (let node: Node | undefined = part; node && !this.holding.has(node); node = node.parent)
        this.holding.add(node);
    }
  }

  /** Counts, by notation, the groups of measures of which only the last has a clause. */
  private count(root: Node): void {
    const walk = [root];
    for (let node = walk.pop(); node; node = walk.pop()) {
      for (const child of node.children) walk.push(child);
      const last = node.children.at(-1);
      if (!last?.mark || node.children.length < 2) continue;
      const holding = node.children.filter((child) => this.holding.has(child));
      if (holding.length === 0) continue;
      const only = holding.length === 1 && holding[0] === last && this.ownClauses.has(last);
      const key = last.mark.kind;
      this.closedByLast.set(key, (this.closedByLast.get(key) ?? 0) + (only ? 1 : -1));
    }
  }

  private isClosedByLast(node: Node, holding: readonly Node[]): boolean {
    const [only] = holding;
    const last = node.children.at(-1);
    if (!node.mark || !only?.mark || holding.length > 1 || only !== last) return false;
    if (!this.ownClauses.has(only)) return false;
    return (this.closedByLast.get(only.mark.kind) ?? 0) > 0;
  }

  private wholeTask(node: Node): FoundTask {
    let last = node;
    for (let child = last.children.at(-1); child; child = last.children.at(-1)) last = child;
    const clauses = this.ownClauses.get(last) ?? [];
    const end = clauses.at(-1)?.span[0] ?? endOf(node);
    return { node, isNumbered: true, line: node.line, span: [node.words, end], clauses };
  }

  private ownTasks(node: Node, clauses: readonly Clause[]): FoundTask[] {
    if (!node.mark || this.hasParagraphTasks(node, clauses)) return this.paragraphs(node, clauses);
    return [
      {
        node,
        isNumbered: true,
        line: node.line,
        span: [node.words, this.endOfWords(node, clauses)],
        clauses,
      },
    ];
  }

  /** A heading with several paragraphs, each closed by a clause of its own. */
  private hasParagraphTasks(node: Node, clauses: readonly Clause[]): boolean {
    const [first] = node.own;
    const [clause] = clauses;
    if (!first || !clause || clauses.length < 2 || clause.span[0] < first.end) return false;
    if (!this.isHeading(first.start, first.end)) return false;
    return clauses.length >= 2 && clauses.every((each) => this.closesLine(node, each));
  }

  private closesLine(node: Node, { span }: Clause): boolean {
    const line = node.own.find(({ start, end }) => span[0] >= start && span[0] < end);
    return line !== undefined && (span[1] >= line.end - 1 || span[0] === line.start);
  }

  private isHeading(start: number, end: number): boolean {
    return end - start <= HEADING_LENGTH && !/[。;]./.test(this.folded.slice(start, end));
  }

  /** Each clause closes the paragraphs since the one before it; headings among them are no words of it. */
  private paragraphs(node: Node, clauses: readonly Clause[]): FoundTask[] {
    const tasks: FoundTask[] = [];
    /** Where the title of a paragraph begins, by where the paragraph does. */
    const titles = new Map<number, number>();
    let next = 0;
    const lines = node.mark ? node.own.slice(1) : node.own;
    let pending: Line[] = [];
    let covered = 0;
    for (const line of lines) {
      if (line.start < covered) continue;
      pending.push(line);
      const own: Clause[] = [];
      while (next < clauses.length && (clauses[next] as Clause).span[0] < line.end)
        own.push(clauses[next++] as Clause);
      const last = own.at(-1);
      if (!last) continue;
      const isOwnLine = (own[0] as Clause).span[0] === line.start;
      const words = isOwnLine ? pending.slice(0, -1) : pending;
      const start = withoutBullet(this.folded, words.at(-1)?.start ?? line.start);
      const title = this.titleOf(words);
      if (title) titles.set(start, title.start);
      const end = last.span[0];
      covered = last.span[1];
      if (start < end)
        tasks.push({
          node,
          isNumbered: false,
          line: line.number,
          span: [start, end],
          clauses: own,
        });
      pending = [];
    }
    // A title above the first of several is theirs together.
    if (titles.size * 2 <= tasks.length && tasks.length > 1) return tasks;
    return tasks.map((task) => ({
      ...task,
      span: [titles.get(task.span[0]) ?? task.span[0], task.span[1]],
    }));
  }

  private titleOf(words: readonly Line[]): Line | undefined {
    const before = words.at(-2);
    const isTitle =
      before !== undefined &&
      words.length === 2 &&
      this.isHeading(before.start, before.end) &&
      this.folded.charAt(before.end - 1) !== '。';
    return isTitle ? before : undefined;
  }

  /** Up to the last clause; or, if that closes the title, to the end of what follows it. */
  private endOfWords(node: Node, clauses: readonly Clause[]): number {
    const last = clauses.at(-1) as Clause;
    const [first] = node.own;
    const isOnTitle = first !== undefined && last.span[1] <= first.end + 1 && node.own.length > 1;
    const isTitle =
      this.isHeading(node.words, last.span[0]) &&
      !/[。;,]/.test(this.folded.charAt(last.span[0] - 1));
    if (!isOnTitle || !isTitle) return last.span[0];
    const end = node.own.at(-1)?.end ?? last.span[0];
    const body = this.folded.slice(last.span[1], end);
    return /[。;]/.test(body.slice(1)) ? end : last.span[0];
  }

  /** Beside tasks, a part of their own notation that has words but no clause. */
  private bareTask(node: Node, beside: readonly Node[]): FoundTask[] {
    const isAlike = beside.filter(
      (each) =>
        each.mark?.kind === node.mark?.kind &&
        this.ownClauses.has(each) &&
        !each.children.some((child) => this.holding.has(child)),
    );
    const isCommon = (this.carrying.get(node.mark?.kind) ?? 0) >= COMMON;
    return isAlike.length > (isCommon ? 0 : 1) ? bareTasks(this.folded, [node]) : [];
  }
}
