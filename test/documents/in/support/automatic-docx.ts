import {
  Document,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  type ILevelsOptions,
} from 'docx';
import { fold } from '../../../../domain/document/notation.ts';
import { readMark, type MarkKind } from '../../../../domain/document/marks.ts';

/** Notations that a word processor counts by itself. */
const LISTS: Readonly<
  Partial<Record<MarkKind, { format: keyof typeof LevelFormat; text: string }>>
> = {
  chapter: { format: 'CHINESE_COUNTING', text: '第%1章' },
  article: { format: 'CHINESE_COUNTING_THOUSAND', text: '第%1条' },
  numeral: { format: 'CHINESE_COUNTING', text: '%1、' },
  bracketed_numeral: { format: 'CHINESE_COUNTING', text: '（%1）' },
  figure: { format: 'DECIMAL', text: '%1.' },
  bracketed_figure: { format: 'DECIMAL', text: '（%1）' },
};
/** How each is typed; anything else (“1、”, “一．”) stays typed. */
const TYPED: Readonly<Partial<Record<MarkKind, RegExp>>> = {
  chapter: /^第[一二三四五六七八九十百]+章/,
  article: /^第[一二三四五六七八九十百]+条/,
  numeral: /^[一二三四五六七八九十百]+、/,
  bracketed_numeral: /^（[一二三四五六七八九十百]+）/,
  figure: /^\d+[.．]/,
  bracketed_figure: /^（\d+）/,
};

/**
 * The same text as a .docx file that somebody typed in a word processor: numbers are automatic where
 * they count on or begin anew, words lie in several runs, some of them bold, and rows are real tables.
 */
export async function automaticDocx(text: string): Promise<Uint8Array> {
  const typist = new Typist();
  const children: Array<Paragraph | Table> = [];
  let rows: string[] = [];
  const endTable = () => {
    if (rows.length > 0) children.push(tableOf(rows));
    rows = [];
  };
  for (const line of text.split(/\r\n|\r|\n/)) {
    if (line.includes('\t') && line.trim() !== '') rows.push(line);
    else {
      endTable();
      children.push(typist.paragraph(line));
    }
  }
  endTable();
  const levels = (kind: MarkKind): ILevelsOptions[] => {
    const { format = 'DECIMAL', text: written = '%1.' } = LISTS[kind] ?? {};
    return [{ level: 0, format: LevelFormat[format], text: written }];
  };
  const config = (Object.keys(LISTS) as MarkKind[]).map((kind) => ({
    reference: kind,
    levels: levels(kind),
  }));
  const document = new Document({ numbering: { config }, sections: [{ children }] });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

class Typist {
  /** By notation: how far its row has come, and which row it is. */
  private readonly rows = new Map<MarkKind, { reached: number; instance: number }>();

  paragraph(line: string): Paragraph {
    const words = line.trim();
    const mark = readMark(fold(words).slice(0, 40), Number.NaN);
    const typed = mark && TYPED[mark.kind]?.exec(words);
    if (!mark || !typed || mark.number === undefined)
      return new Paragraph({ children: runs(words) });
    const row = this.rows.get(mark.kind) ?? { reached: 0, instance: 0 };
    this.rows.set(mark.kind, row);
    const isNext = mark.number === row.reached + 1;
    if (!isNext && mark.number !== 1) return new Paragraph({ children: runs(words) });
    if (!isNext) row.instance += 1;
    row.reached = mark.number;
    return new Paragraph({
      numbering: { reference: mark.kind, level: 0, instance: row.instance },
      children: runs(words.slice(typed[0].length).trim()),
    });
  }
}

/** Labels bold, and the words before them in two runs. */
function runs(words: string): TextRun[] {
  return words
    .split(/(?<=[（(【])|(?=单位|部门|牵头|配合|[：:）])/)
    .flatMap((part) => (part.length > 8 ? [part.slice(0, 5), part.slice(5)] : [part]))
    .filter((part) => part !== '')
    .map((text, index) => new TextRun({ text, bold: index % 2 === 1 }));
}

function tableOf(rows: readonly string[]): Table {
  const cells = rows.map((row) => row.split('\t'));
  const width = Math.max(...cells.map(({ length }) => length));
  return new Table({
    rows: cells.map(
      (row) =>
        new TableRow({
          children: Array.from(
            { length: width },
            (_, at) =>
              new TableCell({ children: [new Paragraph({ children: runs(row[at] ?? '') })] }),
          ),
        }),
    ),
  });
}
