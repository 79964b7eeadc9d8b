/** Where a word stands on a page, in points from its upper left corner. */
interface Word {
  text: string;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** A line of text on a page. */
interface Line {
  text: string;
  /** In points. */
  width: number;
  /** Its middle, in points from the top. */
  at: number;
}

/** What was measured on the pages of a PDF. */
export interface Measured {
  pages: number;
  /** The most lines that stand between the margins of a page. */
  lines: number;
  /** The most Chinese characters and marks in one line of 三号. */
  characters: number;
}

const POINTS = 72 / 25.4;
/** 版心, in points from the top of the page. */
const TOP = 37 * POINTS;
const BOTTOM = (297 - 35) * POINTS;
/** 四号 is narrower, in points. */
const NARROWEST = 15;
/** Two lines of text are never nearer to each other, in points. */
const CLOSEST = 20;
/** Words whose middles are nearer than this stand in one line. */
const SAME_LINE = 8;

/** Reads what `pdftotext -bbox` writes. */
export function measured(bbox: string): Measured {
  const pages = bbox
    .split(/<page /)
    .slice(1)
    .map(linesOf);
  const inside = pages.map((lines) => lines.filter(({ at }) => at > TOP && at < BOTTOM));
  return {
    pages: pages.length,
    lines: Math.max(0, ...inside.map(linesBelow)),
    characters: Math.max(
      0,
      ...inside
        .flat()
        .filter(isFull)
        .map(({ text }) => [...text].length),
    ),
  };
}

/** Lines below one another; the name of a table's row may stand beside two of them, at half height. */
function linesBelow(lines: readonly Line[]): number {
  let last = -Infinity;
  const below = lines
    .map(({ at }) => at)
    .toSorted((a, b) => a - b)
    .filter((at) => {
      if (at - last < CLOSEST) return false;
      last = at;
      return true;
    });
  return below.length;
}

/** Nothing but Chinese characters and marks, of 三号 or larger. */
const isFull = ({ text, width }: Line) =>
  /^[\p{Script=Han}\p{P}]+$/u.test(text) && width / [...text].length > NARROWEST;

function linesOf(page: string): Line[] {
  const lines: (Line & { words: Word[] })[] = [];
  for (const word of wordsOf(page)) {
    const at = (word.top + word.bottom) / 2;
    const line = lines.find((each) => Math.abs(each.at - at) < SAME_LINE);
    if (line) line.words.push(word);
    else lines.push({ at, text: '', width: 0, words: [word] });
  }
  return lines.map(({ at, words }) => ({
    at,
    width:
      Math.max(...words.map(({ right }) => right)) - Math.min(...words.map(({ left }) => left)),
    text: words
      .sort((a, b) => a.left - b.left)
      .map(({ text }) => text)
      .join(''),
  }));
}

const WORD = /<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">([^<]*)</g;

function wordsOf(page: string): Word[] {
  return [...page.matchAll(WORD)].map(([, left, top, right, bottom, text]) => ({
    left: Number(left),
    right: Number(right),
    top: Number(top),
    bottom: Number(bottom),
    text: (text ?? '').replace(/&(amp|lt|gt|quot);/g, '-'),
  }));
}
