import { describe, expect, test } from '@jest/globals';
import { parseDocument } from '../../../domain/document/parse-document.ts';

/** What a letter before a plan of one year orders, and what a task of it does. */
const read = ({ letter = '', task = '推进工作。' }: { letter?: string; task?: string }) =>
  parseDocument(
    [
      '各县（市、区）人民政府，市政府各部门：',
      '现将《2027年重点工作分工方案》印发给你们。',
      letter,
      '2027年重点工作分工方案',
      '一、稳增长',
      `1.${task}（甲局牵头，乙局配合）`,
    ].join('\n'),
  );
const when = (text: Parameters<typeof read>[0]) =>
  read(text).duties.map(({ cadence, due }) => [cadence, due ?? null]);

describe('duties of a letter', () => {
  test.each([
    ['各单位于每月25日前将进展情况报市政府督查室。', 'monthly', '25'],
    ['各牵头单位每月5日前报送上月进展情况。', 'monthly', '5'],
    ['请各责任单位每季度首月10日前将上季度情况报送市发展改革委。', 'quarterly', '10'],
    ['各牵头单位要按季度报送工作进展情况。', 'quarterly', null],
    ['各县（市、区）于每季度末月25日前报送进展情况。', 'quarterly', '25'],
    ['各单位每季度结束后10日内将进展情况报市政府办公室。', 'quarterly', '10'],
    ['各单位要于3月底前报送实施方案。', 'once', '03-31'],
    ['各单位要于2027年3月底前将实施方案报市政府办公室。', 'once', '2027-03-31'],
    ['各部门每年2月底前将上年度落实情况报市发展改革委。', 'yearly', '02-28'],
    ['各部门要于每年12月15日前，将年度工作总结报送市政府办公室。', 'yearly', '12-15'],
    ['每年6月30日和12月31日前，各单位将进展情况报市政府办公室。', 'half-yearly', '06-30,12-31'],
    ['各单位每半年向市政府报告一次工作进展。', 'half-yearly', null],
    ['各区县要在本通知印发之日起30日内制定具体实施方案。', 'once', null],
    ['请于4月20日前将联络员名单反馈市政府督查室。', 'once', '04-20'],
    ['市统计局每季度公布监测结果。', 'quarterly', null],
    ['市政府督查室每月通报进展情况。', 'monthly', null],
    ['各乡镇每周五前上报工作台账。', 'weekly', null],
    ['市财政局要每半年开展一次评估，评估结果报市政府。', 'half-yearly', null],
  ])('%s', (letter, cadence, due) => {
    expect(when({ letter })).toEqual([[cadence, due]]);
  });

  test.each([
    ['评估结果每年向社会公布。', 'yearly', null],
    ['各县（市、区）要在10个工作日内制定实施方案报市政府备案。', 'once', null],
    ['请各有关单位于6月20日、12月20日前分别报送半年和全年工作总结。', 'half-yearly', '06-20,12-20'],
  ])('%s', (letter, cadence, due) => {
    expect(when({ letter })).toEqual([[cadence, due]]);
  });

  test('年底前 and every year', () => {
    expect(when({ letter: '各部门每年年底前将落实情况报市发展改革委。' })[0]?.[0]).toBe('yearly');
    expect(when({ letter: '各部门年底前将落实情况报市发展改革委。' })[0]?.[0]).toBe('once');
  });

  test('several in one sentence', () => {
    const letter = '各单位于4月10日前报送方案，每月25日前报送进展，12月10日前报送总结。';
    expect(when({ letter })).toEqual([
      ['once', '04-10'],
      ['monthly', '25'],
      ['once', '12-10'],
    ]);
  });

  test.each([
    '人员如有变动，随时更新。',
    '市政府督查室要定期通报进展情况。',
    '各单位要在年度考核中如实填报自评分值。',
    '各单位每年安排必要的工作经费。',
    '重大问题及时向市政府报告。',
    '到2027年底，建成园区30个以上。',
    '各单位要加强统筹协调，形成工作合力。',
    '各单位要高度重视，抓紧制定实施方案。',
    '本通知自2027年3月1日起施行，有效期至2029年12月31日。',
    '对企业每年给予最高10万元补贴，申报材料报市财政局。',
    '各申报单位每年3月底前报送申报材料，评选后给予奖励。',
  ])('none: %s', (letter) => {
    expect(when({ letter })).toEqual([]);
  });

  test.each(['市政府督查室要定期通报进展情况。', '重大问题及时向市政府报告。'])(
    'possible at most: %s',
    (letter) => {
      expect(read({ letter }).possible).toHaveLength(1);
    },
  );
});

