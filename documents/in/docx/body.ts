import { LONGEST_TEXT } from '../../../domain/document/parse-document.ts';
import { UnreadableSource } from '../source-text.ts';
import { childOf, childrenOf, isOn, valueOf, type Element } from '../xml-tree.ts';
import { Counter } from './counter.ts';
import type { List } from './numbering.ts';
import { wordsOf } from './runs.ts';
import { listRef, type Styles } from './styles.ts';
import { rowsOf, type Cell } from './table-rows.ts';

/** What holds paragraphs and tables without being one. */
const THROUGH = new Set(['sdt', 'sdtContent', 'customXml', 'ins', 'moveTo', 'smartTag']);

/** Turns the body of a document into lines: a paragraph each, a row of a table each. */
export class BodyReader {
  private readonly counter = new Counter();
  private readonly styles: Styles;
  private readonly lists: ReadonlyMap<string, List>;
  /** Words of a paragraph whose end was deleted: they go on in the next. */
  private carried = '';
  private length = 0;

  constructor(styles: Styles, lists: ReadonlyMap<string, List>) {
    this.styles = styles;
    this.lists = lists;
  }

  /** The lines of what stands in an element, in order. */
  lines(container: Element): string[] {
    return container.children.flatMap((child) => {
      if (child.name === 'p') return this.paragraph(child);
      if (child.name === 'tbl') return this.table(child);
      if (child.name === 'AlternateContent') return this.lines(child.children[0] ?? child);
      return THROUGH.has(child.name) && !isContents(child) ? this.lines(child) : [];
    });
  }

  private paragraph(paragraph: Element): string[] {
    const properties = childOf(paragraph, 'pPr');
    const style = valueOf(properties, 'pStyle');
    if (this.styles.isContents(style)) return [];
    const { text, boxes } = wordsOf(paragraph, this.styles);
    const mark = childOf(properties, 'rPr');
    const boxed = boxes.flatMap((box) => this.lines(box));
    if (childOf(mark, 'del') ?? childOf(mark, 'moveFrom')) {
      this.carried += text;
      return boxed;
    }
    const words = this.carried + text;
    this.carried = '';
    // Hidden with its mark: not there at all, and not counted.
    if (words === '' && isOn(mark, 'vanish')) return boxed;
    const line = (this.numberOf(properties, style) + words).replace(/[\u00ad\u0000-\u0008]/g, '');
    this.length += line.length + 1;
    if (this.length > LONGEST_TEXT)
      throw new UnreadableSource('too_large', 'the document has more than two million characters');
    return [...line.split('\n'), ...boxed];
  }

  private numberOf(properties: Element | undefined, style: string | undefined): string {
    const own = listRef(properties);
    const styled = this.styles.listOf(style);
    const id = own?.list ?? styled?.list;
    const list = id === undefined ? undefined : this.lists.get(id);
    if (id === undefined || !list) return '';
    const isStyled = own?.list === undefined;
    const at = own?.level ?? (isStyled ? this.levelOfStyle(list, style, styled?.level) : 0);
    return this.counter.next(id, list, at);
  }

  /** The level that names the style, or one it is based on, as its own. */
  private levelOfStyle(list: List, style: string | undefined, said: number | undefined): number {
    for (const name of this.styles.chainOf(style))
      for (const [at, level] of list.levels) if (level.style === name) return at;
    return said ?? 0;
  }

  /** A row a line; a table of one column is a frame around its paragraphs. */
  private table(table: Element): string[] {
    const rows = rowsOf(table, (content) => this.lines(content));
    return rows.flatMap((cells) => {
      const [first, ...others] = cells;
      if (first && others.every(({ lines }) => lines.every((line) => line.trim() === '')))
        return first.lines;
      return [cells.map(cellText).join('\t').replace(/\t+$/, '')];
    });
  }
}

/** Its paragraphs on one line; a blank parts them, as it does names. */
const cellText = ({ lines }: Cell): string =>
  lines
    .map((line) => line.replace(/[\t\n]/g, ' ').trim())
    .filter((line) => line !== '')
    .join(' ');

/** The table of contents repeats the headings. */
function isContents(element: Element): boolean {
  const object = childOf(childOf(element, 'sdtPr'), 'docPartObj');
  return /Contents/i.test(valueOf(object, 'docPartGallery') ?? '');
}

/** The body of a document. */
export const bodyOf = (root: Element): Element | undefined =>
  childOf(childrenOf(root, 'document')[0], 'body');
