import { describe, expect, test } from '@jest/globals';
import { parseDocument } from '../../../domain/document/parse-document.ts';
import type { Task } from '../../../domain/document/types.ts';

const TITLE = '云岭市促进民营经济发展若干措施';
const read = (...lines: string[]) => parseDocument([TITLE, ...lines].join('\n'));
const heads = (tasks: readonly Task[]) =>
  tasks.map(({ number, text }) => [number, text.slice(0, 4)] as const);

describe('which level of numbers carries the clauses', () => {
  test.each([
    ['（一）', '（二）'],
    ['一、', '二、'],
    ['1.', '2.'],
    ['1、', '2、'],
    ['第一条 ', '第二条 '],
    ['（1）', '（2）'],
    ['①', '②'],
    ['1.1 ', '1.2 '],
  ])('%s alone', (first, second) => {
    const { tasks, unread } = read(
      '为促进发展，制定本措施。',
      `${first}降低成本。落实减税政策。（责任单位：甲局）`,
      `${second}优化服务。推行一网通办。（责任单位：乙局）`,
      '本措施自发布之日起施行。',
    );
    expect(heads(tasks).map(([, text]) => text)).toEqual(['降低成本', '优化服务']);
    expect(unread).toBeUndefined();
  });

  test('no number at all: every paragraph with a clause', () => {
    const { tasks } = read(
      '为促进发展，制定本措施。',
      '降低成本。（责任单位：甲局）',
      '优化服务。（乙局牵头，丙局配合）',
    );
    expect(heads(tasks)).toEqual([
      [null, '降低成本'],
      [null, '优化服务'],
    ]);
  });

  test('paragraphs under headings', () => {
    const { tasks } = read(
      '一、降低成本',
      '落实减税政策。（责任单位：甲局）',
      '清理涉企收费。（责任单位：乙局）',
      '二、优化服务',
      '推行一网通办。（责任单位：丙局）',
      '规范执法检查。（责任单位：丁局）',
    );
    expect(heads(tasks).map(([, text]) => text)).toEqual([
      '落实减税',
      '清理涉企',
      '推行一网',
      '规范执法',
    ]);
    expect(tasks[2]?.chapter).toEqual({ number: 2, title: '优化服务' });
  });

  test('prose under a heading with one clause at its end', () => {
    const { tasks } = read(
      '一、降低成本',
      '落实减税政策。',
      '清理涉企收费。',
      '责任单位：甲局、乙局',
      '二、优化服务',
      '推行一网通办。',
      '责任单位：丙局',
    );
    expect(heads(tasks)).toEqual([
      ['一', '降低成本'],
      ['二', '优化服务'],
    ]);
  });

  test('measures below a task, numbered anew, the clause at the end of the last', () => {
    const { tasks } = read(
      '一、降低成本',
      '（一）落实减税政策。',
      '1.加强辅导。',
      '2.简化流程。',
      '3.强化监督。（甲局牵头，乙局配合）',
      '（二）清理收费。',
      '1.公布清单。',
      '2.查处乱收费。（乙局负责）',
    );
    expect(heads(tasks)).toEqual([
      ['（一）', '落实减税'],
      ['（二）', '清理收费'],
    ]);
    expect(tasks[0]?.text).toContain('3.强化监督。');
  });

  test('measures below a heading, each with a clause of its own', () => {
    const { tasks } = read(
      '（一）落实减税政策。',
      '1.加强辅导。（甲局负责）',
      '2.简化流程。（乙局负责）',
      '（二）清理收费。',
      '1.公布清单。（丙局负责）',
      '2.查处乱收费。（丁局负责）',
    );
    expect(tasks.map(({ number, chapter }) => [number, chapter?.title])).toEqual([
      [1, '落实减税政策'],
      [2, '落实减税政策'],
      [1, '清理收费'],
      [2, '清理收费'],
    ]);
  });

  test('articles with items, and articles without', () => {
    const { tasks } = read(
      '第一条 资金支持',
      '给予支持。（责任单位：甲局）',
      '第二条 人才支持',
      '（一）引进。给予支持。（责任单位：乙局）',
      '（二）培养。给予支持。（责任单位：丙局）',
      '第三条 附则',
      '本措施自2027年1月1日起施行。',
    );
    expect(tasks.map(({ number }) => number)).toEqual(['第一条', '（一）', '（二）']);
  });

  test('aims before the tasks and closing chapters are none', () => {
    const { tasks, unread } = read(
      '一、总体要求',
      '（一）指导思想。坚持改革。',
      '（二）主要目标。到2027年，建成3个园区。',
      '二、重点任务',
      '（三）降低成本。（责任单位：甲局）',
      '（四）优化服务。（责任单位：乙局）',
      '三、保障措施',
      '各单位要加强领导。',
    );
    expect(tasks.map(({ number }) => number)).toEqual(['（三）', '（四）']);
    expect(unread).toBeUndefined();
  });

  test('a clause on the line of the title, words below', () => {
    const { tasks } = read(
      '（一）降低企业成本（责任单位：甲局）',
      '落实减税政策，清理涉企收费。',
      '（二）优化政务服务（责任单位：乙局）',
      '推行一网通办。',
    );
    expect(tasks.map(({ responsible }) => responsible)).toEqual([['甲局'], ['乙局']]);
    expect(tasks[0]?.text).toMatch(/^降低企业成本.*清理涉企收费。$/s);
  });

  test('the whole plan on one line', () => {
    const line =
      '为促进发展，制定本措施。一、降低成本（一）落实减税政策。加强辅导。（责任单位：甲局）（二）清理收费。公布清单。（责任单位：乙局、丙局）二、优化服务（三）推行一网通办。（丙局牵头，丁局配合）';
    const { tasks } = read(line);
    expect(tasks.map(({ number, text }) => [number, text])).toEqual([
      ['（一）', '落实减税政策。加强辅导。'],
      ['（二）', '清理收费。公布清单。'],
      ['（三）', '推行一网通办。'],
    ]);
    expect(tasks[2]?.chapter).toEqual({ number: 2, title: '优化服务' });
  });

  test('figures without a dot, where the next is due', () => {
    const { tasks } = read('1 降低成本。（责任单位：甲局）', '2 优化服务。（责任单位：乙局）');
    expect(heads(tasks)).toEqual([
      [1, '降低成本'],
      [2, '优化服务'],
    ]);
  });

  test('annexes are counted anew', () => {
    const rows = ['一、重点任务', '1.降低成本。（甲局负责）', '2.优化服务。（乙局负责）'];
    const { tasks, unread } = read(...rows, '附件2', ...rows);
    expect(tasks.map(({ number }) => number)).toEqual([1, 2, 1, 2]);
    expect(unread).toBeUndefined();
  });

  test('clauses in mid-paragraph do not part a task', () => {
    const { tasks } = read(
      '（一）降低成本。落实减税政策。（甲局负责）清理涉企收费。（乙局、丙局负责）',
      '（二）优化服务。（丁局负责）',
    );
    expect(tasks).toHaveLength(2);
    expect(tasks[0]?.responsible).toEqual(['甲局', '乙局', '丙局']);
  });
});

