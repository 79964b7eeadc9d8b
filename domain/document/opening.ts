import type { Line } from './lines.ts';
import { readMark } from './marks.ts';
import { FIVE_YEARS, SENTENCE_END, YEARS, fiveYearPlan } from './notation.ts';
import { readChineseNumeral } from './numerals.ts';
import type { Years } from './types.ts';

/** Where the cover letter ends and the plan begins; indices into the lines. */
export interface Opening {
  /** Lines of the title, from … to (exclusive); undefined when there is none. */
  readonly title: readonly [from: number, to: number] | undefined;
  /** The first line of the plan; before the title stands the letter. */
  readonly body: number;
}

const LONGEST_NAME = 200;
const TITLE_LINES = 3;
const FIRST_LINES = 12;
const ISSUING = /印发|现将|通过|同意|转发|下发/;
const TITLE_WORDS =
  /(?:方案|意见|措施|通知|计划|规划|办法|政策|清单|分工|任务|要点|决定|工作|纲要|细则|条例|规定|表|实施|报告|行动|安排|举措|十条|\d+条|[Pp]lan|[Ss]trategy|[Pp]rogram(?:me)?|[Ff]ramework|[Aa]genda|[Rr]oadmap|[Aa]ctions?)(?:\([^()]{1,20}\))?$/;

/**
 * The plan's title is the line (or up to three) that reads as the cover letter names it, “现将《…》
 * 印发”; without such a letter, the first lines that are neither number nor salutation nor sentence.
 */
export function findOpening(folded: string, lines: readonly Line[]): Opening {
  const named = issuedNames(folded, lines);
  if (named.size > 0)
    for (let from = 0; from < lines.length; from += 1) {
      const to = endOfName(folded, lines, from, named);
      if (to !== undefined) return { title: [from, to], body: to };
    }
  return firstLines(folded, lines);
}

function firstLines(folded: string, lines: readonly Line[]): Opening {
  let from = 0;
  while (from < Math.min(lines.length, 4) && isCaption(contentOf(folded, lines[from]))) from += 1;
  const first = lines[from];
  if (!first || !isTitleLine(contentOf(folded, first))) {
    const heading = lines.findIndex((line) => readMark(contentOf(folded, line), 1) !== undefined);
    const before = heading > 0 ? lines[heading - 1] : undefined;
    const titled = before && isTitleLine(contentOf(folded, before)) && heading < FIRST_LINES * 4;
    if (!titled) return { title: undefined, body: 0 };
    return { title: [heading - 1, heading], body: heading };
  }
  let to = from + 1;
  while (
    to < Math.min(lines.length, from + TITLE_LINES) &&
    !TITLE_WORDS.test(contentOf(folded, lines[to - 1])) &&
    isTitleLine(contentOf(folded, lines[to])) &&
    TITLE_WORDS.test(contentOf(folded, lines[to]))
  )
    to += 1;
  return { title: [from, to], body: to };
}

/** “附件”, “附件1：”, a number of the document. */
const isCaption = (content: string): boolean =>
  /^(?:附件?|附表|Annex|Appendix) ?\d{0,2} ?:?$/i.test(content) ||
  /^[\u4e00-\u9fff]{1,12}\(\d{4}\) ?\d{1,5} ?号$/.test(content);

const isTitleLine = (content: string): boolean =>
  content.length <= LONGEST_NAME &&
  !SENTENCE_END.test(content) &&
  !content.includes('\t') &&
  !/^\|/.test(content) &&
  !readMark(content, Number.NaN) &&
  !/[(]\d{4}[)] ?\d{1,5} ?号$/.test(content);

/** The names in 《》 of sentences that issue something, plain; the last ones are the likeliest. */
function issuedNames(folded: string, lines: readonly Line[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const line of lines.slice(0, 60)) {
    const content = contentOf(folded, line);
    if (content.length > 4_000 || !content.includes('《') || !ISSUING.test(content)) continue;
    for (let open = content.indexOf('《'); open >= 0; open = content.indexOf('《', open + 1)) {
      const close = closing(content, open);
      if (close === undefined) continue;
      names.add(plain(content.slice(open + 1, close)));
      open = close;
    }
  }
  return names;
}

function closing(content: string, open: number): number | undefined {
  let depth = 0;
  for (let at = open; at < Math.min(content.length, open + LONGEST_NAME); at += 1) {
    if (content[at] === '《') depth += 1;
    if (content[at] === '》') depth -= 1;
    if (depth === 0) return at;
  }
  return undefined;
}

function endOfName(
  folded: string,
  lines: readonly Line[],
  from: number,
  names: ReadonlySet<string>,
): number | undefined {
  let joined = '';
  for (let to = from; to < Math.min(lines.length, from + TITLE_LINES); to += 1) {
    const line = lines[to] as Line;
    if (line.end - line.start > LONGEST_NAME) return undefined;
    joined += plain(contentOf(folded, line));
    if (names.has(joined)) return to + 1;
  }
  return undefined;
}

/** Within 《》 inner title marks are written 〈〉. */
function plain(name: string): string {
  return name.replace(/\s/g, '').replaceAll('〈', '《').replaceAll('〉', '》');
}

const contentOf = (folded: string, line: Line | undefined): string =>
  line ? folded.slice(line.start, Math.min(line.end, line.start + 5_000)) : '';

/**
 * The years a (folded) title speaks of: “（2011—2015年）”, else those of its five-year plan
 * (“十二五”: the twelfth, 2011–2015), else the one year it names. Undefined when it names none.
 */
export function readYears(title: string): Years | undefined {
  const years = YEARS.exec(title);
  if (years && Number(years[1]) <= Number(years[2]))
    return { from: Number(years[1]), to: Number(years[2]) };
  const plan = FIVE_YEARS.exec(title);
  const n = readChineseNumeral(plan?.[1] ?? plan?.[2] ?? '');
  if (n !== undefined) return fiveYearPlan(n);
  const year = /(?<!\d)((?:19|20)\d{2})(?:年|(?!\d))/.exec(title);
  return year ? { from: Number(year[1]), to: Number(year[1]) } : undefined;
}
