import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, civilDate, weekdayOf, yearOf } from '../../../domain/calendar/civil-date.ts';
import {
  changedDays,
  withImported,
  workedHolidays,
} from '../../../domain/calendar/imported-calendar.ts';
import { readWorkdays, type WorkdayReading } from '../../../domain/calendar/read-workdays.ts';
import type { DayKind } from '../../../domain/calendar/workday-reading.ts';
import { chinaCalendar, workdayOnOrBefore } from '../../../domain/calendar/workdays.ts';

const NOTICES = {
  2025: `国务院办公厅关于2025年
部分节假日安排的通知
国办发明电〔2024〕12号
经国务院批准，现将2025年元旦、春节、清明节、劳动节、端午节、国庆节、中秋节放假调休日期的具体安排通知如下。
一、元旦：1月1日（周三）放假1天，不调休。
二、春节：1月28日（农历除夕、周二）至2月4日（农历正月初七、周二）放假调休，共8天。1月26日（周日）、2月8日（周六）上班。
三、清明节：4月4日（周五）至6日（周日）放假，共3天。
四、劳动节：5月1日（周四）至5日（周一）放假调休，共5天。4月27日（周日）上班。
五、端午节：5月31日（周六）至6月2日（周一）放假，共3天。
六、国庆节、中秋节：10月1日（周三）至8日（周三）放假调休，共8天。9月28日（周日）、10月11日（周六）上班。
节假日期间，各地区、各部门要妥善安排好值班和安全、保卫等工作。
国务院办公厅
2024年11月12日`,
  2023: `国务院办公厅关于2023年部分节假日安排的通知
一、元旦：2022年12月31日至2023年1月2日放假调休，共3天。
二、春节：1月21日至27日放假调休，共7天。1月28日（星期六）、1月29日（星期日）上班。
三、清明节：4月5日放假，共1天。
四、劳动节：4月29日至5月3日放假调休，共5天。4月23日（星期日）、5月6日（星期六）上班。
五、端午节：6月22日至24日放假调休，共3天。6月25日（星期日）上班。
六、中秋节、国庆节：9月29日至10月6日放假调休，共8天。10月7日（星期六）、10月8日（星期日）上班。`,
};

function read(text: string): WorkdayReading {
  const outcome = readWorkdays(text);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults));
  return outcome.reading;
}
function faults(text: string): string[] {
  const outcome = readWorkdays(text);
  return outcome.ok ? [] : outcome.faults.map(({ code, line }) => `${line} ${code}`);
}
const ROWS = ['2027-01-01,休', '2027-10-01,休'];

describe('the published notice in its own words', () => {
  test.each([2023, 2025] as const)(
    'gives the days of %i as the published table has them',
    (year) => {
      const reading = read(NOTICES[year]);
      expect(reading.years).toEqual([year]);
      const calendar = withImported([reading]);
      expect(changedDays(chinaCalendar, calendar, [year - 1, year, year + 1])).toEqual([]);
      expect(calendar.isProvisional(`${year}-06-01`)).toBe(false);
      expect(workedHolidays(calendar, [year])).toEqual([]);
    },
  );

  test('the same in one paragraph, with half-width brackets and full-width figures', () => {
    const same = NOTICES[2025]
      .replaceAll('（', '(')
      .replaceAll('）', ')')
      .replaceAll('1月26日', '１月２６日');
    expect(read(same)).toEqual(read(NOTICES[2025]));
    const [head, ...items] = NOTICES[2023].split('\n');
    expect(read(`${head}\n${items.join('')}`)).toEqual(read(NOTICES[2023]));
  });

  test.each([
    ['weekday', '1月26日（周日）', '1月26日（周一）'],
    ['count', '共8天。1月26日', '共9天。1月26日'],
    ['no_such_day', '4月27日（周日）上班', '4月31日上班'],
    ['unread', '5月1日（周四）至5日', '5月1日（周四）起的五个工作日至5日'],
    ['both', '4月27日（周日）上班', '5月1日（周四）上班'],
  ])('is refused whole for %s', (code, from, to) => {
    expect(faults(NOTICES[2025].replace(from, to)).map((each) => each.split(' ')[1])).toContain(
      code,
    );
  });

  test('of another year is told by its weekdays', () => {
    expect(faults(NOTICES[2025].replace('关于2025年', '关于2026年'))).not.toEqual([]);
    expect(faults('元旦：1月1日至3日放假，共3天。')).toEqual(['0 no_year']);
  });
});

describe('rows', () => {
  test('of a date and a word, in the usual notations', () => {
    const { years, days } = read(
      ['日期,类型', ...ROWS, '2027/2/6\t班\t春节', '2027年2月7日 休', '"2027-02-08","休"', ''].join(
        '\r\n',
      ),
    );
    expect(years).toEqual([2027]);
    expect(days).toEqual({
      '2027-01-01': 'off',
      '2027-02-06': 'work',
      '2027-02-07': 'off',
      '2027-02-08': 'off',
      '2027-10-01': 'off',
    });
  });

  test.each([
    ['', '0 empty'],
    ['  \n\n ', '0 empty'],
    ['2027-01-01,休\n2027-02-30,休', '2 no_such_day'],
    ['2027-01-01,休\n明天,休', '2 no_date'],
    ['2027-01-01,休\n2027-01-02', '2 no_kind'],
    ['2027-01-01,休\n2027-01-02,调休', '2 no_kind'],
    ['2027-01-01,休\n2027-01-01,班', '2 both'],
    ['2027-01-01,休', '0 no_whole_year'],
    ['2027-01-01,班\n2027-10-01,休', '0 no_whole_year'],
    ['休'.repeat(300_000), '0 too_long'],
    [`${'2027-01-01,休\n'.repeat(3)}<script>`, '4 no_date'],
  ])('%j is refused: %s', (text, fault) => {
    expect(faults(text)).toEqual([fault]);
  });

  test('that close longer than any holiday are refused', () => {
    const days = Array.from({ length: 21 }, (_, day) => `${addDays('2027-03-01', day)},休`);
    expect(faults([...ROWS, ...days].join('\n'))).toEqual(['0 closed_long']);
    expect(faults([...ROWS, ...days.slice(0, 12)].join('\n'))).toEqual([]);
  });
});

