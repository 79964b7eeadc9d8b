import { LONGEST_TEXT } from '../../../domain/document/parse-document.ts';
import { MOST_CELLS } from '../limits.ts';
import { UnreadableSource } from '../source-text.ts';
import { readXml } from '../xml.ts';

/** The cells of a row that hold something, by their column from 0. */
export type Cells = Map<number, string>;

/** What a cell may refer to. */
export interface Book {
  readonly strings: readonly string[];
  /** A number as the cell's style shows it. */
  numberText(value: number, style: number): string;
}

interface Merged {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
}

const LAST_COLUMN = 16_383;
const LAST_ROW = 1_048_576;
/** Columns beyond are no table of tasks. */
const WIDEST = 256;
/** Further ones are not filled. */
const MOST_MERGED = 10_000;

/** The rows of a sheet that hold something, as lines with tabs between their cells. */
export function readSheet(part: string, bytes: Uint8Array, book: Book): string[] {
  const reader = new SheetReader(book);
  readXml(part, bytes, reader);
  return reader.lines();
}

class SheetReader {
  private readonly rows = new Map<number, Cells>();
  private readonly merged: Merged[] = [];
  private readonly book: Book;
  private row = 0;
  private column = -1;
  private cell: { type: string; style: number } | undefined;
  private value = '';
  /** Inside what holds the value: a number, or words that are not how others are pronounced. */
  private isValue = false;
  private isPhonetic = false;
  private count = 0;
  private length = 0;

  constructor(book: Book) {
    this.book = book;
  }

  open(name: string, { r, t = 'n', s, ref }: Readonly<Record<string, string>>): void {
    if (name === 'row') {
      this.row = r === undefined ? this.row + 1 : indexOf(r, LAST_ROW);
      this.column = -1;
    } else if (name === 'c') {
      this.column = r === undefined ? this.column + 1 : columnOf(r);
      this.cell = { type: t, style: Number(s ?? 0) };
      this.value = '';
    } else if (name === 'v' || name === 't') this.isValue = !this.isPhonetic;
    else if (name === 'rPh') this.isPhonetic = true;
    else if (name === 'mergeCell' && ref !== undefined) this.merge(ref);
  }

  close(name: string): void {
    if (name === 'c') this.endCell();
    else if (name === 'v' || name === 't') this.isValue = false;
    else if (name === 'rPh') this.isPhonetic = false;
  }

  text(words: string): void {
    if (this.cell && this.isValue) this.value += words;
  }

  lines(): string[] {
    for (const merged of this.merged) this.fill(merged);
    return [...this.rows]
      .sort(([a], [b]) => a - b)
      .map(([, cells]) =>
        Array.from(
          { length: Math.max(...cells.keys()) + 1 },
          (_, column) => cells.get(column) ?? '',
        ).join('\t'),
      );
  }

  private endCell(): void {
    const { cell, row, column } = this;
    this.cell = undefined;
    const text = cell ? oneLine(this.textOf(cell)) : '';
    if (text === '' || column >= WIDEST) return;
    this.put(row, column, text);
  }

  private textOf({ type, style }: { type: string; style: number }): string {
    const { value } = this;
    switch (type) {
      case 's':
        return this.book.strings[Number(value)] ?? '';
      case 'b':
        return value.trim() === '' ? '' : value.trim() === '0' ? 'FALSE' : 'TRUE';
      case 'n': {
        const number = Number(value);
        return value.trim() === '' || Number.isNaN(number)
          ? ''
          : this.book.numberText(number, style);
      }
      case 'd':
        return value.replace(/T00:00(?::00)?(?:\.0+)?Z?$/, '');
      case 'e':
        return '';
      default:
        return unescaped(value);
    }
  }

  private put(row: number, column: number, text: string): void {
    this.count += 1;
    this.length += text.length + column;
    if (this.count > MOST_CELLS || this.length > LONGEST_TEXT)
      throw new UnreadableSource('too_large', 'the sheet holds more than a plan does');
    const cells = this.rows.get(row);
    if (cells) cells.set(column, text);
    else this.rows.set(row, new Map([[column, text]]));
  }

  private merge(ref: string): void {
    const [from = '', to = ''] = ref.split(':');
    const merged = { top: rowOf(from), bottom: rowOf(to), left: columnOf(from) };
    if (this.merged.length < MOST_MERGED && merged.bottom > merged.top) this.merged.push(merged);
  }

  /** A cell that spans rows stands in each of them that holds something of its own. */
  private fill({ top, bottom, left }: Merged): void {
    const text = this.rows.get(top)?.get(left);
    if (text === undefined) return;
    for (let row = top + 1; row <= bottom && row - top <= this.rows.size * 2; row += 1)
      if (this.rows.has(row) && !this.rows.get(row)?.has(left)) this.put(row, left, text);
  }
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** “_x000D_” is a character that XML cannot hold. */
export const unescaped = (text: string): string =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => {
    const character = String.fromCharCode(Number.parseInt(code, 16));
    return /\p{Surrogate}|[\u0000-\u0008]/u.test(character) ? '' : character;
  });

/** “AB12” → 27 */
function columnOf(reference: string): number {
  const letters = /^\$?([A-Za-z]{1,3})/.exec(reference)?.[1]?.toUpperCase() ?? 'A';
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return Math.min(column - 1, LAST_COLUMN);
}

const rowOf = (reference: string): number =>
  indexOf(/(\d{1,7})$/.exec(reference)?.[1] ?? '', LAST_ROW);

const indexOf = (written: string, last: number): number =>
  /^\d{1,7}$/.test(written) ? Math.min(Number(written), last) : 1;
