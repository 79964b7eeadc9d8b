import type { Lang } from '../../../domain/words/words.ts';

/** The words of the ledger's workbook that is brought back: internal due dates and contacts. */
interface LedgerTableWords {
  title: string;
  text: string;
  file: string;
  look: string;
  preview: string;
  previewText: string;
  nothing: string;
  counts(changed: number, unchanged: number, refused: number): string;
  row(row: number): string;
  empty: string;
  /** In place of a day that is none any more. */
  cleared: string;
  unknown: string;
  unknownTodo: string;
  where: string;
  what: string;
  more(count: number): string;
  applyAll(count: number): string;
  applyGood(count: number): string;
  goodText: string;
  back: string;
  done: string;
  unread: string;
  unreadTodo: string;
}

const zh: LedgerTableWords = {
  title: '表格改好后传回',
  text: '下载的表格中，“内部期限”一栏和“联络员”一张表可以修改后在此上传：先预览全部变动，确认后才写入。内部期限留空即为取消；联络员的空格不改动原有内容，表中没有的行不会被删除。“评估人”一张表请在“中期评估”页面上传。',
  file: '电子表格',
  look: '预览变动',
  preview: '台账表格传回：预览',
  previewText: '下面是表格带来的全部变动，现在还没有写入。',
  nothing: '表格与台账一致，没有变动。',
  counts: (changed, unchanged, refused) =>
    [
      `改动${changed}行`,
      `不变${unchanged}行`,
      ...(refused > 0 ? [`不能写入${refused}行`] : []),
    ].join(' · '),
  row: (row) => `第${row}行`,
  empty: '空',
  cleared: '空（取消内部期限）',
  unknown: '本方案的台账中没有这一编号。',
  unknownTodo: '请照下载的表格填写编号，每个方案的表格只能传回本方案。',
  where: '位置',
  what: '变动',
  more: (count) => `另有${count}行未列出，一并写入。`,
  applyAll: (count) => `写入${count}行变动`,
  applyGood: (count) => `只写入可以写入的${count}行`,
  goodText: '不能写入的行请在表格中更正后再次上传；重复上传不会重复写入。',
  back: '不写入，返回台账',
  done: '表格带来的变动已经写入。',
  unread: '没有选择文件，或者这不是台账的电子表格，没有写入任何内容。',
  unreadTodo:
    '请从本页下载表格，保留“事项编号”“内部期限”两栏，修改后再上传；文件不超过5兆字节，每张表不超过5000行。',
};

const en: LedgerTableWords = {
  title: 'Bring the table back',
  text: 'In the table that this page gives, the column “Internal due date” and the sheet “Contacts” may be changed and sent in here: every change is shown first and written once you confirm. An empty internal due date is none any more; an empty cell of a contact changes nothing, and what is not in the file is never deleted. The sheet “Assessors” goes to the page of the midterm evaluation.',
  file: 'Workbook (.xlsx)',
  look: 'Preview the changes',
  preview: 'Bring the ledger’s table back: preview',
  previewText: 'This is all that the table would change; nothing is written yet.',
  nothing: 'The table says what the ledger says: nothing would change.',
  counts: (changed, unchanged, refused) =>
    [
      `${changed} changed`,
      `${unchanged} unchanged`,
      ...(refused > 0 ? [`${refused} refused`] : []),
    ].join(' · '),
  row: (row) => `row ${row}`,
  empty: 'empty',
  cleared: 'none any more',
  unknown: 'The ledger of this plan has no such report.',
  unknownTodo:
    'Keep the table’s own numbers, and bring it back to the plan that it was taken from.',
  where: 'Where',
  what: 'What',
  more: (count) => `${count} more rows are not listed; they are written as well.`,
  applyAll: (count) => (count === 1 ? 'Write 1 change' : `Write ${count} changes`),
  applyGood: (count) => `Write the ${count} that can be`,
  goodText:
    'Put the refused rows right in the table and send it in again; what is there already is not written twice.',
  back: 'Back to the ledger, without writing',
  done: 'What the table changes is written.',
  unread: 'No file was chosen, or it is not the ledger’s workbook. Nothing was written.',
  unreadTodo:
    'Take the table away on this page, keep its columns “Report” and “Internal due date”, and send it in again; 5 MB and 5,000 rows a sheet at the most.',
};

/** The words of the ledger's workbook in a language. */
export const ledgerTableWordsOf = (lang: Lang): LedgerTableWords => (lang === 'en' ? en : zh);
