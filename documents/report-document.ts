import { civilDateOf } from '../domain/calendar/zoned.ts';
import type { Field, FieldSpec, RepeatItem } from '../domain/forms/field-spec.ts';
import { submissionView, type SubmissionView } from '../domain/forms/submission-view.ts';
import { kindOf } from '../domain/kinds/kinds.ts';
import { askWordsOf, cycleName, kindWordsOf, periodWords } from '../domain/kinds/words.ts';
import {
  numberedAt,
  plainParagraph,
  type Block,
  type OfficialDocument,
} from '../domain/letters/official-document.ts';
import { titled } from '../domain/letters/quotation.ts';
import { taskName } from '../domain/letters/wording.ts';
import { wordsZh } from '../domain/words/words.zh.ts';
import { headText, type Head } from '../ledger/audit-chain/links.ts';
import type { Cooperation } from '../ledger/read/cooperation.ts';
import { filedWith, type ReportFiles } from '../ledger/read/report-files.ts';
import { attachmentBlocks, attachmentFacts } from './attachment-list.ts';
import { contributionBlocks } from './contributions.ts';
import type { ReadableFiled, ReportDetail } from '../ledger/read/agency/report-detail.ts';

const CHINESE = 'zh-CN';

/** What of a report goes into its file. */
export type ExportedReport = Pick<
  ReportDetail,
  | 'id'
  | 'planTitle'
  | 'zone'
  | 'kind'
  | 'period'
  | 'stage'
  | 'leftAt'
  | 'agency'
  | 'superior'
  | 'task'
  | 'orderedBy'
  | 'dueOn'
  | 'originalDueOn'
  | 'light'
> & {
  filed: FiledReport[];
  cooperation: Pick<Cooperation, 'contributions' | 'newest'>;
  files: Pick<ReportFiles, 'listed'>;
};

/** What of a revision goes into it. */
type FiledReport = Pick<
  ReadableFiled,
  | 'revision'
  | 'form'
  | 'fields'
  | 'filedAt'
  | 'filedBy'
  | 'late'
  | 'dueOn'
  | 'withdrawnAt'
  | 'review'
>;

/** A report as a file: what it is, what was filed in its newest revision, its reviews, its receipt. */
export function reportDocument(report: ExportedReport, now: Date): OfficialDocument {
  const { task, zone, cooperation } = report;
  const [newest] = report.filed;
  const { act } = askWordsOf(CHINESE, report.kind);
  const sections: { name: string; blocks: Block[] }[] = [
    { name: '基本情况', blocks: [facts(factsOf(report, now))] },
    { name: '任务原文', blocks: task ? [plainParagraph(task.text)] : [] },
    {
      name: `${act}内容`,
      blocks: newest ? contentOf(report, newest) : [plainParagraph(`尚未${act}。`)],
    },
    { name: '配合单位意见', blocks: contributionBlocks(cooperation, report.files, zone, now) },
    { name: `${act}回执`, blocks: newest ? [facts(receiptFacts(report, newest))] : [] },
    {
      name: `历次${act}${kindOf(report.kind).review === 'none' ? '' : '和审核'}`,
      blocks: reviewsOf(report),
    },
  ].filter(({ blocks }) => blocks.length > 0);
  return {
    ...exported(report, now),
    title: titleOf(report),
    body: sections.flatMap(({ name, blocks }, index) => [
      numberedAt(1, index + 1, name),
      ...blocks,
    ]),
  };
}

/**
 * 回执: that a revision was filed, when it counted, by whom, and what it said.
 * @param link of its entry in the audit.
 */
export function receiptDocument(
  report: ExportedReport,
  filed: FiledReport,
  now: Date,
  link: Head | null,
): OfficialDocument {
  const { act } = askWordsOf(CHINESE, report.kind);
  const content = contentOf(report, filed);
  return {
    ...exported(report, now),
    title: `${act}回执`,
    body: [
      facts([
        ...receiptFacts(report, filed),
        { label: '方案', text: titled(report.planTitle) },
        { label: '事项', text: subjectOf(report) },
        { label: '报送单位', text: report.agency.name },
        { label: '审核单位', text: report.superior.name },
        ...(link ? [{ label: '操作记录存证', text: headText(link) }] : []),
      ]),
      ...(content.length > 0 ? [numberedAt(1, 1, `${act}内容`), ...content] : []),
    ],
  };
}

