import { signedDocument } from '../../documents/signed-files.ts';
import type { OfficialDocument } from '../../domain/letters/official-document.ts';
import type { Assembly, Paragraph } from '../../domain/assembly/assembly.ts';
import { statistics } from '../../domain/statistics/statistics.ts';

const SIGNED_AT = new Date('2028-02-01T02:00:00Z');
const TALLY = statistics([], { now: SIGNED_AT, zone: 'Asia/Shanghai' });
const CHAPTERS = ['农业', '水利'];

/** Said on a task of the plan, so long that it fills lines of its own. */
const said = (name: string, order: number, text: string): Paragraph => ({
  key: `dongbei-${name}-t${order}`,
  text,
  about: null,
  agency: { id: 'shuili', name: '自治区水利厅', nameEn: null },
  task: { number: String(order), order, text: '推进大型灌区续建配套与节水改造' },
  chapter: CHAPTERS[order % 2] ?? null,
  source: { reportId: `dongbei-periodic-2027-t${order}`, revision: 1 + (order % 3) },
  span: { from: order * 40, to: order * 40 + 39, line: order + 12 },
});

const TEXT =
  '完成灌区续建配套项目十二处，新增节水灌溉面积八万亩；干渠衬砌三百二十公里，配套建筑物一千余座，年节水能力达到四千万立方米。';

function specimen(kind: string, period: string, sections: Assembly['sections']): OfficialDocument {
  const assembly: Assembly = {
    ...{ kind, period, sections },
    disagreements: [said('disagreement', 3, '节水面积应以验收数为准，建议改为七万亩。')],
    missing: [{ ...said('missing', 5, ''), why: 'never', dueOn: `${period}-12-31` }],
    statistics: {
      total: TALLY,
      chapters: [...CHAPTERS, null].map((chapter) => ({ chapter, tally: TALLY })),
    },
  };
  return signedDocument({
    ...{ planId: 'dongbei', planTitle: '某自治区重点工作分工方案', zone: 'Asia/Shanghai', period },
    ...{ kind, agency: '内蒙古自治区发展和改革委员会', superior: '自治区人民政府办公厅' },
    ...{ version: 1, writtenBy: '规划处', signedBy: '分管主任', signedAt: SIGNED_AT },
    ...{ assembly, texts: { overview: TEXT }, former: null, head: null },
  });
}

const paragraphs = (name: string, text: string) => ({
  name,
  paragraphs: [1, 2, 3, 4].map((order) => said(name, order, text)),
});

/** What is signed off: a yearly consolidation, and the report on the midterm evaluation. */
export const signedSpecimens = (): Record<string, OfficialDocument> => ({
  consolidation: specimen('consolidation', '2027', [
    paragraphs('progress', TEXT),
    paragraphs('problems', '地方配套资金到位不足，部分项目开工较晚。'),
    paragraphs('support', '请求在下年度安排中予以支持。'),
  ]),
  evaluation: specimen('evaluation_report', '2013', [
    paragraphs(
      'matrix',
      '自评：基本完成；独立评估：进展有限（自治区林业厅，第1稿），相差两档以上。',
    ),
    paragraphs('hindrances', '征地拆迁进度慢，跨部门协调周期长。'),
    paragraphs('adjustments', '完成时限调整至下一年度。'),
  ]),
});
