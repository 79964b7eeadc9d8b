import { describe, expect, test } from '@jest/globals';
import { KIND_NAMES, kindOf } from '../../../domain/kinds/kinds.ts';
import { kindWordsOf, periodWords } from '../../../domain/kinds/words.ts';
import type { Lang } from '../../../domain/words/words.ts';

const LANGS: Lang[] = ['zh-CN', 'en'];
const PERIODS = ['2027', '2027H1', '2027H2', '2027Q1', '2027Q4', '2027-05', '2027-12'];

describe('the words of a kind', () => {
  test.each(KIND_NAMES)('%s: every field of every version of its form has its words', (kind) => {
    for (const lang of LANGS) {
      const { fields } = kindWordsOf(lang, kind);
      for (const form of Object.values(kindOf(kind).forms))
        for (const taskId of [null, 'p-t001'])
          for (const { name } of form({ taskId })) {
            expect(fields[name]?.label).toMatch(/\S/);
            expect(fields[name]?.hint).toMatch(/\S/);
          }
    }
  });

  test.each(KIND_NAMES)('%s files the newest version of its form', (kind) => {
    const { forms, formVersion } = kindOf(kind);
    expect(formVersion).toBe(Math.max(...Object.keys(forms).map(Number)));
  });

  test.each(KIND_NAMES)('%s is never mixed', (kind) => {
    const spoken = (lang: Lang, agency: string) => {
      const { name, about, title, fields } = kindWordsOf(lang, kind);
      const said = PERIODS.flatMap((period) => [about(period), title(agency, period)]);
      return [name, ...said, ...Object.values(fields).flatMap(({ label, hint }) => [label, hint])];
    };
    for (const text of spoken('zh-CN', '自治区水利厅'))
      expect(text).not.toMatch(/\p{Script=Latin}/u);
    for (const text of spoken('en', 'Water'))
      expect(text).not.toMatch(/\p{Script=Han}|[，。：；]/u);
  });

  test('a kind without words is refused', () =>
    expect(() => kindWordsOf('en', 'annual')).toThrow(RangeError));
});

test.each<[string, string, string]>([
  ['2027', '2027年度', '2027'],
  ['2027H2', '2027年下半年', 'second half of 2027'],
  ['2027Q3', '2027年第三季度', 'third quarter of 2027'],
  ['2027-05', '2027年5月', 'May 2027'],
  ['once', '', ''],
])('the period %s', (name, zh, en) => {
  expect([periodWords('zh-CN', name), periodWords('en', name)]).toEqual([zh, en]);
});