describe('a calendar file', () => {
  const event = (start: string, end: string | null, title: string) => [
    'BEGIN:VEVENT',
    `DTSTART;VALUE=DATE:${start}`,
    ...(end === null ? [] : [`DTEND;VALUE=DATE:${end}`]),
    `SUMMARY:${title}`,
    'END:VEVENT',
  ];
  const file = (...events: string[][]) =>
    ['BEGIN:VCALENDAR', 'VERSION:2.0', ...events.flat(), 'END:VCALENDAR'].join('\r\n');

  test('says days off and days worked by its titles, folded lines and all', () => {
    const { days, years } = read(
      file(
        event('20270101', '20270104', '元旦 假\r\n 期'),
        event('20270206', null, '春节 补班'),
        event('20271001', '20271002', '国庆（休）'),
      ),
    );
    expect(years).toEqual([2027]);
    expect(days).toEqual({
      '2027-01-01': 'off',
      '2027-01-02': 'off',
      '2027-01-03': 'off',
      '2027-02-06': 'work',
      '2027-10-01': 'off',
    });
  });

  test('is refused where an event says neither, or no day', () => {
    expect(faults(file(event('20270101', null, '元旦')))).toEqual(['4 no_kind']);
    expect(faults(file(event('20270231', null, '休')))).toEqual(['4 no_such_day']);
    expect(faults(file(event('20270101', '20290101', '休')))).toEqual(['4 closed_long']);
  });
});

test('holidays by law that are left out are told: half a notice is none', () => {
  const half = withImported([read(ROWS.join('\n'))]);
  expect(workedHolidays(half, [2027])).toContain('2027-02-08');
  expect(workedHolidays(half, [2027])).not.toContain('2027-10-02');
});

describe('random calendars', () => {
  const calendars = fc
    .record({
      year: fc.integer({ min: 2001, max: 2098 }),
      days: fc.dictionary(
        fc.integer({ min: 0, max: 364 }).map(String),
        fc.constantFrom<DayKind>('off', 'work'),
        { maxKeys: 15 },
      ),
    })
    .map(({ year, days }) => {
      const named: [string, DayKind][] = Object.entries(days).map(([day, kind]) => [
        addDays(civilDate(year, 1, 1), Number(day)),
        kind,
      ]);
      const whole: [string, DayKind][] = [
        [civilDate(year, 1, 1), 'off'],
        [civilDate(year, 10, 1), 'off'],
      ];
      return { year, days: Object.fromEntries([...named, ...whole]) };
    });

  test('printed as rows and read back are the same', () => {
    fc.assert(
      fc.property(calendars, ({ year, days }) => {
        const text = Object.entries(days).map(
          ([d, kind]) => `${d},${kind === 'off' ? '休' : '班'}`,
        );
        const outcome = readWorkdays(text.join('\n'));
        // So many days off at random may meet.
        if (!outcome.ok) return expect(outcome.faults).toMatchObject([{ code: 'closed_long' }]);
        expect(outcome.reading).toMatchObject({ years: [year], days });
      }),
    );
  });

  test('printed as sentences with their weekdays and read back are the same', () => {
    const print = (date: string) =>
      `${Number(date.slice(5, 7))}月${Number(date.slice(8))}日（周${'日一二三四五六'[weekdayOf(date)]}）`;
    fc.assert(
      fc.property(calendars, ({ year, days }) => {
        const of = (kind: DayKind) => Object.keys(days).filter((date) => days[date] === kind);
        const off = of('off').map(print).join('、');
        const work = of('work').map(print).join('、');
        const text = [
          `关于${year}年部分节假日安排的通知`,
          `一、节日：${off}放假，共${of('off').length}天。${work === '' ? '' : `${work}上班。`}`,
        ].join('\n');
        const outcome = readWorkdays(text);
        if (!outcome.ok) return expect(outcome.faults).toMatchObject([{ code: 'closed_long' }]);
        expect(outcome.reading).toMatchObject({ years: [year], days });
      }),
    );
  });

  test('over the published one: what was brought in last holds, years apart are left alone', () => {
    fc.assert(
      fc.property(calendars, calendars, (first, second) => {
        const reading = ({ year, days }: typeof first) => ({ years: [year], days });
        const calendar = withImported([reading(first), reading(second)]);
        expect(changedDays(withImported([reading(second)]), calendar, [second.year])).toEqual([]);
        const other = second.year === 2050 ? 2051 : 2050;
        if (first.year !== other) expect(changedDays(chinaCalendar, calendar, [other])).toEqual([]);
        for (const [date, kind] of Object.entries(second.days))
          expect(calendar.isWorkday(date)).toBe(kind === 'work');
        expect(calendar.isProvisional(civilDate(second.year, 7, 1))).toBe(false);
      }),
    );
  });

  test('random text never throws, and never closes a calendar for good', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        for (const each of [text, `2027年1月1日放假${text}`, `BEGIN:VCALENDAR\n${text}`]) {
          const outcome = readWorkdays(each);
          if (!outcome.ok) continue;
          const calendar = withImported([outcome.reading]);
          const year = outcome.reading.years[0] ?? 2027;
          expect(yearOf(workdayOnOrBefore(calendar, `${year}-12-31`))).toBe(year);
        }
      }),
    );
  });
});
