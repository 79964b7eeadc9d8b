import { describe, expect, test } from '@jest/globals';
import { whenOf } from '../../../domain/document/cadence.ts';
import { findDatedDuties } from '../../../domain/document/dated-duties.ts';
import { findDatedSteps } from '../../../domain/document/dated-steps.ts';
import { findIndicators } from '../../../domain/document/indicators.ts';
import { fold } from '../../../domain/document/notation.ts';
import { labelOf, suffixOf } from '../../../domain/document/role-words.ts';
import { tellingSentences } from '../../../domain/document/sentences.ts';

/*
 * Patterns are tried only on words that hold a character of theirs. Each of these has one such
 * character and no other: a kind that is forgotten hides what it stands for.
 */
const said = (text: string) => {
  const folded = fold(text);
  return { folded, sentences: tellingSentences(folded, [0, text.length]) };
};

describe('what the signs of a sentence let through', () => {
  test.each([
    ['每周报送', 'weekly'],
    ['每星期报送', 'weekly'],
    ['每旬报送', 'weekly'],
    ['按月报送', 'monthly'],
    ['按季报送', 'quarterly'],
    ['每半年报送', 'half-yearly'],
    ['逐年报送', 'yearly'],
    ['6月报送', undefined],
    ['6月5日报送', 'once'],
    ['年终报送', 'once'],
    ['年末报送', 'once'],
    ['今年底报送', 'once'],
    ['二季度前报送', 'once'],
    ['印发之日起10天内报送', 'once'],
    ['切实抓好落实', undefined],
  ])('%s: %s', (words, cadence) => {
    expect(whenOf(fold(words))?.cadence).toBe(cadence);
  });

  test.each(['定期', '不定期', '适时', '及时', '随时', '常态化', '经常', '动态'])(
    'an order without a clock: %s',
    (words) => {
      const text = `${words}向市政府报送情况`;
      const { folded, sentences } = said(text);
      expect(findDatedDuties(text, folded, { sentences, task: 1 }).possible).toHaveLength(1);
    },
  );

  test.each([
    ['到2015年，建成一批基地', 2015],
    ['“十二五”期间，建成一批基地', 2015],
    ['用两年时间，建成一批基地', '两年'],
    ['三年内，建成一批基地', '三年'],
    ['绿化率提高到90%', null],
    ['收入年均增长5%', '每年'],
  ])('an indicator: %s', (text, by) => {
    const { folded, sentences } = said(text);
    expect(findIndicators(text, folded, 1, sentences)).toEqual([
      expect.objectContaining({ by, quote: text }),
    ]);
  });

  test.each(['2012年底前出台办法', '6月前出台办法', '第三季度前出台办法', '完成时限：2013年'])(
    'a dated step: %s',
    (text) => {
      const { folded, sentences } = said(text);
      const stretch = { sentences, task: 1, span: [0, text.length] as const };
      const period = { from: 2011, to: 2015 };
      expect(findDatedSteps(text, folded, { ...stretch, period })).toHaveLength(1);
    },
  );

  test('a duty in English has no Chinese character', () => {
    const text = 'Lead agencies must report progress to the Minister every quarter.';
    const { folded, sentences } = said(text);
    expect(findDatedDuties(text, folded, { sentences, task: 1 }).dated).toEqual([
      expect.objectContaining({ kind: 'report', cadence: 'quarterly' }),
    ]);
  });
});

describe('what the last character of words lets through', () => {
  test.each([
    ['甲局牵头', 'lead'],
    ['甲局牵头抓总', 'lead'],
    ['甲局为主', 'lead'],
    ['甲局积极参与', 'cooperating'],
    ['甲局配合做好工作', 'cooperating'],
    ['甲局督促指导', 'guiding'],
    ['甲局按职责分工', 'responsible'],
    ['甲局组织落实到位', 'responsible'],
    ['甲局依照职能', 'responsible'],
    ['Agency to lead', 'lead'],
    ['Agency SUPPORTING', 'cooperating'],
    ['甲局', undefined],
  ])('a phrase behind names: %s: %s', (words, role) => {
    expect(suffixOf(words)?.role).toBe(role);
  });

  test.each([
    ['省级牵头单位', 'lead'],
    ['责任单位（部门）', 'responsible'],
    ['配合单位（科室）', 'cooperating'],
    ['责任人', 'person'],
    ['分管领导同志', 'person'],
    ['完成时限要求', 'deadline'],
    ['Lead agency', 'lead'],
    ['市财政局', undefined],
  ])('a label: %s: %s', (words, label) => {
    expect(labelOf(fold(words))).toBe(label);
  });
});
