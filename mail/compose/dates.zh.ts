import type { CivilDate } from '../../domain/calendar/civil-date.ts';

/** 12月31日 */
export const shortDate = (date: CivilDate) =>
  `${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`;
