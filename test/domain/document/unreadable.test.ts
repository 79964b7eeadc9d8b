import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { UnreadableDocument, type Unreadable } from '../../../domain/document/errors.ts';
import { parseDocument } from '../../../domain/document/parse-document.ts';
import { SEED } from './generate-document.ts';

function unreadable(text: string): readonly Unreadable[] {
  try {
    parseDocument(text);
    return [];
  } catch (error) {
    if (error instanceof UnreadableDocument) return error.unreadable;
    throw error;
  }
}

const where = (text: string) => unreadable(text).map(({ line, code }) => [line, code]);

const HEAD = '振兴“十二五”规划分工方案\n一、甲章\n（一）甲节\n';
const plan = (...tasks: string[]) => HEAD + tasks.join('\n');
const one = (bracket: string) => plan(`1. 做事。${bracket}`);
const OK = '（自治区水利厅牵头，财政厅配合）';

describe('a number that does not follow on is named with its line', () => {
  const tasks = (...numbers: number[]) => plan(...numbers.map((n) => `${n}. 做事。${OK}`));

  test('a gap says what is missing', () => {
    const [gap, ...others] = unreadable(tasks(1, 2, 3, 4, 5, 7, 8));
    expect(others).toEqual([]);
    expect(gap).toMatchObject({ line: 9, code: 'number_missing', found: 'task 7.' });
    expect(gap?.expected).toBe('task 6., which is missing');
    expect(unreadable(tasks(1, 5))[0]?.expected).toBe('task 2.; 2 to 4 are missing');
  });

  test('twice, out of order, not from 1', () => {
    expect(where(tasks(1, 2, 2, 3))).toEqual([[6, 'number_twice']]);
    expect(unreadable(tasks(1, 2, 2, 3))[0]?.found).toBe('task 2. a second time (first on line 5)');
    expect(where(tasks(1, 3, 2, 4))).toEqual([
      [5, 'number_missing'],
      [6, 'number_out_of_order'],
    ]);
    expect(where(tasks(2))).toEqual([[4, 'number_missing']]);
    expect(where(tasks(0))).toEqual([[4, 'number_out_of_order']]);
  });

  test('chapters and sections too', () => {
    const task = (n: number) => `${n}. 做事。${OK}`;
    expect(where(plan(task(1), '（三）丙节', task(2)))).toEqual([[5, 'number_missing']]);
    expect(where(plan(task(1), '（一）乙节', task(2)))).toEqual([[5, 'number_twice']]);
    expect(where(plan(task(1), '三、丙章', '（二）乙节', task(2)))).toEqual([
      [5, 'number_missing'],
    ]);
    expect(where(plan(task(1), '一、乙章', '（二）乙节', task(2)))).toEqual([[5, 'number_twice']]);
    expect(where(plan(task(1), '（十十）乙节', task(2)))).toEqual([[5, 'bad_heading']]);
  });
});

describe('headings', () => {
  test('a task stands in a section, a section in a chapter, and none is empty', () => {
    const title = '振兴“十二五”规划分工方案\n';
    expect(where(`${title}一、甲章\n1. 做事。${OK}`)).toEqual([[3, 'task_outside_section']]);
    expect(where(`${title}（一）甲节\n1. 做事。${OK}`)).toEqual([[2, 'section_outside_chapter']]);
    expect(where(plan(`1. 做事。${OK}`, '（二）乙节', '（三）丙节', `2. 做事。${OK}`))).toEqual([
      [5, 'heading_without_task'],
    ]);
    expect(where(plan(`1. 做事。${OK}`, '二、乙章'))).toEqual([[5, 'heading_without_task']]);
  });

  test('a heading is a title, not a paragraph', () => {
    expect(where(plan(`1. 做事。${OK}`, '（二）', `2. 做事。${OK}`))).toEqual([[5, 'bad_heading']]);
    expect(where(plan(`1. 做事。${OK}`, '（二）做事。再做事', `2. 做事。${OK}`))).toEqual([
      [5, 'bad_heading'],
    ]);
  });
});

describe('lines that are neither heading nor task', () => {
  test.each(['又一段。', '2 做事。' + OK, '2）做事。' + OK, '（2）做事。' + OK, '二 乙章', OK])(
    '%s',
    (line) => {
      expect(where(plan(`1. 做事。${OK}`, line))).toEqual([[5, 'not_a_task']]);
    },
  );

  test('a task whose number is mangled is not taken for the rest of one without a bracket', () => {
    expect(where(plan('1. 做事。', '2 做事。' + OK))).toEqual([
      [4, 'no_closing_bracket'],
      [5, 'not_a_task'],
    ]);
  });
});

