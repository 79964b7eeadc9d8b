import { readMark } from './headings.ts';
import type { Line } from './lines.ts';
import {
  FIVE_YEARS,
  HEADING_LENGTH,
  ISSUED,
  SENTENCE_END,
  SENTENCE_MARK,
  YEARS,
  fiveYearPlan,
} from './notation.ts';
import { readChineseNumeral } from './numerals.ts';
import type { Years } from './types.ts';

/** Where the cover letter ends and the plan begins; both as indices into the lines. */
export interface Opening {
  /** Lines of the title, from … to (exclusive); undefined when there is none. */
  readonly title: readonly [from: number, to: number] | undefined;
  readonly body: number;
}

const LONGEST_NAME = 200;
const TITLE_LINES = 3;

/**
 * The title of the plan is the line (or up to three) that reads as the cover letter has it,
 * “现将《…》印发”; without such a letter, the line before the first chapter that is no sentence.
 */
export function findOpening(folded: string, lines: readonly Line[]): Opening {
  const name = issuedName(folded, lines);
  for (let from = 0; name !== undefined && from < lines.length; from += 1) {
    const to = endOfName(folded, lines, from, name);
    if (to !== undefined) return { title: [from, to], body: to };
  }
  const body = lines.findIndex((line) => isHeading(contentOf(folded, line)));
  if (body < 0) return { title: undefined, body: lines.length };
  const before = lines[body - 1];
  const titled = before && isTitle(contentOf(folded, before));
  return { title: titled ? [body - 1, body] : undefined, body };
}

/**
 * The years a (folded) title speaks of: “（2011—2015年）”, else those of its five-year plan
 * (“十二五”: the twelfth, 2011–2015). Undefined when it names neither.
 */
export function readYears(title: string): Years | undefined {
  const years = YEARS.exec(title);
  if (years && Number(years[1]) <= Number(years[2]))
    return { from: Number(years[1]), to: Number(years[2]) };
  const plan = FIVE_YEARS.exec(title);
  const n = readChineseNumeral(plan?.[1] ?? plan?.[2] ?? '');
  return n === undefined ? undefined : fiveYearPlan(n);
}

function endOfName(
  folded: string,
  lines: readonly Line[],
  from: number,
  name: string,
): number | undefined {
  let joined = '';
  for (let to = from; to < Math.min(lines.length, from + TITLE_LINES); to += 1) {
    const line = lines[to] as Line;
    if (line.end - line.start > LONGEST_NAME) return undefined;
    joined += plain(contentOf(folded, line));
    if (joined === name) return to + 1;
  }
  return undefined;
}

/** The name after 现将, up to the 》 that closes its 《. */
function issuedName(folded: string, lines: readonly Line[]): string | undefined {
  for (const line of lines) {
    const at = contentOf(folded, line).indexOf(ISSUED);
    if (at < 0) continue;
    const start = line.start + at + ISSUED.length;
    let depth = 1;
    for (let end = start; end < Math.min(line.end, start + LONGEST_NAME); end += 1) {
      if (folded[end] === '《') depth += 1;
      if (folded[end] === '》') depth -= 1;
      if (depth === 0) return plain(folded.slice(start, end));
    }
  }
  return undefined;
}

/** Within 《》 inner title marks are written 〈〉. */
function plain(name: string): string {
  return name.replace(/\s/g, '').replaceAll('〈', '《').replaceAll('〉', '》');
}

/** The first line of a body: a chapter that is no paragraph of a letter, a section, a task. */
function isHeading(content: string): boolean {
  const mark = readMark(content, 1);
  return (
    mark !== undefined &&
    (mark.kind === 'task' || (content.length <= HEADING_LENGTH && !SENTENCE_MARK.test(content)))
  );
}

function isTitle(content: string): boolean {
  return (
    content.length <= LONGEST_NAME && !SENTENCE_END.test(content) && !readMark(content, Number.NaN)
  );
}

function contentOf(folded: string, line: Line): string {
  return folded.slice(line.start, line.end);
}
