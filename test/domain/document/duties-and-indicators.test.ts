import { describe, expect, test } from '@jest/globals';
import { parseDocument } from '../../../domain/document/parse-document.ts';

const BODY = '\n一、甲章\n（一）甲节\n1. ';
const TITLE = '某省振兴“十三五”规划重点工作分工方案';

function duties(...letter: string[]) {
  const text = `各市：\n现将《${TITLE}》印发。\n${letter.join('\n')}\n${TITLE}${BODY}做事。（省水利厅牵头）`;
  const { duties } = parseDocument(text);
  for (const { quote, span } of duties) expect(text.slice(...span)).toBe(quote);
  return duties.map(({ kind, quote }) => [kind, quote]);
}

function indicators(sentence: string) {
  const { indicators } = parseDocument(`${TITLE}${BODY}做事。${sentence}。（省水利厅牵头）`);
  for (const { quote } of indicators) expect(quote).toBe(sentence);
  return indicators.map(({ target, unit, by }) => [target, unit, by]);
}

describe('duties of a letter for another plan', () => {
  test('are found whoever the commission is', () => {
    expect(
      duties(
        '一、各市要编制本市的落实方案。',
        '二、省工业和信息化厅负责统筹协调，适时组织中期评估；重要情况随时上报省政府。',
        '三、各单位每年12月15日前，将工作进展报送省工业和信息化厅，由其汇总后报省人民政府。省政府将适时开展专项检查。',
      ),
    ).toEqual([
      ['implementation_plan', '各市要编制本市的落实方案'],
      ['coordination', '省工业和信息化厅负责统筹协调'],
      ['midterm', '适时组织中期评估'],
      ['major_issue', '重要情况随时上报省政府'],
      ['annual', '各单位每年12月15日前，将工作进展报送省工业和信息化厅'],
      ['consolidation', '由其汇总后报省人民政府'],
      ['inspection', '省政府将适时开展专项检查'],
    ]);
  });

  test('a caption orders nothing', () => {
    expect(duties('一、加强政策研究', '二、加强综合协调。各单位要研究国家政策。')).toEqual([
      ['policy', '各单位要研究国家政策'],
    ]);
  });

  test('two in one clause share it', () => {
    expect(duties('一、请将中期评估中的重大问题及时报告省政府。').map(([kind]) => kind)).toEqual([
      'midterm',
      'major_issue',
    ]);
  });
});

describe('targets of a task', () => {
  test.each([
    ['到2020年，覆盖率达到９５．５％以上', [[95.5, '%', 2020]]],
    ['2018年底前建成高速公路网', [['建成高速公路网', null, 2018]]],
    [
      '新增就业10万人，失业率控制在4.5%以内',
      [
        [10, '万人', null],
        [4.5, '%', null],
      ],
    ],
    ['“十三五”末基本实现全覆盖', [['基本实现全覆盖', null, 2020]]],
    ['收入年均增长8%左右', [[8, '%', '每年']]],
    ['三年内解决遗留问题，建立长效机制', [['解决遗留问题', null, '三年']]],
  ])('%s', (sentence, expected) => {
    expect(indicators(sentence)).toEqual(expected);
  });

  test.each([
    '加强500千伏主网架和千万千瓦级风电基地建设',
    '“十三五”期间，加强基础设施建设',
    '继续实施《合作规划纲要（2009-2018）》',
    '实施五项重点改革，提高3个方面的能力',
  ])('%s: sets none', (sentence) => {
    expect(indicators(sentence)).toEqual([]);
  });
});
