import { differences, textDifferences, type Difference } from '../domain/assembly/differences.ts';
import { allSections, type Assembly, type Paragraph } from '../domain/assembly/assembly.ts';
import { civilDateOf } from '../domain/calendar/zoned.ts';
import { kindOf } from '../domain/kinds/kinds.ts';
import { kindWordsOf, periodWords } from '../domain/kinds/words.ts';
import {
  numberedAt,
  plainParagraph,
  type Block,
  type OfficialDocument,
} from '../domain/letters/official-document.ts';
import { BLANK_NUMBER } from '../domain/letters/official-text.ts';
import { titled } from '../domain/letters/quotation.ts';
import { wordsZh } from '../domain/words/words.zh.ts';
import { headText } from '../ledger/audit-chain/links.ts';
import type { MadeFile } from '../ledger/keep-files.ts';
import type { SignedContent } from '../ledger/commands/sign-off.ts';
import { assembledBody, isNil, sourceOf } from './assembled-body.ts';
import { fileName } from './file-name.ts';
import { writeDocx } from './write-docx.ts';
import { writeWorkbook, type Column } from './workbook.ts';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** 整理汇总报告 and its ledger: the files of a signed document, made once when it is signed off. */
export async function makeSignedFiles(
  content: SignedContent,
): Promise<{ title: string; files: MadeFile[] }> {
  const document = signedDocument(content);
  const [docx, xlsx] = await Promise.all([writeDocx(document), ledgerOf(content)]);
  return {
    title: document.title,
    files: [
      { ending: 'docx', name: fileName(document.title, 'docx'), mediaType: DOCX, bytes: docx },
      { ending: 'xlsx', name: fileName(ledgerName(content), 'xlsx'), mediaType: XLSX, bytes: xlsx },
    ],
  };
}

/** The document as it is signed off: a report to whoever it goes to, with its number left to the office. */
export function signedDocument(content: SignedContent): OfficialDocument {
  const { kind, period, agency, superior, version, signedAt, zone, planTitle } = content;
  const { title, sumsUp = () => undefined } = kindWordsOf('zh-CN', kind);
  const name = title(agency, period);
  const again = version === 1 ? '' : `（第${version}版）`;
  const body = assembledBody(content);
  const sections = body.filter((each) => each.type === 'paragraph' && each.level === 1).length;
  return {
    format: 'document',
    head: `${agency}文件`,
    number: BLANK_NUMBER,
    mark: null,
    title: `${agency}关于${name}${again}`,
    addressee: `${superior}：`,
    body: [
      plainParagraph(
        `根据${titled(planTitle)}印发通知要求，现将${sumsUp(period) ?? `${periodWords('zh-CN', period)}落实情况整理汇总`}报告如下。各段注明所依据的报送单位、稿次和原文位置；逐项情况见附件。`,
      ),
      ...body,
      ...changesOf(content, sections),
      ...auditNote(content),
    ],
    attachments: [ledgerName(content)],
    signature: { name: agency, date: wordsZh.shortDate(civilDateOf(signedAt, zone)) },
    imprint: null,
    at: signedAt,
  };
}

/** Where the audit stood: with it anybody can check that nothing before the signing was changed. */
const auditNote = ({ head }: SignedContent): Block[] =>
  head === null
    ? []
    : [plainParagraph(`签发时操作记录共${head.seq}条，存证校验值：${headText(head)}。`)];

/** 与前一版相比的变化: of a further version only. */
function changesOf({ kind, former, texts, assembly }: SignedContent, sections: number): Block[] {
  if (!former) return [];
  const label = (name: string) => labelOf(kind, name);
  const lines = [
    ...textDifferences(former.texts, texts).map(
      ({ key }) =>
        `${label(key.split('.')[0] ?? key)}${chapterOf(key, assembly)}：综合文字有修改。`,
    ),
    ...differences(former.assembly, assembly).map(
      (each) => `${label(each.section)}：${lineOf(each)}`,
    ),
  ];
  return [
    numberedAt(1, sections + 1, `与第${former.version}版相比的变化`),
    ...(lines.length === 0
      ? [plainParagraph('所依据的报送稿没有变化。')]
      : lines.map((line, index) => numberedAt(3, index + 1, line))),
  ];
}