describe('letter and title', () => {
  const letter = [
    '云岭市人民政府关于印发《2027年重点工作分工方案》的通知',
    '云政发〔2027〕1号',
    '各县（市、区）人民政府：',
    '现将《2027年重点工作分工方案》印发给你们，请认真落实。',
    '一、各牵头单位于每季度首月5日前将进展情况报市政府办公室。',
    '二、各单位要加强配合。',
  ];

  test('a letter with numbers of its own before the plan', () => {
    const document = parseDocument(
      [...letter, '2027年重点工作分工方案', '一、稳增长', '1.做事。（甲局牵头）'].join('\n'),
    );
    expect(document.title).toBe('2027年重点工作分工方案');
    expect(document.period).toEqual({ from: 2027, to: 2027 });
    expect(document.tasks).toMatchObject([{ number: 1, chapter: { number: 1, title: '稳增长' } }]);
    expect(document.duties).toMatchObject([{ cadence: 'quarterly', due: '5' }]);
  });

  test('a letter without a plan', () => {
    const { tasks, duties } = parseDocument(letter.join('\n'));
    expect(tasks).toEqual([]);
    expect(duties).toHaveLength(1);
  });

  test('a title on two lines, no letter, no period', () => {
    const document = parseDocument(
      '某省人民政府关于加快推进\n农业机械化的指导意见\n某政发〔2018〕42号\n（一）做事。（甲厅负责）',
    );
    expect(document).toMatchObject({
      title: '某省人民政府关于加快推进农业机械化的指导意见',
      period: null,
    });
  });
});

describe('paragraphs without numbers', () => {
  const texts = (...lines: string[]) =>
    parseDocument(['某市行动计划', ...lines].join('\n')).tasks.map(({ text }) => text);

  test('a title above several is theirs together; one above each is its own', () => {
    const task = (name: string) => `${name}。做好工作。（甲局牵头）`;
    expect(texts('重点任务', task('甲'), task('乙'))).toEqual(['甲。做好工作。', '乙。做好工作。']);
    expect(texts('甲事', '做好工作。（甲局牵头）', '乙事', '抓好工作。（乙局牵头）')).toEqual([
      '甲事\n做好工作。',
      '乙事\n抓好工作。',
    ]);
  });

  test('the sign of a list is no word', () => {
    expect(texts('●优化审批。（甲局牵头）', '— 强化监管。（乙局牵头）')).toEqual([
      '优化审批。',
      '强化监管。',
    ]);
  });
});
