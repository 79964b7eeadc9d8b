import { childOf, childrenOf, isOn, valueOf, type Element } from '../xml-tree.ts';

/** One level of a list: how its numbers are counted and written. */
export interface Level {
  readonly start: number;
  readonly format: string;
  /** “第%1条”, “%1.%2” */
  readonly text: string;
  /** All numbers in figures, whatever the levels above say. */
  readonly isLegal: boolean;
  /** After which level (1 is the outermost) it begins anew; 0: never; undefined: after any above. */
  readonly restart: number | undefined;
  /** The paragraph style that belongs to it. */
  readonly style: string | undefined;
}

/** A list that paragraphs refer to by its number. */
export interface List {
  /** Lists of one abstract definition count on together. */
  readonly counted: string;
  readonly levels: ReadonlyMap<number, Level>;
  /** Where a level begins anew with the first paragraph of this list. */
  readonly starts: ReadonlyMap<number, number>;
}

interface Abstract {
  readonly levels: ReadonlyMap<number, Level>;
  /** The numbering style that says its levels in its place. */
  readonly link: string | undefined;
}

/** The deepest level a list has, from 0. */
export const LAST_LEVEL = 8;

/** Reads `numbering.xml`; `listOfStyle` is the list a numbering style names. */
export function readLists(
  root: Element | undefined,
  listOfStyle: (style: string) => string | undefined,
): ReadonlyMap<string, List> {
  const numbering = childOf(root, 'numbering');
  const abstracts = new Map<string, Abstract>();
  for (const element of childrenOf(numbering, 'abstractNum')) {
    abstracts.set(element.attributes.abstractNumId ?? '', {
      levels: levelsOf(childrenOf(element, 'lvl')),
      link: valueOf(element, 'numStyleLink'),
    });
  }
  const nums = new Map(
    childrenOf(numbering, 'num').map((element) => [element.attributes.numId ?? '', element]),
  );
  const abstractOf = (num: Element | undefined) => valueOf(num, 'abstractNumId') ?? '';
  return new Map(
    [...nums].map(([id, num]): [string, List] => {
      let counted = abstractOf(num);
      const link = abstracts.get(counted)?.link;
      const linked = link === undefined ? undefined : nums.get(listOfStyle(link) ?? '');
      if (linked) counted = abstractOf(linked);
      return [id, { counted, ...overridden(abstracts.get(counted)?.levels ?? new Map(), num) }];
    }),
  );
}

function overridden(
  levels: ReadonlyMap<number, Level>,
  num: Element,
): Pick<List, 'levels' | 'starts'> {
  const own = new Map(levels);
  const starts = new Map<number, number>();
  for (const override of childrenOf(num, 'lvlOverride')) {
    const at = levelOf(override.attributes.ilvl);
    const start = valueOf(override, 'startOverride');
    for (const [, level] of levelsOf(childrenOf(override, 'lvl'))) own.set(at, level);
    if (start !== undefined) starts.set(at, numberOf(start, 1));
  }
  return { levels: own, starts };
}

function levelsOf(elements: readonly Element[]): Map<number, Level> {
  return new Map(
    elements.map((element): [number, Level] => {
      const restart = valueOf(element, 'lvlRestart');
      return [
        levelOf(element.attributes.ilvl),
        {
          start: numberOf(valueOf(element, 'start'), 0),
          format: formatOf(element),
          text: valueOf(element, 'lvlText') ?? '',
          isLegal: isOn(element, 'isLgl') ?? false,
          restart: restart === undefined ? undefined : numberOf(restart, 0),
          style: valueOf(element, 'pStyle'),
        },
      ];
    }),
  );
}

/** A format of one's own stands beside one that older programs know. */
function formatOf(element: Element): string {
  const plain = valueOf(element, 'numFmt');
  if (plain !== undefined) return plain === 'custom' ? 'decimal' : plain;
  const known = childOf(childOf(element, 'AlternateContent'), 'Fallback');
  return valueOf(known, 'numFmt') ?? 'decimal';
}

/** A level as it is written, or the outermost for what is none. */
export function levelOf(written: string | undefined): number {
  return Math.min(numberOf(written, 0), LAST_LEVEL);
}

const numberOf = (written: string | undefined, otherwise: number): number =>
  written !== undefined && /^\d{1,9}$/.test(written) ? Number(written) : otherwise;
