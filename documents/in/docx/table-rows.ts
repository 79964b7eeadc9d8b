import { childOf, valueOf, type Element } from '../xml-tree.ts';

/** A cell as lines; one that goes on from the row above holds what that one holds. */
export interface Cell {
  readonly lines: readonly string[];
  readonly isContinued: boolean;
}

const MOST_COLUMNS = 63;
const THROUGH = new Set(['sdt', 'sdtContent', 'customXml', 'ins', 'smartTag']);

/**
 * The rows of a table. A cell that spans rows is repeated in each, for a row must say all of its task;
 * one that spans columns stands in the first of them. Rows that only go on are left out.
 */
export function rowsOf(table: Element, read: (content: Element) => string[]): Cell[][] {
  let above: readonly Cell[] = [];
  return inside(table, 'tr').flatMap((row) => {
    const properties = childOf(row, 'trPr');
    if (childOf(properties, 'del')) return [];
    const cells: Cell[] = Array.from(
      { length: columns(valueOf(properties, 'gridBefore'), 0) },
      () => EMPTY,
    );
    for (const cell of inside(row, 'tc')) {
      const format = childOf(cell, 'tcPr');
      if (childOf(format, 'cellDel')) continue;
      const merge = childOf(format, 'vMerge');
      const isContinued = merge !== undefined && merge.attributes.val !== 'restart';
      const said = read(cell);
      const isBeside = valueOf(format, 'hMerge') === 'continue';
      const from = isContinued ? above[cells.length] : undefined;
      cells.push(
        isBeside
          ? EMPTY
          : isContinued
            ? { lines: from?.lines ?? said, isContinued }
            : { lines: said, isContinued },
      );
      for (let more = columns(valueOf(format, 'gridSpan'), 1); more > 1; more -= 1)
        cells.push(EMPTY);
    }
    above = cells;
    const isOwn = cells.some(
      ({ lines, isContinued }) => !isContinued && lines.some((line) => line.trim() !== ''),
    );
    return isOwn ? [cells] : [];
  });
}

const EMPTY: Cell = { lines: [], isContinued: false };

function inside(element: Element, name: string): Element[] {
  return element.children.flatMap((child) =>
    child.name === name ? [child] : THROUGH.has(child.name) ? inside(child, name) : [],
  );
}

const columns = (written: string | undefined, otherwise: number): number =>
  written !== undefined && /^\d{1,4}$/.test(written)
    ? Math.min(Number(written), MOST_COLUMNS)
    : otherwise;
