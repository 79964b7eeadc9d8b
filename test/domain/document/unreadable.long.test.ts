import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { UnreadableDocument, type Unreadable } from '../../../domain/document/errors.ts';
import { parseDocument } from '../../../domain/document/parse-document.ts';
import { SEED } from './generate-document.ts';

function unreadable(text: string): readonly Unreadable[] {
  try {
    return parseDocument(text).unread ?? [];
  } catch (error) {
    if (error instanceof UnreadableDocument) return error.unreadable;
    throw error;
  }
}

const where = (text: string) => unreadable(text).map(({ line, code }) => [line, code]);

const HEAD = '振兴“十二五”规划分工方案\n一、甲章\n（一）甲节\n';
const plan = (...tasks: string[]) => HEAD + tasks.join('\n');
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

  test('headings too', () => {
    const task = (n: number) => `${n}. 做事。${OK}`;
    expect(where(plan(task(1), '（三）丙节', task(2)))).toEqual([[5, 'number_missing']]);
    expect(where(plan(task(1), '（一）乙节', task(2)))).toEqual([[5, 'number_twice']]);
    expect(where(plan(task(1), '三、丙章', '（二）乙节', task(2)))).toEqual([
      [5, 'number_missing'],
    ]);
    expect(where(plan(task(1), '一、乙章', '（二）乙节', task(2)))).toEqual([[5, 'number_twice']]);
    expect(where(plan(task(1), '（十十）乙节', task(2)))).toEqual([[5, 'bad_heading']]);
  });

  test('numbers may begin anew under another heading', () => {
    const task = (n: number) => `${n}. 做事。${OK}`;
    expect(where(plan(task(1), task(2), '（二）乙节', task(1), task(2)))).toEqual([]);
    expect(where(plan(task(1), task(2), '二、乙章', '（一）甲节', task(1)))).toEqual([]);
  });

  test('every task stays, whatever its number', () => {
    expect(parseDocument(tasks(1, 2, 2, 7)).tasks).toHaveLength(4);
  });
});

describe('a clause that cannot be read keeps only its own task from being read', () => {
  const others = [`1. 做事。${OK}`, `3. 做事。${OK}`];
  const beside = (second: string) => plan(others[0] ?? '', second, others[1] ?? '');

  test.each([
    ['（自治区水利厅配合）', 'no_lead'],
    ['（责任单位：甲局2027年完成、乙局）', 'bad_name'],
  ])('%s', (bracket, code) => {
    const document = parseDocument(beside(`2. 做事。${bracket}`));
    expect(document.unread).toMatchObject([{ line: 5, code }]);
    expect(document.tasks.map(({ number }) => number)).toEqual([1, 3]);
  });

  test.each(['', '（试点）', '（2）推进。', '（自治区水利厅牵头组建领导小组办公室并定期会商）'])(
    'a task without a clause is kept without agencies, and asked about: %s',
    (end) => {
      const document = parseDocument(beside(`2. 做事。${end}`));
      expect(document.unread).toMatchObject([{ line: 5, code: 'no_closing_bracket' }]);
      expect(document.tasks).toMatchObject([
        { number: 1 },
        { lead: [], cooperating: [] },
        { number: 3 },
      ]);
    },
  );

  test('says what it found and what it expected', () => {
    expect(unreadable(beside('2. 做事。（自治区水利厅配合）'))[0]).toEqual({
      line: 5,
      code: 'no_lead',
      found: '“自治区水利厅配合”',
      expected: 'who leads (牵头) or is responsible (责任, 负责)',
    });
  });

  test('a clause without words before it is no task', () => {
    expect(where(beside(`2. ${OK}`))).toEqual([[5, 'no_text']]);
  });
});

describe('a document that is no such document', () => {
  test.each([
    ['', [[1, 'no_plan']]],
    [' \n\n　　\n', [[1, 'no_plan']]],
    ['一句话。', [[1, 'no_plan']]],
    ['a\ud800b', [[1, 'no_plan']]],
    ['\n'.repeat(1_000_000), [[1, 'no_plan']]],
    ['甲'.repeat(2_000_001), [[1, 'no_plan']]],
    ['一、甲章\n（一）甲节\n1. 做事。', [[3, 'no_plan']]],
  ])('%#', (text, expected) => {
    expect(where(text)).toEqual(expected);
  });

  test('a title without a period is asked about, not refused', () => {
    expect(parseDocument(`分工方案\n一、甲章\n1. 做事。${OK}`)).toMatchObject({
      title: '分工方案',
      period: null,
    });
  });

  test('neither is a plan without a title', () => {
    expect(parseDocument(`一、甲章\n（一）甲节\n1. 做事。${OK}`)).toMatchObject({
      title: '',
      period: null,
    });
  });
});

test('every line that cannot be read is reported, not only the first', () => {
  expect(
    where(
      plan(
        `1. 做事。${OK}`,
        '2. 做事。',
        `4. 做事。${OK}`,
        '错行',
        '5. 做事。（试点）',
        `6. 做事。${OK}`,
      ),
    ),
  ).toEqual([
    [5, 'no_closing_bracket'],
    [6, 'number_missing'],
    [8, 'no_closing_bracket'],
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
