import {
  AlignmentType,
  BorderStyle,
  FrameAnchorType,
  FrameWrap,
  HorizontalPositionAlign,
  Paragraph,
  TabStopType,
  TextRun,
  UnderlineType,
  VerticalPositionAlign,
} from 'docx';
import type { OfficialDocument } from '../domain/letters/official-document.ts';
import { CHARACTER, SEAL_LINES, SIZE, TEXT_WIDTH } from './gb9704.ts';
import { emptyLines, exactly, paragraph, widthOf } from './paragraphs.ts';

/**
 * 附件说明: a line below the body, two characters in; names that break stand below their beginning.
 * @param keepNext between the body and a signature: it stays with both.
 */
export function attachmentNote(names: readonly string[], keepNext: boolean): Paragraph[] {
  if (names.length === 0) return [];
  const lines = names.map((name, index) => {
    const number = names.length > 1 ? `${index + 1}.` : '';
    const first = index === 0 ? '附件：' : '';
    const left = 5 + widthOf(number);
    const hanging = widthOf(first + number);
    return paragraph(first + number + name, {
      indent: { left: Math.round(left * CHARACTER), hanging: Math.round(hanging * CHARACTER) },
      keepNext,
    });
  });
  return [...emptyLines(1, keepNext), ...lines];
}

/**
 * 署名 above 成文日期: the date four characters from the right, the name centred over it, and room for
 * the seal above. It never stands alone on a page: the end of the body comes with it.
 */
export function signatureBlock({ name, date }: NonNullable<OfficialDocument['signature']>) {
  const centre = 4 + widthOf(date) / 2;
  const nameRight = Math.max(0, centre - widthOf(name) / 2);
  const from = (characters: number) => ({ right: Math.round(characters * CHARACTER) });
  return [
    ...emptyLines(SEAL_LINES, true),
    paragraph(name, { alignment: AlignmentType.RIGHT, indent: from(nameRight), keepNext: true }),
    paragraph(date, { alignment: AlignmentType.RIGHT, indent: from(4) }),
  ];
}

const COPIES = '抄送：';
/** A character of 四号. */
const FOUR = SIZE.four * 10;
/** 一字: what is left empty on either side, between lines as wide as 版心. */
const EMPTY = '\u3000';
/** 0.35 mm, in eighths of a point. */
const THICK = { style: BorderStyle.SINGLE, size: 8, color: '000000', space: 1 };

/**
 * 版记: to whom copies go; who printed it, and when. It stands in a frame at the foot of the page on
 * which the text ends, and its last line is the lower edge of 版心. Its paragraphs bear the same lines
 * and indents: else Word draws a box around each, and LibreOffice takes them for no frame at all.
 */
export function imprintBlock({
  copies,
  office,
  printed,
}: NonNullable<OfficialDocument['imprint']>) {
  const hanging = (EMPTY.length + COPIES.length) * FOUR;
  const framed = {
    frame: AT_FOOT,
    border: { top: THICK, bottom: THICK },
    indent: { left: hanging, hanging },
    tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }],
  };
  const line = (text: string) =>
    paragraph(text, { ...framed, size: SIZE.four, spacing: exactly(480) });
  return [
    ...(copies === ''
      ? []
      : [line(`${EMPTY}${COPIES}${copies}`), new Paragraph({ ...framed, ...thinLine() })]),
    line(`${EMPTY}${office}\t${printed}印发${EMPTY}`),
  ];
}

/** A line between the two: an underlined tab, since a border between them would part the frame. */
const thinLine = () => ({
  spacing: exactly(120),
  children: [new TextRun({ text: '\t\t', size: 10, underline: { type: UnderlineType.SINGLE } })],
});

const AT_FOOT = {
  type: 'alignment' as const,
  width: TEXT_WIDTH,
  // Without it LibreOffice takes it for no frame at all.
  wrap: FrameWrap.NOT_BESIDE,
  anchor: { horizontal: FrameAnchorType.MARGIN, vertical: FrameAnchorType.MARGIN },
  alignment: { x: HorizontalPositionAlign.LEFT, y: VerticalPositionAlign.BOTTOM },
};
