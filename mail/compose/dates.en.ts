import type { CivilDate } from '../../domain/calendar/civil-date.ts';

const MONTHS =
  'January February March April May June July August September October November December'.split(
    ' ',
  );

/** 31 December */
export const shortDate = (date: CivilDate) =>
  `${Number(date.slice(8))} ${MONTHS[Number(date.slice(5, 7)) - 1]}`;
