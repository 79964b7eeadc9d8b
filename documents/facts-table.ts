import {
  BorderStyle,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
} from 'docx';
import { linesOf } from './clean.ts';
import { SIZE, TEXT_WIDTH } from './gb9704.ts';
import { exactly, paragraph } from './paragraphs.ts';

const LINE = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
const LABEL = Math.round(TEXT_WIDTH / 4);
const PADDING = 90;

/** A shorter row stands on one page whole. */
const LONG = 200;

/** What is known, in two columns; a long text goes on over the page. */
export function factsTable(rows: readonly { label: string; text: string }[]): Table {
  const look = { size: SIZE.four, spacing: exactly(440) };
  const cell = (width: number, lines: readonly string[], face: 'first' | 'body') =>
    new TableCell({
      width: { size: width, type: WidthType.DXA },
      verticalAlign: VerticalAlign.CENTER,
      children: (lines.length > 0 ? lines : ['']).map((line) => paragraph(line, { ...look, face })),
    });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: [LABEL, TEXT_WIDTH - LABEL],
    margins: { top: 50, bottom: 50, left: PADDING, right: PADDING },
    borders: {
      top: LINE,
      bottom: LINE,
      left: LINE,
      right: LINE,
      insideHorizontal: LINE,
      insideVertical: LINE,
    },
    rows: rows.map(
      ({ label, text }) =>
        new TableRow({
          cantSplit: label.length + text.length < LONG,
          children: [
            cell(LABEL, [label], 'first'),
            cell(TEXT_WIDTH - LABEL, linesOf(text), 'body'),
          ],
        }),
    ),
  });
}
