import { describe, expect, test } from '@jest/globals';
import { parseDocument } from '../../../domain/document/parse-document.ts';
import { sentencesOf } from '../../../domain/import/draft-duties.ts';
import { drafted } from '../../../domain/import/drafted.ts';
import { valuesOf } from '../../../domain/import/imported.ts';
import { readingOf } from '../../../domain/import/reading.ts';
import { resolve } from '../../../domain/import/resolve.ts';
import { firstCycle } from '../../../domain/import/first-cycle.ts';
import { proposedFor } from '../../../domain/import/propose-obligations.ts';
import { chinaCalendar } from '../../../domain/calendar/workdays.ts';
import { planPolicySchema } from '../../../schemas/plan-policy.ts';

/** What is proposed for the sentences of a letter, or of the words of the plan's one task. */
function proposals(letter: string, task = '推进一项工作。') {
  const text = [
    '关于印发重点任务分工的通知',
    '各有关单位：',
    letter,
    '某市2027年重点任务分工',
    '一、工业',
    `1.${task}（甲局牵头，乙局配合）`,
    '2.推进另一项工作。（甲局牵头，乙局配合）',
  ].join('\n');
  return sentencesOf(parseDocument(text)).map((sentence) => proposedFor(sentence, 2027));
}

const only = (letter: string, task?: string) => {
  const [first] = proposals(letter, task);
  return first?.obligations[0];
};

describe('what is proposed for a sentence', () => {
  test.each([
    ['各牵头单位于每月25日前将当月工作进展报市政府办公室。', { every: 'month', due: { day: 25 } }],
    [
      '各牵头单位于每月5日前将上月工作进展报市政府办公室。',
      { every: 'month', due: { day: 5 }, about: 'previous' },
    ],
    [
      '各单位于每季度首月10日前将上季度进展报市政府办公室。',
      { every: 'quarter', due: { month: 1, day: 10 }, about: 'previous' },
    ],
    [
      '各单位于每年6月30日前和12月31日前将进展情况报市政府办公室。',
      { every: 'half-year', due: { month: 6, day: 31 } },
    ],
    [
      '各单位于每年2月底前将上年度进展情况报市政府办公室。',
      { every: 'year', due: { on: '02-28' }, about: 'previous' },
    ],
    ['各单位于每年12月10日前将进展情况报市政府办公室。', { every: 'year', due: { on: '12-10' } }],
    ['各单位于每年年底前将进展情况报市政府办公室。', { every: 'year' }],
    [
      '各单位于每年6月15日前将进展情况报市政府办公室。',
      { every: 'year', due: { on: '06-15' }, opens: { daysBefore: 30 } },
    ],
  ])('%s', (letter, values) => {
    expect(only(letter)).toEqual({ kind: 'periodic', values });
  });

  test.each([
    ['各牵头单位要制定实施方案，于4月20日前报市政府办公室。', '2027-04-20', '实施方案', 'leads'],
    ['请各单位于3月31日前将联络员名单报市政府办公室。', '2027-03-31', '联络员名单', 'with-tasks'],
    [
      '各单位的全年工作总结于12月10日前报送市政府办公室。',
      '2027-12-10',
      '全年工作总结',
      'with-tasks',
    ],
    [
      '各县（市、区）于2028年1月15日前将工作总结报市政府办公室。',
      '2028-01-15',
      '工作总结',
      'regions',
    ],
  ])('%s is owed once, by its day', (letter, on, title, who) => {
    const { kind, dated } = only(letter) ?? {};
    expect([kind, dated?.on, dated?.who]).toEqual(['deliverable', on, who]);
    expect(dated?.title).toContain(title);
  });

  test('a step of a task is its owners’', () => {
    const dated = only('请认真落实。', '改造管网，9月底前完成主体工程。')?.dated;
    expect([dated?.on, dated?.who]).toEqual(['2027-09-30', 'task']);
  });

  test('a rhythm of one task is no report of all, and a day that was not read is asked for', () => {
    expect(proposals('请认真落实。', '每年12月10日前向社会公布服务清单。')[0]).toEqual({
      obligations: [],
      isCertain: false,
    });
    const [relative] = proposals('各单位要在本通知印发之日起30日内，制定出台实施细则。');
    expect(relative?.isCertain).toBe(false);
  });

  test('orders without a clock start none', () => {
    expect(proposals('各单位要定期通报进展情况，重大问题及时向市政府报告。')).toEqual([null, null]);
  });
});

test('days in a field of the tasks are one item for all that share them', () => {
  const text = [
    '某市2027年重点任务分工表',
    '序号\t工作任务\t牵头单位\t配合单位\t完成时限',
    '1\t推进甲项目\t市甲局\t市乙局\t2027年6月底',
    '2\t推进乙项目\t市乙局\t\t2027年9月底',
    '3\t推进丙项目\t市丙局\t\t2027年6月底',
  ].join('\n');
  const reading = readingOf(text, parseDocument(text));
  const context = { text, reading, register: [], agencyId: null, plans: [], year: 2027 };
  const { duties } = drafted(context, []);
  const first = ({ proposed }: (typeof duties)[number]) => proposed?.obligations[0]?.dated;
  expect(duties.map((duty) => [first(duty)?.on, first(duty)?.who, duty.tasks])).toEqual([
    ['2027-06-30', 'task', [1, 3]],
    ['2027-09-30', 'task', [2]],
  ]);
  const without = drafted(context, [
    { what: 'remove', task: 'r1', why: '已完成' },
    { what: 'duty', duty: 0, obligations: duties[0]?.proposed?.obligations ?? [] },
  ]);
  const [june] = without.duties;
  const obligation = june?.confirmed?.[0];
  if (!june || !obligation) throw new Error('not confirmed');
  const resolved = resolve(without, [], (name) => name);
  // Places are those of what is imported.
  expect(valuesOf(obligation, without, june.tasks, resolved).dated?.who).toEqual({ tasks: [2] });
});

describe('the first dates of a proposal', () => {
  const policy = planPolicySchema.parse({});
  const years = { from: 2027, to: 2027 };
  const first = (letter: string, now: string) => {
    const obligation = only(letter);
    if (!obligation) throw new Error('nothing is proposed');
    return firstCycle(obligation, years, new Date(now), policy, chinaCalendar);
  };

  test('leave out the period that is under way', () => {
    const letter = '各单位于每月25日前将当月工作进展报市政府办公室。';
    const now = '2027-02-10T02:00:00Z';
    expect(first(letter, now)).toMatchObject({
      period: '2027-03',
      dueOn: '2027-03-25',
      isPast: false,
    });
  });

  test('say that a day is past', () => {
    const letter = '请各单位于3月31日前将联络员名单报市政府办公室。';
    expect(first(letter, '2027-02-10T02:00:00Z')).toMatchObject({ isPast: false });
    expect(first(letter, '2027-04-02T02:00:00Z')).toMatchObject({ isPast: true });
  });
});
