import { widthOf } from './paragraphs.ts';

/** Characters of 二号 in a line of 版心. */
const WIDTH = 20;
/** Where a title may be broken: before 关于, a year or a bracket, after 的, after a mark. */
const PLACES = /(?=关于)|(?=（)|(?<!关于)(?=\d{4}年)|(?<=[的、，》])/;

/**
 * The lines of a title. One that is too long for a line is broken where its words end, into lines as
 * alike as can be (词意完整, 排列对称); where it gives no such place, whoever shows it breaks it.
 */
export function brokenTitle(title: string): string[] {
  if (widthOf(title) <= WIDTH) return [title];
  const pieces = title.split(PLACES);
  const least = Math.ceil(widthOf(title) / WIDTH);
  const found = divisions(pieces, least).sort((a, b) => longest(a) - longest(b))[0];
  if (found) return found;
  return divisions(pieces, least + 1).sort((a, b) => longest(a) - longest(b))[0] ?? [title];
}

/** All ways to put the pieces into so many lines that each fits. */
function divisions(pieces: readonly string[], lines: number): string[][] {
  const whole = pieces.join('');
  if (lines === 1) return widthOf(whole) <= WIDTH ? [[whole]] : [];
  return pieces.slice(1).flatMap((_, index) => {
    const first = pieces.slice(0, index + 1).join('');
    if (widthOf(first) > WIDTH) return [];
    return divisions(pieces.slice(index + 1), lines - 1).map((rest) => [first, ...rest]);
  });
}

const longest = (lines: readonly string[]): number => Math.max(...lines.map(widthOf));