/** What a report is called in one line: 2027年度定期报告（任务60）. */
export function titleOf({ kind, period, agency, task }: ExportedReport): string {
  if (!task) return kindWordsOf(CHINESE, kind).title(agency.name, period);
  return `${agency.name}${cycleName(CHINESE, kind, period)}（第${task.number}项任务）`;
}

const cycleOf = ({ kind, period }: ExportedReport) => cycleName(CHINESE, kind, period);

const exported = (report: ExportedReport, now: Date) => ({
  format: 'plain' as const,
  head: '',
  number: '',
  mark: `督办系统导出　${wordsZh.instant(now, report.zone)}`,
  addressee: null,
  attachments: [],
  signature: null,
  imprint: null,
  at: now,
});

type Facts = { label: string; text: string }[];
const facts = (rows: Facts): Block => ({ type: 'facts', rows });

function subjectOf(report: ExportedReport): string {
  const { task } = report;
  if (!task) return titleOf(report);
  return `${cycleOf(report)}\n第${task.number}项任务：${taskName(task.text)}`;
}

function factsOf(report: ExportedReport, now: Date): Facts {
  const { task, dueOn, originalDueOn, zone, light, leftAt, orderedBy } = report;
  const namesOf = (agencies: readonly { name: string }[]) =>
    agencies.map(({ name }) => name).join('、');
  const state = wordsZh.light(light.reason, askWordsOf(CHINESE, report.kind));
  return [
    { label: '方案', text: titled(report.planTitle) },
    {
      label: '事项',
      text: task ? `${cycleOf(report)}（第${task.number}项任务）` : titleOf(report),
    },
    { label: '报送单位', text: report.agency.name },
    ...(task && task.lead.length > 0 ? [{ label: '牵头单位', text: namesOf(task.lead) }] : []),
    ...(task && task.cooperating.length > 0
      ? [{ label: '配合单位', text: namesOf(task.cooperating) }]
      : []),
    { label: '审核单位', text: report.superior.name },
    {
      label: '截止日期',
      text: [
        wordsZh.date(dueOn),
        ...(dueOn === originalDueOn ? [] : [wordsZh.originallyDue(originalDueOn)]),
      ].join('\n'),
    },
    ...(orderedBy
      ? [
          {
            label: '报送依据',
            text:
              'quote' in orderedBy
                ? orderedBy.quote
                : `${orderedBy.addedBy}另行增列：${orderedBy.why}`,
          },
        ]
      : []),
    {
      label: '办理情况',
      text: leftAt
        ? `已于${wordsZh.instant(leftAt, zone)}退出报送范围。`
        : `截至${wordsZh.shortDate(civilDateOf(now, zone))}：${state}`,
    },
  ];
}

const revisionName = (revision: number) => `第${revision}稿`;

function receiptFacts(report: ExportedReport, filed: FiledReport): Facts {
  const { revision, filedAt, filedBy, late, dueOn, withdrawnAt } = filed;
  const at = (instant: Date) => wordsZh.instant(instant, report.zone);
  const { act } = askWordsOf(CHINESE, report.kind);
  return [
    { label: '回执编号', text: `${report.id}-${revision}` },
    { label: '稿次', text: revisionName(revision) },
    { label: `${act}时间`, text: at(filedAt) },
    {
      label: '是否按时',
      text: `${late ? '逾期' : '按时'}（截止${wordsZh.shortDate(dueOn)}24:00）`,
    },
    { label: `${act}人`, text: filedBy },
    ...(withdrawnAt ? [{ label: '撤回时间', text: at(withdrawnAt) }] : []),
    ...attachmentFacts(filedWith(report.files, report.id, revision)),
  ];
}

