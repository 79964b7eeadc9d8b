import { childOf, childrenOf, isOn, valueOf, type Element } from '../xml-tree.ts';
import { levelOf } from './numbering.ts';

/** Which list a paragraph or style belongs to; each may leave part of it to what it is based on. */
export interface ListRef {
  readonly list: string | undefined;
  readonly level: number | undefined;
}

interface Style {
  readonly name: string;
  readonly basedOn: string | undefined;
  readonly ref: ListRef | undefined;
  readonly isHidden: boolean | undefined;
}

/** A chain of styles is not longer; one that is goes round in a circle. */
const LONGEST_CHAIN = 20;
const CONTENTS = /^(?:toc|目录) ?(?:\d|heading)/i;

/** What the styles of a document say of lists and hidden text. */
export class Styles {
  private readonly styles = new Map<string, Style>();
  /** The style of paragraphs that name none. */
  private readonly usual: string | undefined;

  constructor(root: Element | undefined) {
    for (const style of childrenOf(childOf(root, 'styles'), 'style')) {
      const { styleId = '', type, default: isDefault } = style.attributes;
      this.styles.set(styleId, {
        name: valueOf(style, 'name') ?? '',
        basedOn: valueOf(style, 'basedOn'),
        ref: listRef(childOf(style, 'pPr')),
        isHidden: isOn(childOf(style, 'rPr'), 'vanish'),
      });
      if (type === 'paragraph' && /^(?:1|true|on)$/.test(isDefault ?? '')) this.usual ??= styleId;
    }
  }

  /** The list that a paragraph of this style belongs to, unless it says otherwise itself. */
  listOf(style = this.usual): ListRef | undefined {
    let level: number | undefined;
    for (const { ref } of this.chain(style)) {
      level ??= ref?.level;
      if (ref?.list !== undefined) return { list: ref.list, level };
    }
    return undefined;
  }

  isHidden(style: string | undefined): boolean | undefined {
    return this.chain(style).find(({ isHidden }) => isHidden !== undefined)?.isHidden;
  }

  /** A line of the table of contents. */
  isContents(style: string | undefined): boolean {
    return CONTENTS.test(this.styles.get(style ?? '')?.name ?? '');
  }

  /** A style and its bases, level by level; the styles a level belongs to are asked in this order. */
  chainOf(style = this.usual): string[] {
    const names: string[] = [];
    for (
      let name = style;
      name !== undefined && names.length < LONGEST_CHAIN;
      name = this.styles.get(name)?.basedOn
    )
      names.push(name);
    return names;
  }

  private chain(style: string | undefined): Style[] {
    return this.chainOf(style).flatMap((name) => this.styles.get(name) ?? []);
  }
}

/** What the properties of a paragraph say of its list. */
export function listRef(properties: Element | undefined): ListRef | undefined {
  const numbers = childOf(properties, 'numPr');
  if (!numbers) return undefined;
  const level = valueOf(numbers, 'ilvl');
  return {
    list: valueOf(numbers, 'numId'),
    level: level === undefined ? undefined : levelOf(level),
  };
}
