import type { Lang } from '../domain/words/words.ts';

/** What a report is called that has no task of its own: an agency's yearly account of the plan. */
export function reportTitle(lang: Lang, agency: string, year: number): string {
  return lang === 'en'
    ? `Report of ${agency} on the implementation of the plan in ${year}`
    : `${agency}${year}年度规划落实情况报告`;
}
