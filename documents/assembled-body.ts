import type { Assembly, Paragraph } from '../domain/assembly/assembly.ts';
import { kindOf } from '../domain/kinds/kinds.ts';
import { kindWordsOf } from '../domain/kinds/words.ts';
import { numberedAt, plainParagraph, type Block } from '../domain/letters/official-document.ts';
import { taskName } from '../domain/letters/wording.ts';
import type { Tally } from '../domain/statistics/tally.ts';
import { wordsZh } from '../domain/words/words.zh.ts';

/** What stands in a document: who writes it, by the keys of its form, and what was assembled. */
export interface AssembledContent {
  kind: string;
  texts: Readonly<Record<string, string>>;
  assembly: Assembly;
}

/** The body of a document, section by section as its form has them: what is written, then what is assembled. */
export function assembledBody(content: AssembledContent): Block[] {
  const { kind } = content;
  const { forms, formVersion, assembles = [] } = kindOf(kind);
  const specs = forms[formVersion]?.({ taskId: null }) ?? [];
  const { fields } = kindWordsOf('zh-CN', kind);
  const sections = specs
    .map(({ name }) => ({
      name: fields[name]?.label ?? name,
      blocks: assembles.find((each) => each.name === name)?.byChapter
        ? chapterBlocks(content, name)
        : [...written(content.texts[name]), ...blocksOf(content, name)],
    }))
    .filter(({ blocks }) => blocks.length > 0);
  return sections.flatMap(({ name, blocks }, index) => [numberedAt(1, index + 1, name), ...blocks]);
}

/** What somebody typed, a paragraph a line. */
const written = (text = ''): Block[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map(plainParagraph);

/** What was assembled of a section that has no chapters. */
function blocksOf({ assembly }: AssembledContent, name: string): Block[] {
  if (name === 'reporting') return reportingBlocks(assembly);
  const paragraphs =
    name === 'disagreements'
      ? assembly.disagreements
      : (assembly.sections.find((each) => each.name === name)?.paragraphs ?? []);
  return itemsOf(paragraphs);
}

/** Each chapter with what is written of it, and its tasks in their order. */
function chapterBlocks({ texts, assembly }: AssembledContent, name: string): Block[] {
  const paragraphs = assembly.sections.find((each) => each.name === name)?.paragraphs ?? [];
  const own = written(texts[name]);
  const chapters = chaptersOf(assembly, paragraphs);
  return [
    ...own,
    ...chapters
      .map((chapter, index) => ({
        chapter,
        blocks: [
          ...(chapter === null ? [] : written(texts[`${name}.c${index + 1}`])),
          ...itemsOf(paragraphs.filter((each) => each.chapter === chapter)),
        ],
      }))
      .filter(({ blocks }) => blocks.length > 0)
      .flatMap(({ chapter, blocks }, index) => [
        numberedAt(2, index + 1, chapter ?? '单位整体报送'),
        ...blocks,
      ]),
  ];
}

/** The chapters in the order of the plan, as the counts name them; what belongs to none comes last. */
function chaptersOf(assembly: Assembly, paragraphs: readonly Paragraph[]): (string | null)[] {
  const counted = assembly.statistics.chapters.map(({ chapter }) => chapter);
  const named = [...new Set([...counted, ...paragraphs.map(({ chapter }) => chapter)])];
  return [...named.filter((chapter) => chapter !== null), ...(named.includes(null) ? [null] : [])];
}

/** Paragraphs with what each is about and rests on, numbered. */
const itemsOf = (paragraphs: readonly Paragraph[]): Block[] =>
  paragraphs.flatMap((each, index) => {
    const lines = each.text.split('\n').filter((line) => line.trim() !== '');
    const said = lines.map((line, place) => {
      const nil = place === 0 && isNil(each) ? '本期无进展：' : '';
      const source = place === lines.length - 1 ? sourceOf(each) : '';
      return plainParagraph(nil + line.trim() + source);
    });
    return [numberedAt(3, index + 1, headingOf(each)), ...said];
  });

/** Whether it is the reason of a report without progress. */
export const isNil = ({ key, source }: Paragraph): boolean => key === `${source.reportId}/nil`;

function headingOf({ task, agency, about }: Paragraph): string {
  const subject = task ? `第${task.number}项任务：${taskName(task.text)}` : agency.name;
  return about === null ? subject : `${subject}（${about}）`;
}

/** （自治区水利厅，第2稿，原文第45行） */
export function sourceOf({ agency, source, span }: Pick<Paragraph, 'agency' | 'source' | 'span'>) {
  const names = [
    agency.name,
    ...(source.revision === null ? [] : [`第${source.revision}稿`]),
    ...(span ? [`原文第${span.line}行`] : []),
  ];
  return `（${names.join('，')}）`;
}

/** 应报、已报、未报: the counts of the roster, and who is not in it. */
function reportingBlocks({ kind, statistics, missing }: Assembly): Block[] {
  const { total, chapters } = statistics;
  const isReviewed = kindOf(kind).review !== 'none';
  const counts = (tally: Tally) => countsOf(tally, isReviewed);
  return [
    plainParagraph(`${counts(total)}。`),
    ...(chapters.length > 1
      ? [
          {
            type: 'facts' as const,
            rows: chapters.map(({ chapter, tally }) => ({
              label: chapter ?? '单位整体报送',
              text: counts(tally),
            })),
          },
        ]
      : []),
    ...missingBlocks('never', '截至汇总时未报送的：', missing),
    ...missingBlocks('not_accepted', '已报送但尚未审核通过、未纳入汇总的：', missing),
  ];
}

function missingBlocks(
  why: Assembly['missing'][number]['why'],
  heading: string,
  missing: Assembly['missing'],
): Block[] {
  const own = missing.filter((each) => each.why === why);
  if (own.length === 0) return [];
  return [
    plainParagraph(heading),
    ...own.map(({ agency, task, dueOn }, index) =>
      numberedAt(
        3,
        index + 1,
        `${agency.name}${task ? `（第${task.number}项任务：${taskName(task.text)}）` : ''}，应于${wordsZh.shortDate(dueOn)}前报送。`,
      ),
    ),
  ];
}

/** 应报99项，已报95项（按时90项、逾期5项） … */
export function countsOf(
  { owed, filed, accepted, original, left, nil }: Tally,
  isReviewed = true,
): string {
  return [
    `应报${owed}项，已报${filed}项（按时${original.filedOnTime}项、逾期${original.filedLate}项）`,
    ...(isReviewed ? [`审核通过${accepted}项`] : []),
    ...(nil > 0 ? [`无进展${nil}项`] : []),
    `未报${owed - filed}项`,
    ...(left > 0 ? [`中途退出报送范围${left}项`] : []),
  ].join('，');
}
