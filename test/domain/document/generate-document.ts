import { readFileSync } from 'node:fs';
import { chineseNumeral } from '../../../domain/document/numerals.ts';

/** The real notice, decoded. */
export const SEED = readFileSync(
  new URL('../../../seeds/dongbei-12-5-division-of-work.txt', import.meta.url),
  'utf8',
);

const TITLE_LINE = '内蒙古自治区贯彻落实国家《东北振兴“十二五”规划》重点工作分工方案\n';

/** Length of the real notice's letter and title, and of its body. */
export const HEAD = SEED.slice(0, SEED.indexOf(TITLE_LINE) + TITLE_LINE.length);
const BODY = SEED.slice(HEAD.length);

/**
 * The notice with its body `times` over, numbered through: 10 × `times` chapters, 37 × `times`
 * sections, 99 × `times` tasks.
 */
export function repeated(times: number): string {
  const parts = [HEAD];
  for (let round = 0; round < times; round += 1) parts.push('\n', renumbered(round));
  return parts.join('');
}

function renumbered(round: number): string {
  let chapter = round * 10;
  let section = round * 37;
  let task = round * 99;
  return BODY.replace(
    /^(\s*)(?:([一二三四五六七八九十]+)、|（([一二三四五六七八九十]+)）|(\d+)\.)/gm,
    (...found) => {
      const [, indent, isChapter, isSection] = found as string[];
      if (isChapter) return `${indent}${chineseNumeral((chapter += 1))}、`;
      if (isSection) return `${indent}（${chineseNumeral((section += 1))}）`;
      return `${indent}${(task += 1)}.`;
    },
  );
}
