import { describe, expect, test } from '@jest/globals';
import { readDeadline } from '../../../domain/document/deadlines.ts';
import { parseDocument } from '../../../domain/document/parse-document.ts';

const read = (...lines: string[]) =>
  parseDocument(['云岭市促进民营经济发展若干措施', ...lines].join('\n'));

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

describe('deadlines', () => {
  test.each([
    ['31/03/2027', '2027-03-31'],
    ['03/31/2027', '2027-03-31'],
    ['31.03.2027', '2027-03-31'],
    ['2027-2028', '2028-12-31'],
    ['2027年10月', '2027-10-31'],
    ['2026年10月—2027年3月', '2027-03-31'],
    ['2026-12', '2026-12-31'],
    ['12月底前', '2026-12-31'],
    ['By end Q1 2027', '2027-03-31'],
    ['长期坚持', null],
    ['Within 6 months', null],
  ])('%s is %s', (words, day) => expect(readDeadline(words, { from: 2026, to: 2026 })).toBe(day));
});
