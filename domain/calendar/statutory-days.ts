import chineseDays from 'chinese-days';
import { addDays, type CivilDate, civilDate } from './civil-date.ts';

/** The library's lunar table covers these years whole. */
const LUNAR_YEARS = { from: 1901, to: 2099 };

/**
 * The public holidays every year has by law, before the State Council arranges the days around them:
 * 《全国年节及纪念日放假办法》 (2024 revision), article 2: 元旦 1 day; 春节 from 除夕 to 初三, 4 days;
 * 清明 1; 劳动节 2; 端午 1; 中秋 1; 国庆节 3. Days off for a holiday on a weekend are the notice's to
 * set, so they are not guessed here. Outside 1901–2099 the lunar ones are unknown and left out.
 */
export function statutoryHolidays(year: number): CivilDate[] {
  const fixed = [
    civilDate(year, 1, 1),
    civilDate(year, 5, 1),
    civilDate(year, 5, 2),
    civilDate(year, 10, 1),
    civilDate(year, 10, 2),
    civilDate(year, 10, 3),
  ];
  return year < LUNAR_YEARS.from || year > LUNAR_YEARS.to
    ? fixed
    : [...fixed, ...lunarHolidays(year)];
}

function lunarHolidays(year: number): CivilDate[] {
  const springFestival = lunarDate(year, 1, 1);
  return [
    ...[-1, 0, 1, 2].map((days) => addDays(springFestival, days)),
    qingming(year),
    lunarDate(year, 5, 5),
    lunarDate(year, 8, 15),
  ];
}

// The library's table, not Intl's `chinese` calendar: ICU puts the new moon of 6 February 2027
// (23:56 in Beijing) on the wrong day, and with it the whole month. The library reads the lunar date
// from the machine's own wall, where noon is on the right day in every zone.
function lunarDate(year: number, month: number, day: number): CivilDate {
  return chineseDays.getSolarDateFromLunar(new Date(year, month - 1, day, 12)).date;
}

/** 清明 by the usual formula, 1901–2099: the library's own answer is a day early west of Greenwich. */
function qingming(year: number): CivilDate {
  const ofCentury = year % 100;
  const start = year < 2000 ? 5.59 : 4.81;
  return civilDate(year, 4, Math.floor(ofCentury * 0.2422 + start) - Math.floor(ofCentury / 4));
}