describe('dated steps of a task', () => {
  test.each([
    ['6月底前完成开发区体制改革。', '06-30'],
    ['2027年9月底前建成北环快速路。', '2027-09-30'],
    ['加快建设，10月15日前投入使用。', '10-15'],
    ['年底前出台实施细则。', '12-31'],
    ['8月底前，完成普查并公布结果。', '08-31'],
  ])('%s', (task, due) => {
    expect(read({ task }).duties).toMatchObject([
      {
        kind: /公布/.test(task) ? expect.any(String) : 'deliverable',
        cadence: 'once',
        due,
        task: 1,
      },
    ]);
  });

  test('what is published every year', () => {
    expect(read({ task: '每年发布应用场景清单。' }).duties).toMatchObject([
      { kind: 'publish', cadence: 'yearly', task: 1 },
    ]);
  });

  test.each([
    '到2027年底，建成园区30个以上。',
    '每年安排2000万元支持首台套装备应用。',
    '每月举办一次消费促进活动。',
    '人员密集场所每季度组织一次应急演练。',
    '65岁以上老年人每年免费体检一次。',
    '每年评选一批示范项目，给予最高300万元补助。',
    '纳税人每年可自愿申请一次信用复评。',
    '定期发布机会清单。',
    '2027年底前普及率达到90%以上。',
    '实行“周调度、月通报”。',
    '每家企业每年最高50万元。',
  ])('none: %s', (task) => {
    expect(read({ task }).duties).toEqual([]);
  });
});

test('how many are begun by a day is a target, which are is a step', () => {
  expect(when({ task: '6月底前开工项目20个。' })).toEqual([]);
  expect(when({ task: '6月底前完成12座砖窑整治。' })).toEqual([['once', '06-30']]);
});

describe('English duties', () => {
  const duties = (sentence: string) =>
    parseDocument(
      `Clean Air Plan 2027\n${sentence}\nAction 1.1: Publish standards.\nLead: Department of Air\nAction 1.2: Install sensors.\nLead: Roads Agency`,
    ).duties.map(({ cadence, due }) => [cadence, due ?? null]);

  test.each([
    [
      'Lead agencies must submit a progress report every six months, by 31 January and 31 July.',
      'half-yearly',
      '01-31,07-31',
    ],
    [
      'Each lead agency shall report to the Cabinet Office by 31 March each year.',
      'yearly',
      '03-31',
    ],
    ['The Department of Air will publish an annual report.', 'yearly', null],
    [
      'Agencies must send monthly updates to the Secretariat by the 5th of each month.',
      'monthly',
      '5',
    ],
    ['Every department is to submit an implementation plan by 30 June 2027.', 'once', '2027-06-30'],
  ])('%s', (sentence, cadence, due) => {
    expect(duties(sentence)).toEqual([[cadence, due]]);
  });

  test.each([
    'The Government invests 40 million crowns every year in clean air.',
    'We will keep the plan under regular review.',
    'Fares are reviewed every year.',
    'Monthly passes now cover the whole network.',
  ])('none: %s', (sentence) => {
    expect(duties(sentence)).toEqual([]);
  });
});

test('how many are begun by a day is a target, which are is a step', () => {
  expect(when({ task: '6月底前开工项目20个。' })).toEqual([]);
  expect(when({ task: '6月底前完成12座砖窑整治。' })).toEqual([['once', '06-30']]);
});

describe('English duties of running text', () => {
  const duties = (sentence: string) =>
    parseDocument(
      [
        'Action Plan 2027-2030',
        'Action 1: Build homes.',
        'Lead agency: Ministry of Housing',
        'Reporting',
        sentence,
      ].join('\n'),
    ).duties.map(({ kind, cadence, due }) => [kind, cadence, due ?? null]);

  test.each([
    [
      'The Ministry must complete a review by December 2028.',
      ['deliverable', 'once', '2028-12-31'],
    ],
    ['Agencies report to the Minister every quarter.', ['report', 'quarterly', null]],
    [
      'Reports are due to the Secretariat on 31 January and 31 July each year.',
      ['report', 'half-yearly', '01-31,07-31'],
    ],
    [
      'A report shall be submitted by each lead agency before 1 December every year.',
      ['report', 'yearly', '12-01'],
    ],
  ])('%s', (sentence, expected) => expect(duties(sentence)).toEqual([expected]));

  test.each([
    'The Treasury will invest $20 million each year.',
    'Homes will be delivered by councils by 30 June 2028.',
    'Progress will be reviewed each year.',
    'Agencies are encouraged to share lessons regularly.',
  ])('none: %s', (sentence) => expect(duties(sentence)).toEqual([]));
});

describe('orders of a letter before a plan of several years', () => {
  const read = (letter: string) => {
    const { duties, possible = [] } = parseDocument(
      [
        '各市：',
        '现将《三年行动方案（2026—2028年）》印发给你们。',
        letter,
        '三年行动方案（2026—2028年）',
        '1.做事。（甲局牵头）',
      ].join('\n'),
    );
    const plain = (all: typeof duties) =>
      all.map(({ kind, cadence, due }) => [kind, cadence, due ?? null]);
    return { duties: plain(duties), possible: plain(possible) };
  };

  test('a date or rhythm of its own counts; the order says what it is', () => {
    expect(
      read(
        '各市要于2026年5月底前制定实施方案。各单位每季度末前将进展情况报送省商务厅，省商务厅汇总后于每年1月15日前报省政府。',
      ).duties,
    ).toEqual([
      ['implementation_plan', 'once', '2026-05-31'],
      ['report', 'quarterly', null],
      ['consolidation', 'yearly', '01-15'],
    ]);
  });

  test('without one it counts in a numbered paragraph, and is only possible elsewhere', () => {
    const plan = ['implementation_plan', 'once', null];
    expect(read('一、各市要抓紧制定实施方案。')).toEqual({ duties: [plan], possible: [] });
    expect(read('各市要抓紧制定实施方案。')).toEqual({ duties: [], possible: [plan] });
  });
});
