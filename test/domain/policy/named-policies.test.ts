import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { byPolicy, namedPolicies } from '../../../domain/policy/named-policies.ts';

describe('the policies that a text names', () => {
  test.each([
    [
      '落实《东北振兴“十二五”规划》和《关于促进粮食生产的意见》。',
      ['东北振兴“十二五”规划', '关于促进粮食生产的意见'],
    ],
    ['依据《关于印发〈某办法〉的通知》（国发〔2012〕12号）', ['关于印发〈某办法〉的通知']],
    ['依据《关于印发《某办法》的通知》', ['关于印发《某办法》的通知']],
    ['《甲办法》之后再提《甲办法》', ['甲办法']],
    ['《甲\n办法》', ['甲办法']],
    ['没有写文件名称', []],
    ['《没有写完', []],
    ['多出一个》的《乙意见》', ['乙意见']],
    ['《》空的', []],
    [`《${'长'.repeat(121)}》`, []],
  ])('%s', (text, titles) => {
    expect(namedPolicies(text)).toEqual(titles);
  });

  test('are found whatever stands around them', () => {
    const plain = fc.stringMatching(/^[一-龟 ，。]{0,8}$/);
    const title = fc.stringMatching(/^[一-龟]{1,8}$/);
    fc.assert(
      fc.property(fc.array(fc.tuple(plain, title)), (parts) => {
        const text = parts.map(([before, each]) => `${before}《${each}》`).join('');
        expect(namedPolicies(text)).toEqual([...new Set(parts.map(([, each]) => each))]);
      }),
    );
  });
});

test('statements stand under every policy they name, the most taken up first', () => {
  const said = (text: string) => ({ text });
  const [a, b, c] = [said('《乙》'), said('《甲》和《乙》'), said('无')];
  expect(byPolicy([c, a, b])).toEqual([
    { title: '乙', statements: [a, b] },
    { title: '甲', statements: [b] },
    { title: null, statements: [c] },
  ]);
  expect(byPolicy([])).toEqual([]);
});