describe('the closing bracket', () => {
  test.each([
    ['', 'no_closing_bracket'],
    ['（自治区水利厅牵头', 'bracket_unbalanced'],
    ['自治区水利厅牵头）', 'bracket_unbalanced'],
    ['（（自治区水利厅牵头）', 'bracket_unbalanced'],
    ['（自治区水利厅牵头））', 'bracket_unbalanced'],
    ['（试点）', 'no_lead'],
    ['（自治区水利厅配合）', 'no_lead'],
    [`${OK}另做一事。`, 'bracket_inside_text'],
    [`${OK}2. 做事。${OK}`, 'bracket_inside_text'],
    ['（自治区水利厅牵头，财政厅）', 'bracket_not_understood'],
    ['（自治区水利厅牵头财政厅配合）', 'bracket_not_understood'],
    ['（自治区水利厅牵头，财政厅配合，2015年完成）', 'bracket_not_understood'],
    ['（牵头）', 'empty_name'],
    ['（牵头，财政厅配合）', 'empty_name'],
    ['（自治区水利厅、、财政厅牵头）', 'empty_name'],
    ['（自治区水利厅牵头，、财政厅配合）', 'empty_name'],
    ['（自治区水利厅牵头，财政厅、配合）', 'empty_name'],
    ['（自治区水利厅牵头，配合）', 'empty_name'],
    ['（自治区水利厅牵头，）', 'bracket_not_understood'],
    ['（自治区水利厅牵头，财政厅等部门配合）', 'bad_name'],
    ['（自治区水利厅牵头，有关部门配合）', 'bad_name'],
    ['（自治区水利厅牵头，财政厅配合，教育厅配合）', 'bad_name'],
    ['（财政厅配合，自治区水利厅牵头）', 'bad_name'],
    ['（自治区水利厅牵头，教育厅财政厅配合）', 'bad_name'],
    ['（自治区水利厅牵头，发展改革委自治区财政厅配合）', 'bad_name'],
    ['（自治区水利厅牵头，自治区水利厅配合）', 'lead_also_cooperating'],
    ['（自治区环保厅牵头，环境保护厅配合）', 'lead_also_cooperating'],
    ['（自治区水利厅、水利厅牵头）', 'name_twice'],
  ])('%s', (bracket, code) => {
    expect(where(one(bracket))).toEqual([[4, code]]);
  });

  test('a task has a text', () => {
    expect(where(plan(`1. ${OK}`))).toEqual([[4, 'no_text']]);
  });

  test('says what it found and what it expected', () => {
    expect(unreadable(one('（试点）'))[0]).toEqual({
      line: 4,
      code: 'no_lead',
      found: '“（试点）”, which names no lead agency (牵头)',
      expected: 'the bracket that closes task 1, “（…牵头，…配合）”',
    });
  });
});

describe('a document that is no plan', () => {
  test.each([
    ['', [[1, 'no_plan']]],
    [' \n\n　　\n', [[1, 'no_plan']]],
    ['一句话。', [[1, 'no_plan']]],
    [SEED.split('\n').slice(0, 10).join('\n'), [[9, 'no_plan']]],
    [SEED.split('\n').slice(0, 12).join('\n'), [[11, 'no_plan']]],
    [`一、甲章\n（一）甲节\n1. 做事。${OK}`, [[1, 'no_title']]],
    [`分工方案\n一、甲章\n（一）甲节\n1. 做事。${OK}`, [[1, 'no_period']]],
  ])('%#', (text, expected) => {
    expect(where(text)).toEqual(expected);
  });
});

test('every unreadable line is reported, not only the first', () => {
  expect(
    where(plan(`1. 做事。${OK}`, '2. 做事。', `4. 做事。${OK}`, '错行', '5. 做事。（试点）')),
  ).toEqual([
    [5, 'no_closing_bracket'],
    [6, 'number_missing'],
    [7, 'not_a_task'],
    [8, 'no_lead'],
  ]);
});

describe('damage to the notice never loses a task unseen', () => {
  const lines = SEED.split('\n');
  const isBody = (line: string, index: number) => index > 12 && line.trim() !== '';
  const body = [...lines.keys()].filter((index) => isBody(lines[index] ?? '', index));
  // What a shortened document cannot know: that there was one more at its end.
  const last = ['　　99.', '　　（三十七）', '　　十、'];

  test('any line lost', () => {
    for (const index of body) {
      if (last.some((start) => lines[index]?.startsWith(start))) continue;
      const damaged = lines.filter((_, other) => other !== index).join('\n');
      expect([index, unreadable(damaged).length]).not.toEqual([index, 0]);
    }
  });

  test('any line twice', () => {
    for (const index of body) {
      const damaged = lines.flatMap((line, other) => (other === index ? [line, line] : [line]));
      expect(where(damaged.join('\n'))).toContainEqual([index + 2, 'number_twice']);
    }
  });

  test('any few characters lost or put in', () => {
    const from = SEED.indexOf('　　一、建设富裕');
    fc.assert(
      fc.property(
        fc.integer({ min: from, max: SEED.length }),
        fc.integer({ min: 0, max: 6 }),
        fc.constantFrom('', '\n', '（', '）', '、', '，', '1', '牵头', '配合', '。'),
        (at, lost, added) => {
          const damaged = SEED.slice(0, at) + added + SEED.slice(at + lost);
          if (unreadable(damaged).length === 0)
            expect(parseDocument(damaged).tasks).toHaveLength(99);
        },
      ),
      { numRuns: 150 },
    );
  });
});
