import { chineseNumeral } from '../../domain/document/numerals.ts';
import { PLAN } from '../contenders/mails.ts';

/** The lines of the real notice up to its first chapter: letter and title, but for what is long. */
const TITLE = '某自治区贯彻落实国家《东北振兴“十二五”规划》重点工作分工方案';
const LETTER = [
  '各盟行政公署、市人民政府，自治区各委、办、厅、局：',
  '现将《某自治区贯彻落实国家〈东北振兴“十二五”规划〉重点工作分工方案》印发给你们，请认真组织实施。',
  '一、各有关部门要制定实施方案，明确任务，落实责任。',
  '二、各部门、各地区要认真总结，每年年底前将落实情况报自治区发展改革委，由其整理汇总后报自治区人民政府。',
];
/** Tasks a section, and sections a chapter; the shortest notice is one section. */
const [TASKS, SECTIONS] = [12, 6];

/**
 * A notice of the real one's make, so many times as long as the shortest: its tasks' own texts again
 * and again under new numbers, each with the agencies that the real one names for it.
 */
export function noticeOf(times: number): string {
  const tasks = PLAN.document.tasks;
  const lines = [
    ...LETTER.map((line, index) => (index === 0 ? line : `　　${line}`)),
    '',
    TITLE,
    '',
  ];
  for (let section = 0; section < times; section++) {
    const place = section % SECTIONS;
    if (place === 0)
      lines.push(`${chineseNumeral(section / SECTIONS + 1)}、第${section / SECTIONS + 1}部分`);
    lines.push(`（${chineseNumeral(place + 1)}）第${section + 1}节`);
    for (let i = 0; i < TASKS; i++) {
      const index = section * TASKS + i;
      const { text, lead, cooperating } = tasks[index % tasks.length]!;
      lines.push(`${index + 1}.${text}（${lead.join('、')}牵头，${cooperating.join('、')}配合）`);
    }
  }
  return lines.join('\n');
}