/** “（建设富裕美好新农村）”: of what was written of a chapter, by its key (`progress.c3`). */
function chapterOf(key: string, { statistics }: Assembly): string {
  const place = /\.c(\d+)$/.exec(key)?.[1];
  const chapters = statistics.chapters.flatMap(({ chapter }) => chapter ?? []);
  const chapter = place === undefined ? undefined : chapters[Number(place) - 1];
  return chapter === undefined ? '' : `（${chapter}）`;
}

function lineOf(each: Difference): string {
  const about = each.what === 'removed' ? each.before : each.after;
  const subject = (about.task ? `第${about.task.number}项任务` : '单位整体报送') + sourceOf(about);
  const said = ({ text }: Paragraph) => (WHY[text] ?? text).replaceAll('\n', ' ');
  if (each.what === 'changed')
    return `${subject}修改，原为“${said(each.before)}”，现为“${said(each.after)}”。`;
  return `${subject}${each.what === 'added' ? '新增' : '删去'}：“${said(about)}”。`;
}

/** Why a report is not in it. */
const WHY: Readonly<Record<string, string>> = {
  never: '未报送',
  not_accepted: '已报送，尚未审核通过',
};

function labelOf(kind: string, name: string): string {
  if (name === 'missing') return '未报送名单';
  return kindWordsOf('zh-CN', kind).fields[name]?.label ?? name;
}

const ledgerName = ({ kind, period }: SignedContent) =>
  `${kindWordsOf('zh-CN', kind).sumsUp?.(period) ?? periodWords('zh-CN', period)}报送台账`;

/** One report of the cycle with all that is in the document of it. */
interface LedgerRow {
  place: Pick<Paragraph, 'task' | 'chapter' | 'agency' | 'source' | 'span'>;
  state: string;
  said: Map<string, string[]>;
}

/** 台账: every report of the cycle, with its id and revision, what it says, and the line of the notice. */
function ledgerOf(content: SignedContent): Promise<Buffer> {
  const { kind, assembly } = content;
  const names = assembly.sections.map(({ name }) => name);
  const columns: Column<LedgerRow>[] = [
    { header: '章', width: 20, value: ({ place }) => place.chapter ?? '' },
    { header: '任务序号', width: 8, value: ({ place }) => place.task?.number ?? '' },
    { header: '任务内容', width: 50, value: ({ place }) => place.task?.text ?? '' },
    { header: '报送单位', width: 24, value: ({ place }) => place.agency.name },
    { header: '情况', width: 16, value: ({ state }) => state },
    ...[...names, 'disagreements'].map((name) => ({
      header: labelOf(kind, name),
      width: 50,
      value: ({ said }: LedgerRow) => (said.get(name) ?? []).join('\n'),
    })),
    { header: '报送事项编号', width: 32, value: ({ place }) => place.source.reportId },
    {
      header: '稿次',
      width: 8,
      value: ({ place: { source } }) => (source.revision === null ? '' : String(source.revision)),
    },
    { header: '原文行', width: 8, value: ({ place: { span } }) => (span ? String(span.line) : '') },
  ];
  return writeWorkbook(ledgerName(content), columns, ledgerRows(assembly));
}

/** The reports of an assembly, in its order; one that is only named among the missing has no words. */
export function ledgerRows(assembly: Assembly): LedgerRow[] {
  const rows = new Map<string, LedgerRow>();
  const filed = kindOf(assembly.kind).review === 'none' ? '已报送' : '已审核通过';
  for (const { name, paragraphs } of allSections(assembly))
    for (const paragraph of paragraphs) {
      const { reportId } = paragraph.source;
      const isMissing = name === 'missing';
      const known = rows.get(reportId);
      const row = known ?? { place: paragraph, state: filed, said: new Map() };
      rows.set(reportId, row);
      if (isMissing) row.state = WHY[paragraph.text] ?? paragraph.text;
      else if (name === 'disagreements') row.state = '配合单位不同意见';
      else if (isNil(paragraph)) row.state = '无进展';
      if (!isMissing) row.said.set(name, [...(row.said.get(name) ?? []), paragraph.text]);
    }
  const place = ({ place: { task } }: LedgerRow) => task?.order ?? Infinity;
  return [...rows.values()].sort((a, b) => place(a) - place(b));
}
