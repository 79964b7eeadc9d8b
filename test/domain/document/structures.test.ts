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

describe('tables', () => {
  const rows = [
    ['序号', '重点任务', '牵头单位', '配合单位', '完成时限'],
    ['1', '推行一件事服务', '甲局', '乙局、丙局', '2027年4月底前'],
    ['2', '清理准入壁垒', '乙局', '—', '2027年第二季度'],
    ['3', '优化用电报装', '丙局', '甲局', '长期坚持'],
  ];
  const expected = [
    { number: 1, lead: ['甲局'], cooperating: ['乙局', '丙局'], deadline: '2027-04-30' },
    { number: 2, lead: ['乙局'], cooperating: [], deadline: '2027-06-30' },
    { number: 3, lead: ['丙局'], cooperating: ['甲局'], deadline: null },
  ];

  test.each([
    ['tabs', (cells: string[]) => cells.join('\t')],
    ['bars', (cells: string[]) => `| ${cells.join(' | ')} |`],
    ['wide blanks', (cells: string[]) => cells.join('    ')],
  ])('cells parted by %s', (_, join) => {
    const { tasks } = read(...rows.map(join));
    expect(tasks).toMatchObject(expected);
  });

  test('headings between the rows, the head repeated, cells left out above', () => {
    const { tasks } = read(
      '类别\t工作任务\t责任单位\t完成时间',
      '一、优化服务',
      '政务\t推行一件事服务\t甲局牵头，乙局配合\t6月底前',
      '\t清理准入壁垒\t乙局、丙局\t2027年12月31日',
      '类别\t工作任务\t责任单位\t完成时间',
      '能源\t优化用电报装\t丙局\t2027年上半年',
    );
    expect(tasks).toMatchObject([
      { lead: ['甲局'], cooperating: ['乙局'], deadline: null },
      { responsible: ['乙局', '丙局'], deadline: '2027-12-31' },
      { responsible: ['丙局'], deadline: '2027-06-30' },
    ]);
  });

  test('English columns', () => {
    const { tasks } = parseDocument(
      [
        'Clean Air Plan 2027',
        'No.\tAction\tLead agency\tContributing agencies\tDue',
        '1\tPublish standards\tDepartment for Environment and Water\tEnergy Regulator, Standards Office\tQ2 2027',
        '2\tInstall sensors\tRoads Agency\tNone\t31 December 2028',
      ].join('\n'),
    );
    expect(tasks).toMatchObject([
      {
        lead: ['Department for Environment and Water'],
        cooperating: ['Energy Regulator', 'Standards Office'],
        deadline: '2027-06-30',
      },
      { lead: ['Roads Agency'], cooperating: [], deadline: '2028-12-31' },
    ]);
  });
});

describe('records', () => {
  test('English, with any names of the fields', () => {
    const { tasks } = parseDocument(
      [
        'Housing Action Plan 2027-2030',
        'Action 1.1: Build 400 homes near stations.',
        'Lead: Ministry of Housing and Planning',
        'Partners: Treasury; city councils and Department of Transport',
        'Timeline: March 2028',
        'Action 1.2: Review the building code.',
        'Responsible: Standards Office, Energy Regulator',
        'Deadline: Q4 2027',
      ].join('\n'),
    );
    expect(tasks).toMatchObject([
      {
        number: '1.1',
        lead: ['Ministry of Housing and Planning'],
        cooperating: ['Treasury', 'city councils', 'Department of Transport'],
        deadline: '2028-03-31',
      },
      {
        number: '1.2',
        lead: [],
        responsible: ['Standards Office', 'Energy Regulator'],
        deadline: '2027-12-31',
      },
    ]);
  });

  test('Chinese', () => {
    const { tasks } = read(
      ...[
        '任务名称：推行一件事服务',
        '牵头单位：甲局',
        '配合单位：乙局、丙局',
        '完成时限：2027年6月',
      ],
      ...['任务名称：清理准入壁垒', '牵头单位：乙局', '配合单位：无', '完成时限：长期'],
    );
    expect(tasks).toMatchObject([
      {
        text: '推行一件事服务',
        lead: ['甲局'],
        cooperating: ['乙局', '丙局'],
        deadline: '2027-06-30',
      },
      { text: '清理准入壁垒', lead: ['乙局'], cooperating: [], deadline: null },
    ]);
  });
});
