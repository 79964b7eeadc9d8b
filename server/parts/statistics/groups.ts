import { kindWordsOf } from '../../../domain/kinds/words.ts';
import type { RosterCount, RosterStatistics } from '../../../ledger/read/desk/roster-statistics.ts';
import { cycleText } from '../cycle-choice.tsx';
import type { Desk } from '../desk.ts';
import { agencyText } from '../names.tsx';
import type { StatisticsColumn, StatisticsGroup } from './catalog.ts';

/** The columns of one date, in their order. */
export const COLUMNS: StatisticsColumn[] = ['filedOnTime', 'filedLate', 'missing', 'notYetDue'];

/** A group's line: its name as plain text, and its counts. */
export interface StatisticsLine {
  name: string;
  count: RosterCount;
}

/** The lines of each grouping, named in the page's language. */
export function linesOf(
  desk: Desk,
  { agencies, chapters, kinds, cycles }: RosterStatistics,
): [StatisticsGroup, StatisticsLine[]][] {
  const { common } = desk.says;
  return [
    ['agencies', agencies.map(({ agency, count }) => ({ name: agencyText(desk, agency), count }))],
    [
      'chapters',
      chapters.map(({ chapter, count }) => ({
        name: chapter
          ? `${common.chapterName(chapter.number)} ${chapter.title}`.trim()
          : common.withoutTask,
        count,
      })),
    ],
    [
      'kinds',
      kinds.map(({ kind, count }) => ({ name: kindWordsOf(desk.words.lang, kind).name, count })),
    ],
    ['cycles', cycles.map(({ count, ...cycle }) => ({ name: cycleText(desk, cycle), count }))],
  ];
}
