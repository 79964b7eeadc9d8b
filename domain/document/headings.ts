import { readMark } from './marks.ts';
import { headingsAbove, titleSpan, type Node } from './outline.ts';
import type { Heading } from './types.ts';

/** “推进甲事（责任单位：甲局）” as the heading of others. */
const CLAUSE_OF_TITLE =
  /[（(〔【[][^（）()\n]{0,200}(?:单位|部门|牵头|负责|配合)[^（）()\n]{0,200}[）)〕】\]]$/;

/** The headings of a plan's tasks; those of one part are read once. */
export class Headings {
  private readonly known = new Map<Node | undefined, readonly Heading[]>();
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  /** The two outermost headings from a part upwards. */
  over(node: Node | undefined): readonly Heading[] {
    const known = this.known.get(node);
    if (known) return known;
    const above = node ? [...headingsAbove(node), ...(node.mark ? [node] : [])] : [];
    const headings = above.slice(0, 2).map((each) => this.heading(each));
    this.known.set(node, headings);
    return headings;
  }

  private heading(node: Node): Heading {
    const title = this.text
      .slice(...titleSpan(node))
      .trim()
      .replace(CLAUSE_OF_TITLE, '');
    const short = /^[^。]{1,80}(?=。.)/.exec(title)?.[0] ?? title.slice(0, 80);
    return { number: node.mark?.number ?? null, title: short.replace(/[。．.｡]$/, '') };
  }
}

/** The heading that a row of a table stands under. */
export function headingIn(words: string | undefined): Heading | null {
  if (words === undefined) return null;
  const mark = readMark(words, Number.NaN);
  return { number: mark?.number ?? null, title: words.slice(mark?.length ?? 0).trim() };
}
