import { describe, expect, test } from '@jest/globals';
import { KIND_NAMES, kindOf } from '../../../domain/kinds/kinds.ts';
import type { LightReason } from '../../../domain/light/reason.ts';
import { wordsEn as en } from '../../../domain/words/words.en.ts';
import { reminderDays, type Words } from '../../../domain/words/words.ts';
import { wordsZh as zh } from '../../../domain/words/words.zh.ts';

const dueOn = '2027-12-31';
const reasons: { [Code in LightReason['code']]: LightReason & { code: Code } } = {
  'not-yet-open': { code: 'not-yet-open', opensOn: '2027-11-01', dueOn },
  'on-course': { code: 'on-course', dueOn, days: 30 },
  'near-due': { code: 'near-due', dueOn, days: 1 },
  returned: { code: 'returned', returnedOn: '2027-12-28', dueOn, days: 3 },
  reopened: { code: 'reopened', reopenedOn: '2027-12-28', dueOn, days: 3 },
  overdue: { code: 'overdue', dueOn, days: 3 },
  'in-review': { code: 'in-review', filedOn: '2027-12-20', reviewDueOn: '2028-01-04' },
  'filed-late': { code: 'filed-late', filedOn: '2028-01-04', dueOn, reviewDueOn: '2028-01-18' },
  'review-late': {
    code: 'review-late',
    filedOn: '2027-12-20',
    reviewDueOn: '2028-01-04',
    days: 2,
  },
  missed: { code: 'missed', dueOn },
  'missed-filed': { code: 'missed-filed', dueOn, filedOn: '2028-02-10' },
  'missed-returned': { code: 'missed-returned', dueOn: '2028-02-18' },
  accepted: { code: 'accepted', acceptedOn: '2027-12-23' },
};

describe('dates', () => {
  test('with their weekday, in each language', () => {
    expect(zh.date('2027-12-31')).toBe('2027年12月31日（星期五）');
    expect(zh.date('2028-02-06')).toBe('2028年2月6日（星期日）');
    expect(en.date('2027-12-31')).toBe('Fri 31 Dec 2027');
    expect(en.date('2028-02-06')).toBe('Sun 6 Feb 2028');
  });

  test('the due day counts to its end', () => {
    expect(zh.onTimeUntil('2027-12-31')).toBe('2027年12月31日（星期五）24:00前报送均为按时。');
    expect(en.onTimeUntil('2027-12-31')).toBe('On time until 24:00 on Fri 31 Dec 2027.');
  });

  test('an instant is told on the wall of its zone', () => {
    const instant = new Date('2027-12-31T18:05:00Z');
    expect(zh.instant(instant, 'Asia/Shanghai')).toBe('2028年1月1日 02:05');
    expect(en.instant(instant, 'Europe/London')).toBe('31 Dec 2027 18:05');
  });
});

describe('lights in words', () => {
  test('say why in a full sentence', () => {
    expect(zh.light(reasons.overdue)).toBe('已逾期3天，应于2027年12月31日（星期五）24:00前报送。');
    expect(en.light(reasons.overdue)).toBe(
      'Overdue by 3 days: it was due by 24:00 on Fri 31 Dec 2027.',
    );
    expect(en.light(reasons['near-due'])).toBe('Near due: due on Fri 31 Dec 2027, 1 day left.');
    expect(en.light({ code: 'near-due', dueOn, days: 0 })).toContain('today is the last day');
    expect(zh.light({ code: 'near-due', dueOn, days: 0 })).toContain('今日24:00截止');
  });

  test.each(Object.values(reasons))('$code', (reason) => {
    expect(zh.light(reason)).toMatch(/。$/);
    expect(en.light(reason)).toMatch(/^[A-Z].*\.$/);
  });
});

describe('steps in words', () => {
  test.each(KIND_NAMES)('every step of the ladder of %s has its words', (kind) => {
    for (const { name, notice } of kindOf(kind).ladder({ values: {}, period: null }))
      for (const words of [zh, en]) {
        expect(words.step(name, notice)).not.toBe(name);
        expect(words.noticeMeaning[notice]).toMatch(/\S/);
      }
  });

  test('a reminder tells its days', () => {
    expect(zh.step('remind-7', 'remind')).toBe('临近提醒（提前7天）');
    expect(en.step('remind-1', 'remind')).toBe('Reminder (1 day before)');
    expect(en.step('remind-30', 'remind')).toBe('Reminder (30 days before)');
    expect(zh.step('urge', 'urge')).toBe('到期催办');
  });

  test('a step is called what it says, whatever its name', () => {
    expect([reminderDays('remind-'), reminderDays('remind-half'), reminderDays('urge')]).toEqual([
      null,
      null,
      null,
    ]);
    expect(en.step('remind-half', 'remind')).toBe('Reminder');
    expect(en.step('leader', 'escalate')).toBe(en.step('escalate', 'escalate'));
  });
});

/** All text of a catalog, its functions called with what they take. */
function textsOf(words: Words): string[] {
  const { lang, ...catalog } = words;
  const spoken = [
    ...Object.values(reasons).map((reason) => words.light(reason)),
    words.date(dueOn),
    words.shortDate(dueOn),
    words.instant(new Date('2027-12-31T01:00:00Z'), 'Asia/Shanghai'),
    words.onTimeUntil(dueOn),
    words.originallyDue(dueOn),
    words.light({ code: 'accepted', acceptedOn: null }),
    words.light({ code: 'near-due', dueOn, days: 0 }),
    words.step('remind-7', 'remind'),
    words.step('remind-1', 'remind'),
    words.task(60),
    words.task('60'),
  ];
  const written = Object.values(catalog)
    .filter((value) => typeof value !== 'function')
    .flatMap((value) => (typeof value === 'string' ? [value] : Object.values<string>(value)));
  expect(lang).toMatch(/^(zh-CN|en)$/);
  return [...spoken, ...written];
}

test('no page is mixed: no Latin letter in Chinese, no Chinese character in English', () => {
  expect(textsOf(zh).filter((text) => /\p{Script=Latin}/u.test(text))).toEqual([]);
  expect(textsOf(en).filter((text) => /\p{Script=Han}|[，。：；（）]/u.test(text))).toEqual([]);
  expect([...textsOf(zh), ...textsOf(en)].filter((text) => text.trim() === '')).toEqual([]);
});
