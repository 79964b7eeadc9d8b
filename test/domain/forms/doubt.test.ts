import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { doubtOf, isCopy, saysLittle, type Said } from '../../../domain/forms/doubt.ts';
import type { Field, FieldSpec } from '../../../domain/forms/field-spec.ts';

const OLD =
  '2026年，灌区续建配套与节水改造全面推进，完成投资3.2亿元，新增节水灌溉面积18万亩；部分项目前期手续办理较慢。';

describe('a text that says next to nothing', () => {
  test.each(['', '无', '——', '1', '无。', '正 常', '按计划推进。', 'None.', 'N/A', 'As planned'])(
    '%j does',
    (text) => expect(saysLittle(text)).toBe(true),
  );
  test.each(['完成投资3亿元', '已开工建设', '12处完工', 'Built 3 dams'])('%j does not', (text) =>
    expect(saysLittle(text)).toBe(false),
  );
});

test('fewer than four letters and figures say next to nothing, four may say something', () => {
  expect(saysLittle('已—开—工。')).toBe(true);
  expect(saysLittle('已开工了')).toBe(false);
});

describe('a copy', () => {
  const marks = fc.array(fc.constantFrom(' ', '。', '，', '\n', '；', '—', '!'), { maxLength: 9 });

  test('stays one with other punctuation, white space and another year', () =>
    fc.assert(
      fc.property(marks, fc.integer({ min: 2011, max: 2030 }), fc.nat(50), (more, year, at) => {
        const text = OLD.replace('2026', String(year));
        const place = 6 + (at % (text.length - 40));
        // Not between the figures of a number.
        const safe = /\d|[.]/.test(text.slice(place - 1, place + 1)) ? 7 : place;
        expect(isCopy(text.slice(0, safe) + more.join('') + text.slice(safe), OLD)).toBe(true);
      }),
    ));

  test('is what leaves a sentence out, or says the same in another order', () => {
    expect(isCopy(OLD.slice(0, -14), OLD)).toBe(true);
    expect(isCopy(OLD.split('，').toReversed().join('，'), OLD)).toBe(true);
  });

  test('is not what brings a figure up to date', () =>
    fc.assert(
      fc.property(fc.integer({ min: 4, max: 9_999 }), (figure) => {
        fc.pre(figure !== 18);
        expect(isCopy(OLD.replace('3.2', String(figure)), OLD)).toBe(false);
      }),
    ));

  test('is not what adds a sentence, however long the rest', () => {
    const long = OLD.repeat(20);
    expect(isCopy(`${long}另有西辽河流域水量分配方案获得批复。`, long)).toBe(false);
  });

  test('of a short text is the same text only', () => {
    expect(isCopy('已开工建设', '已开工建设。')).toBe(true);
    expect(isCopy('已竣工验收', '已开工建设')).toBe(false);
  });

  test('has at most a tenth of new words', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 7 }), (tenth) => {
        const letters = (from: number, n: number) =>
          String.fromCodePoint(...Array.from({ length: n }, (_, i) => 0x4e00 + from + i));
        const old = letters(0, 9 * tenth);
        expect(isCopy(old + letters(500, tenth), old)).toBe(true);
        const less = old.slice(1);
        expect(isCopy(less + letters(500, tenth + 1), less)).toBe(false);
      }),
    ));

  test('of fewer than ten letters has no new one', () =>
    expect(isCopy('完成投资三亿元整了', '完成投资三亿元整')).toBe(false));

  test('is nothing beside nothing', () => {
    fc.assert(fc.property(fc.string(), (text) => isCopy(text, '') === false));
    expect(isCopy('', '')).toBe(false);
  });

  test('of 20,000 characters is found in no time worth speaking of', () =>
    expect(isCopy(OLD.repeat(350), OLD.repeat(350))).toBe(true));
});

const field = (key: string, tells: boolean): Field => {
  const spec: FieldSpec = { name: key, type: 'text', ...(tells && { tells: true as const }) };
  return { key, spec, item: null };
};
const FIELDS = [field('progress.c1', true), field('progress.c2', true), field('problems', false)];
const said = (values: Record<string, string>): Said => ({ values, nil: false, nilReason: '' });
const nil = (nilReason: string): Said => ({ values: {}, nil: true, nilReason });

describe('the doubt about a form', () => {
  const before = said({ 'progress.c1': OLD, 'progress.c2': '已开工建设', problems: '无' });

  test('rests on what tells of the work, not on the rest', () => {
    expect(doubtOf(FIELDS, said({ problems: OLD }), null)).toBe('short');
    expect(doubtOf(FIELDS, said({ 'progress.c1': '无', 'progress.c2': OLD }), null)).toBeNull();
    expect(doubtOf([field('notes', false)], said({ notes: '无' }), null)).toBeNull();
  });

  test('is that more than half of it is the last cycle’s', () => {
    const fresh = '新建水库3座，除险加固12座，受益人口40万人。'.repeat(3);
    expect(doubtOf(FIELDS, before, before)).toBe('copied');
    const some = { 'progress.c1': OLD, 'progress.c2': '全部竣工' };
    expect(doubtOf(FIELDS, said(some), before)).toBe('copied');
    expect(doubtOf(FIELDS, said({ ...some, 'progress.c2': fresh }), before)).toBeNull();
    expect(doubtOf(FIELDS, before, null)).toBeNull();
    // Half of it is not more than half.
    const half = (rest: string) =>
      doubtOf(FIELDS, said({ 'progress.c1': rest, 'progress.c2': '已开工建设' }), before);
    expect(half('全部竣工了')).toBeNull();
    expect(half('全部竣工')).toBe('copied');
  });

  test('of a nil report is about its reason', () => {
    expect(doubtOf(FIELDS, nil('无'), null)).toBe('short');
    expect(doubtOf(FIELDS, nil('资金尚未下达。'), null)).toBeNull();
    expect(doubtOf(FIELDS, nil('资金尚未下达。'), nil('资金尚未下达'))).toBe('copied');
    expect(doubtOf(FIELDS, nil('资金尚未下达。'), before)).toBeNull();
    // A reason that was written, and then a report after all, was no reason.
    const unsaid = { ...before, nilReason: '资金尚未下达。' };
    expect(doubtOf(FIELDS, nil('资金尚未下达。'), unsaid)).toBeNull();
  });
});
