import {
  AlignmentType,
  LineRuleType,
  OnOffElement,
  Paragraph,
  TextRun,
  type IParagraphOptions,
} from 'docx';
import type { Level } from '../domain/letters/official-document.ts';
import { clean } from './clean.ts';
import { fontOf, type Face } from './fonts.ts';
import { CHARACTER, LINE, SIZE, TIGHTER } from './gb9704.ts';

/** How a line of text looks. */
interface Look {
  face?: Face;
  /** In half points; 三号 unless it is given. */
  size?: number;
  color?: string;
}

/** A run of text; what XML cannot hold is left out. */
export function run(text: string, { face = 'body', size = SIZE.three, color }: Look = {}) {
  return new TextRun({
    text: clean(text),
    font: fontOf(face),
    size,
    ...(color !== undefined && { color }),
    // Only the body has a grid of characters to keep.
    ...(size === SIZE.three && { characterSpacing: TIGHTER }),
  });
}

/** Lines of the grid of exactly this height each, whatever the font in which they are shown. */
export const exactly = (line = LINE) => ({
  line,
  lineRule: LineRuleType.EXACT,
  before: 0,
  after: 0,
});

/** A paragraph on the grid. */
export function paragraph(text: string, look: Look & Omit<IParagraphOptions, 'text'> = {}) {
  return new Paragraph({
    spacing: exactly(),
    ...look,
    children: text === '' ? [] : [run(text, look)],
  });
}

/**
 * A paragraph that leaves the grid, for what is larger than its lines: LibreOffice would give it two.
 * The library has no option for it; in `w:pPr` it stands before `w:spacing`.
 */
export function offGrid(options: IParagraphOptions): Paragraph {
  const made = new Paragraph(options);
  const [properties] = (made as unknown as Rooted).root as Rooted[];
  const parts = properties?.root ?? [];
  const place = parts.findIndex((part) => (part as { rootKey?: string }).rootKey === 'w:spacing');
  parts.splice(Math.max(place, 0), 0, new OnOffElement('w:snapToGrid', false));
  return made;
}

/** The inside of the library's elements. */
interface Rooted {
  root: unknown[];
}

/** Empty lines of the grid. */
export const emptyLines = (count: number, keepNext = false) =>
  Array.from({ length: count }, () => paragraph('', { keepNext }));

const FACES: Record<Level, Face> = { 1: 'first', 2: 'second', 3: 'body', 4: 'body' };
/** Longer is no heading that would be set in a face of its own, but a numbered paragraph. */
const LONGEST_HEADING = 40;

/** A paragraph of the body: two characters in; a heading in the face of its level, with what follows it. */
export function bodyParagraph(text: string, level: Level | null, keepNext = false) {
  const isHeading = level !== null && level <= 2 && text.length <= LONGEST_HEADING;
  return paragraph(text, {
    face: isHeading ? FACES[level] : 'body',
    alignment: AlignmentType.BOTH,
    indent: { firstLine: 2 * CHARACTER, firstLineChars: 200 },
    keepNext: keepNext || isHeading,
    widowControl: false,
  });
}

/** How many characters wide a text is; Latin letters and digits count half. */
export const widthOf = (text: string): number =>
  [...text].reduce((sum, each) => sum + (/[\u0020-\u007e]/.test(each) ? 0.5 : 1), 0);
