import { describe, expect, test } from '@jest/globals';
import { UnreadableDocument } from '../../../domain/document/errors.ts';
import { fold } from '../../../domain/document/notation.ts';
import { parseDocument } from '../../../domain/document/parse-document.ts';
import { HEAD, repeated } from './generate-document.ts';

/*
 * What grows with the square of its length would not end within the time a test is given: lines of
 * 200,000 characters, and a document of fifty times the notice.
 */
const MANY = 200_000;
const task = (text: string) => `${HEAD}一、甲章\n（一）甲节\n1. ${text}`;

function tasksIn(text: string): number {
  try {
    return parseDocument(text).tasks.length;
  } catch (error) {
    if (error instanceof UnreadableDocument) return 0;
    throw error;
  }
}

describe('long documents', () => {
  test('fifty times the notice: fifty times its content, the same agencies', () => {
    const { tasks, agencies, duties, indicators } = parseDocument(repeated(50));
    expect(tasks).toHaveLength(50 * 99);
    expect(tasks.at(-1)).toMatchObject({
      number: 4950,
      chapter: { number: 500 },
      section: { number: 1850 },
    });
    expect(agencies).toHaveLength(45);
    expect(agencies.flatMap(({ leads }) => leads)).toHaveLength(4950);
    expect(duties).toHaveLength(8);
    expect(indicators).toHaveLength(350);
  });

  test.each([
    ['opening brackets', task('（'.repeat(MANY))],
    ['closing brackets', task('）'.repeat(MANY))],
    ['nested brackets', task('（'.repeat(MANY) + '）'.repeat(MANY))],
    ['brackets closed line by line', task('（'.repeat(MANY) + '\n）'.repeat(MANY))],
    ['separators', task(`做事。（甲厅牵头，${'、'.repeat(MANY)}配合）`)],
    ['牵头', task('（牵头'.repeat(MANY) + '）')],
    ['配合', task(`做事。（甲厅牵头，${'配合'.repeat(MANY)}）`)],
    ['spaces', task(`${' '.repeat(MANY)}做事`)],
    ['one name again and again', task(`做事。（${'甲厅、'.repeat(MANY)}乙厅牵头）`)],
    ['digits', `${HEAD}${'1'.repeat(MANY)}`],
    ['numerals', `${HEAD}${'一'.repeat(MANY)}`],
    ['beginnings of a title', '现将《\n'.repeat(MANY)],
    ['words of a duty', HEAD.replace('各部门', '落实'.repeat(MANY))],
  ])('a line of many %s is no plan', (_, text) => {
    expect(tasksIn(text)).toBeLessThanOrEqual(1);
  });

  test.each([
    ['clauses', '1.做事。（甲局、乙局负责）'.repeat(MANY / 20)],
    ['clauses line by line', '1.做事。（甲局、乙局负责）\n'.repeat(MANY / 20)],
    ['conjunctions', `1.做事。（责任单位：${'甲和'.repeat(MANY)}）`],
    ['labels', '责任单位：'.repeat(MANY)],
    ['fields', 'Lead agency: A and B\n'.repeat(MANY / 20)],
    ['dates', `${'各单位于3月底前'.repeat(MANY / 8)}报送`],
    ['cells', `任务\t牵头单位\n${'做\t'.repeat(MANY)}`],
    ['numbers', '（一）'.repeat(MANY)],
    ['stars', '*'.repeat(MANY)],
    ['beginnings of a rule', `${'列第一位'.repeat(MANY)}。${'以下均'.repeat(MANY)}`],
  ])('many %s end', (_, text) => {
    expect(tasksIn(`某市方案\n${text}`)).toBeGreaterThanOrEqual(0);
  });

  test('many names in one list are read', () => {
    const names = Array.from(
      { length: 10_000 },
      (_, index) =>
        `${String.fromCharCode(0x8000 + (index % 5000))}${index < 5000 ? '务' : '理'}厅`,
    );
    const { agencies } = parseDocument(task(`做事。（${names.join('、')}牵头）`));
    expect(agencies.length).toBe(10_000);
  });
});

test('folding keeps every offset', () => {
  const every = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code));
  expect(every.filter((character) => fold(character).length !== 1)).toEqual([]);
  expect(fold('（１２．５％，“甲”；　）')).toBe('(12.5%,"甲"; )');
});
