/**
 * What is owed once by a date of the text, as a cycle names it: its key, which makes it unique in a
 * plan and stands in ids, and what it is called in either language.
 */
export interface DatedName {
  /** `contacts`, `t012`; see `isDatedKey`. */
  key: string;
  /** In the document's words. */
  title: string;
  titleEn: string;
}

/** Between the parts of a name; no part holds it. */
const BETWEEN = '|';

/** Whether a key can stand in ids, and cannot be taken for `once` or a period of the calendar. */
export const isDatedKey = (key: string): boolean =>
  /^[a-z][a-z0-9]{0,20}(?:-[a-z0-9]{1,10}){0,3}$/.test(key) && key !== 'once';

/** Whether a title can be part of a name. */
export const isDatedTitle = (title: string): boolean =>
  title.trim() !== '' && !title.includes(BETWEEN) && !/[\p{Cc}]/u.test(title);

/** The period of a cycle with this name: `contacts|联络员名单|List of contacts`. */
export const datedPeriod = ({ key, title, titleEn }: DatedName): string =>
  [key, title, titleEn].join(BETWEEN);

/** The name in a period; null if it is a period of the calendar, or `once`. */
export function datedName(period: string): DatedName | null {
  const [key, title, titleEn] = period.split(BETWEEN);
  return key === undefined || title === undefined || titleEn === undefined
    ? null
    : { key, title, titleEn };
}

/** What stands for a period in the id of a cycle: of a dated name its key. */
export const periodKey = (period: string): string => period.split(BETWEEN, 1)[0] ?? period;
