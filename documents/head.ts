import { AlignmentType, BorderStyle, Paragraph } from 'docx';
import { LETTER, LINE, LINE_GAP, RED, SIZE, TEXT_WIDTH } from './gb9704.ts';
import { emptyLines, exactly, offGrid, paragraph, run, widthOf } from './paragraphs.ts';

/** 版头 of a document: 发文机关标志 35 mm below the top of 版心, the number two lines below, a red line. */
export function documentHead(head: string, number: string): Paragraph[] {
  return [
    ...emptyLines(3),
    headParagraph(head),
    ...emptyLines(2),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: exactly(),
      children: [run(number)],
      border: { bottom: { style: BorderStyle.SINGLE, color: RED, size: 12, space: LINE_GAP } },
    }),
    ...emptyLines(2),
  ];
}

/** The head of a letter, for the first page's header: its name above a double line, thick over thin. */
export function letterHead(head: string): Paragraph[] {
  return [headParagraph(head), doubleLine('bottom')];
}

/** What a letter's first page ends with: a double line, thin over thick. */
export const letterFoot = (): Paragraph[] => [doubleLine('top')];

/** The letter's number: below the double line, at the right edge of 版心. */
export const letterNumber = (number: string): Paragraph[] => [
  paragraph(number, { alignment: AlignmentType.RIGHT }),
  ...emptyLines(2),
];

/** As large as fits into one line, 小初 at most. */
function headParagraph(head: string): Paragraph {
  const fitting = Math.floor(TEXT_WIDTH / 10 / Math.max(widthOf(head), 1)) - 1;
  const size = Math.max(SIZE.two, Math.min(72, fitting));
  return offGrid({
    alignment: AlignmentType.CENTER,
    spacing: exactly(2 * LINE),
    children: [run(head, { face: 'title', size, color: RED })],
  });
}

/**
 * 170 mm long: as far beyond 版心 on either side. Its thick stroke is the one by the text of the
 * paragraph, so it lies above below the head, and below at the foot of the page.
 */
function doubleLine(side: 'top' | 'bottom'): Paragraph {
  const style = BorderStyle.THICK_THIN_SMALL_GAP;
  return new Paragraph({
    spacing: exactly(LINE / 3),
    indent: { left: -LETTER.beyond, right: -LETTER.beyond },
    border: { [side]: { style, color: RED, size: 24, space: 1 } },
    children: [],
  });
}