/** Every revision and what became of it, the oldest first. */
function reviewsOf({ kind, filed, zone, stage }: ExportedReport): Block[] {
  const { acted } = askWordsOf(CHINESE, kind);
  const at = (instant: Date) => wordsZh.instant(instant, zone);
  return [...filed].reverse().flatMap((each, index) => {
    const { revision, filedAt, late, review, withdrawnAt } = each;
    const head = `${revisionName(revision)}：${at(filedAt)}${late ? '逾期' : '按时'}${acted}`;
    const isWaiting = stage === 'reviewing' && !review && each === filed[0];
    const after = withdrawnAt ? `，${at(withdrawnAt)}撤回。` : isWaiting ? '，正在审核。' : '。';
    return [
      numberedAt(3, index + 1, head + after),
      ...(review
        ? [
            plainParagraph(
              review.outcome === 'accepted'
                ? `${at(review.reviewedAt)}审核通过，审核人：${review.reviewedBy}。`
                : `${at(review.reviewedAt)}退回，审核人：${review.reviewedBy}` +
                    (review.newDueOn === null
                      ? '。'
                      : `，须于${wordsZh.shortDate(review.newDueOn)}前重新报送。`),
            ),
            ...(review.reason === null ? [] : [plainParagraph(`审核意见：${review.reason}`)]),
          ]
        : []),
    ];
  });
}

function contentOf(
  { kind, id, files }: ExportedReport,
  { fields, form, revision }: FiledReport,
): Block[] {
  const view = submissionView(fields, form);
  const nil = view.nil ? [plainParagraph(`本期无进展。原因：${view.nilReason || '未填写'}`)] : [];
  return [
    ...nil,
    ...view.blocks.flatMap((block, index) => blockParts(kind, block, index + 1)),
    ...attachmentBlocks(filedWith(files, id, revision)),
  ];
}

/** A block of the form: a heading, then what was said; by what it is repeated for, if it is. */
function blockParts(kind: string, block: SubmissionView['blocks'][number], place: number): Block[] {
  const label = ({ name }: FieldSpec) => kindWordsOf(CHINESE, kind).fields[name]?.label ?? name;
  const [only] = block.specs;
  const heading = block.specs.map(label).join('、');
  return [
    numberedAt(2, place, heading),
    ...block.groups.flatMap(({ item, fields }, index) => [
      ...(item && only ? [numberedAt(3, index + 1, itemName(only, item))] : []),
      ...fields.map((field) => {
        const { name } = field.spec;
        const chosen = kindWordsOf(CHINESE, kind).fields[name]?.options?.[field.text];
        const said = field.text.trim() === '' ? '未填写。' : (chosen ?? field.text);
        const names = [
          ...(block.specs.length > 1 ? [label(field.spec)] : []),
          ...(field.part ? [yearName(field.part)] : []),
        ];
        const before =
          targetOf(field) + (names.length > 0 ? `${names.join('，')}：` : named(field));
        return plainParagraph(before + said);
      }),
    ]),
  ];
}

const yearName = ({ label }: RepeatItem) => periodWords(CHINESE, label) || label;

/** What the document wants of an indicator, before its value. */
function targetOf({ item, spec: { measures = 'figure' } }: Field): string {
  if (!item?.target || (measures !== 'figure' && measures !== 'words')) return '';
  const { text, by } = item.target;
  const until = by === null ? '' : `，${/^\d+$/.test(by) ? `${by}年` : by}`;
  return `目标：${text}${until}。`;
}

const named = ({ item }: Field): string => (item?.target ? '填报：' : '');

function itemName({ repeat }: FieldSpec, item: RepeatItem): string {
  if (repeat === 'year') return yearName(item);
  // The label of a task begins with its number.
  const task = /^(\S+?)\. ([\s\S]*)$/.exec(item.label);
  const isTask = repeat === 'task' || repeat === 'named';
  return isTask && task ? `第${task[1]}项任务：${taskName(task[2] ?? '')}` : item.label;
}
