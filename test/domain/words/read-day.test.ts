import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../../../domain/calendar/civil-date.ts';
import { civilDateOf, civilTimeOf } from '../../../domain/calendar/zoned.ts';
import { readDay } from '../../../domain/words/read-day.ts';
import { wordsEn } from '../../../domain/words/words.en.ts';
import { wordsZh } from '../../../domain/words/words.zh.ts';

const ZONE = 'Asia/Shanghai';

test.each([wordsZh, wordsEn])('what $lang writes as a day is read as that day', (words) => {
  const days = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays('1990-01-01', days));
  fc.assert(
    fc.property(days, (day) => {
      expect(readDay(words.shortDate(day))).toEqual({ day, time: null });
      expect(readDay(words.date(day))).toEqual({ day, time: null });
    }),
  );
  const instants = fc.date({
    min: new Date('1990-01-02'),
    max: new Date('2090-01-01'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(instants, (instant) => {
      const written = { day: civilDateOf(instant, ZONE), time: civilTimeOf(instant, ZONE) };
      expect(readDay(words.instant(instant, ZONE))).toEqual(written);
    }),
  );
});

test.each([
  '',
  '2027',
  '2027年',
  '2027年2月30日',
  '2027年12月31日前',
  '至2027年12月31日',
  '2027年度',
  '31 Foo 2027',
  '30 Feb 2027',
  'due 31 Dec 2027',
  '12-31',
])('“%s” is no day', (text) => expect(readDay(text)).toBeNull());
