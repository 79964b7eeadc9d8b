import { INPUT, OPINION } from '../domain/forms/opinion.ts';
import { kindWordsOf } from '../domain/kinds/words.ts';
import { numberedAt, plainParagraph, type Block } from '../domain/letters/official-document.ts';
import { contributionState, type ContributionState } from '../domain/report/contribution-state.ts';
import { textNamed } from '../domain/report/contribution.ts';
import { wordsZh } from '../domain/words/words.zh.ts';
import { filedWith, type ReportFiles } from '../ledger/read/report-files.ts';
import { attachmentBlocks } from './attachment-list.ts';
import type { Contribution } from '../ledger/read/contributions.ts';
import type { Cooperation } from '../ledger/read/cooperation.ts';

const STATES: Record<ContributionState, string> = {
  agree: '同意',
  disagree: '不同意',
  input: '已提供情况，未表态',
  waiting: '待答复',
  overdue: '逾期未答复',
  to_come: '尚未征求',
  missed: '未答复',
  not_asked: '未征求（报告先行办结）',
};

/** 配合意见: who agreed, disagreed or did not answer, each on which text, and in which words. */
export function contributionBlocks(
  { contributions, newest }: Pick<Cooperation, 'contributions' | 'newest'>,
  files: Pick<ReportFiles, 'listed'>,
  zone: string,
  now: Date,
): Block[] {
  return contributions.flatMap((each, index) => [
    numberedAt(3, index + 1, lineOf(each, newest, zone, now)),
    ...saidIn(each),
    ...(each.given ? attachmentBlocks(filedWith(files, each.id, each.given.revision)) : []),
  ]);
}

function lineOf(each: Contribution, newest: string | null, zone: string, now: Date): string {
  const { agency, given } = each;
  const state = `${agency.name}：${STATES[contributionState(each, now)]}`;
  if (!given) return `${state}。`;
  const changed = newest !== null && newest !== given.on ? '，此后文稿已有变动' : '';
  const on = given.on === null ? '' : `（针对${textName(given.on)}${changed}）`;
  const late = given.late ? '逾期' : '';
  return `${state}${on}，${wordsZh.instant(given.at, zone)}${late}答复，答复人：${given.by}。`;
}

function saidIn({ kind, given }: Contribution): Block[] {
  const label = (name: string) => kindWordsOf('zh-CN', kind).fields[name]?.label ?? name;
  return [
    { name: OPINION, text: given?.opinion ?? '' },
    { name: INPUT, text: given?.input ?? '' },
  ]
    .filter(({ text }) => text !== '')
    .map(({ name, text }) => plainParagraph(`${label(name)}：${text}`));
}

/** A text of the lead's as the pages call it. */
function textName(name: string): string {
  const text = textNamed(name);
  if (!text) return name;
  return text.what === 'draft' ? `第${text.number}次分享的草稿` : `第${text.number}稿`;
}
