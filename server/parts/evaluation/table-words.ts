import type { Lang } from '../../../domain/words/words.ts';

/** The words of assessors in a table: taken away with the ledger, and brought back. */
interface AssessorTableWords {
  sheet: string;
  columns: Record<'task' | 'number' | 'text' | 'address' | 'name' | 'agency', string>;
  title: string;
  text: string;
  file: string;
  look: string;
  preview: string;
  previewText: string;
  row(row: number): string;
  unknownTask(id: string): string;
  unknownPerson(address: string): string;
  twice: string;
  nothing: string;
  unchanged(count: number): string;
  confirm(count: number): string;
  unread: string;
}

const zh: AssessorTableWords = {
  sheet: '评估人',
  columns: {
    task: '任务编号',
    number: '任务序号',
    text: '任务原文',
    address: '评估人电子邮箱',
    name: '评估人',
    agency: '评估人单位',
  },
  title: '用电子表格指定',
  text: '“台账”页面下载的电子表格中有“评估人”一张表：填写或修改“评估人电子邮箱”后在此上传，先预览再指定。空格不改动原来的评估人。',
  file: '电子表格',
  look: '预览',
  preview: '用电子表格指定评估人：预览',
  previewText: '下面是表格带来的全部变动，现在还没有指定。',
  row: (row) => `第${row}行`,
  unknownTask: (id) => `没有编号为“${id}”的任务。`,
  unknownPerson: (address) => `“${address}”不是可以指定的联络员的电子邮箱。`,
  twice: '这项任务在表中前面已经出现。',
  nothing: '表格没有带来变动。',
  unchanged: (count) => `另有${count}行没有变动。`,
  confirm: (count) => `指定${count}项`,
  unread:
    '没有选择文件，或者这不是台账的电子表格（没有“评估人”一张表）。请从“台账”页面下载后修改。',
};

const en: AssessorTableWords = {
  sheet: 'Assessors',
  columns: {
    task: 'Task ID',
    number: 'Task no.',
    text: 'Text',
    address: 'Assessor’s address',
    name: 'Assessor',
    agency: 'Assessor’s agency',
  },
  title: 'By a table',
  text: 'The workbook that the ledger’s page gives has a sheet “Assessors”: fill in or change the addresses, and send it in here. What would change is shown first; an empty cell changes nothing.',
  file: 'Workbook',
  look: 'Preview',
  preview: 'Name assessors by a table: preview',
  previewText: 'This is all that the table would change; nobody is named yet.',
  row: (row) => `Row ${row}`,
  unknownTask: (id) => `There is no task “${id}”.`,
  unknownPerson: (address) => `“${address}” is the address of nobody who can be named.`,
  twice: 'A row before names this task already.',
  nothing: 'The table changes nothing.',
  unchanged: (count) => `${count} more rows change nothing.`,
  confirm: (count) => (count === 1 ? 'Name 1 assessor' : `Name assessors of ${count} tasks`),
  unread:
    'No file was chosen, or it is not the ledger’s workbook (it has no sheet “Assessors”). Take it away on the ledger’s page, and edit that one.',
};

/** The words of assessors in a table, in a language. */
export const assessorTableWordsOf = (lang: Lang): AssessorTableWords => (lang === 'en' ? en : zh);

/** Of both languages: what came out in one may come back in the other. */
export const ASSESSOR_TABLE_WORDS: readonly AssessorTableWords[] = [zh, en];
