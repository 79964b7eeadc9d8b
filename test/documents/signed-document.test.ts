import { expect, test } from '@jest/globals';
import { signedDocument } from '../../documents/signed-files.ts';
import { statistics } from '../../domain/statistics/statistics.ts';

test('a further version names the chapters whose words were changed', () => {
  const at = new Date('2028-02-01T02:00:00Z');
  const tally = statistics([], { now: at, zone: 'Asia/Shanghai' });
  const assembly = {
    ...{ kind: 'consolidation', period: '2027', sections: [], disagreements: [], missing: [] },
    statistics: {
      total: tally,
      chapters: ['农业', '水利', null].map((chapter) => ({ chapter, tally })),
    },
  };
  const texts = { overview: '平稳', 'progress.c1': '甲', 'progress.c2': '乙' };
  const { body } = signedDocument({
    ...{ planId: 'small', planTitle: '方案', zone: 'Asia/Shanghai', period: '2027' },
    ...{ kind: 'consolidation', agency: '自治区发展改革委', superior: '办公厅', version: 2 },
    ...{ writtenBy: '规划处', signedBy: '分管主任', signedAt: at, assembly },
    texts: { ...texts, overview: '总体平稳', 'progress.c2': '丙' },
    former: { version: 1, texts, assembly, signedAt: at },
    head: { chain: 'small', seq: 7, hash: 'a'.repeat(64) },
  });
  const lines = body.map((block) => (block.type === 'facts' ? '' : block.text));
  expect(lines.slice(-3)).toEqual([
    '1.总体情况：综合文字有修改。',
    '2.各章进展（水利）：综合文字有修改。',
    `签发时操作记录共7条，存证校验值：small:7:${'a'.repeat(64)}。`,
  ]);
});
