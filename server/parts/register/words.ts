import type { Lang } from '../../../domain/words/words.ts';
import type { FilesWords } from './catalog.ts';

/** In Chinese. */
export const filesZh: FilesWords = {
  lead: '单位、别名、联络员和用户可以整体导出为电子表格，改好后再导入。',
  download: '导出名录',
  downloadText:
    '一个工作簿，单位、别名、联络员、用户各一张表。空白名录导出的表格可以作为填写模板。',
  fileName: '督办名录',
  upload: '导入名录',
  uploadText:
    '先预览全部变动，确认后才写入；表中没有的行不会被删除，留空“编号”即为新增。文件不超过5兆字节。',
  file: '电子表格',
  look: '预览变动',
  sheets: { agencies: '单位', aliases: '别名', contacts: '联络员', users: '用户' },
  columns: {
    id: '编号',
    name: '名称',
    nameEn: '英文名称',
    kind: '类别',
    agency: '单位',
    alias: '别名',
    role: '角色',
    address: '电子邮箱',
    phone: '电话',
    lang: '语言',
    active: '在用',
    agencies: '所属单位',
  },
  langs: { 'zh-CN': '中文', en: '英文' },
  roles: {
    agency: '单位',
    commission: '发展改革委',
    government: '政府办公厅',
    admin: '管理员',
  },
  yes: '是',
  no: '否',
  preview: {
    title: '导入名录：预览',
    text: '下面是导入后的全部变动，现在还没有写入。',
    nothing: '表格与现有名录一致，没有变动。',
    count: {
      added: (count) => `新增${count}行`,
      changed: (count) => `修改${count}行`,
      unchanged: (count) => `不变${count}行`,
      refused: (count) => `不能导入${count}行`,
    },
    outcome: { added: '新增', changed: '修改', unchanged: '不变', refused: '不能导入' },
    where: '位置',
    what: '变动',
    row: (sheet, row) => `“${sheet}”第${row}行`,
    nothingWas: '空',
    more: (count) => `另有${count}行未列出，一并导入。`,
    applyAll: (count) => `导入${count}行变动`,
    applyGood: (count) => `只导入可以导入的${count}行`,
    goodText: '不能导入的行请在表格中更正后再次上传；重复上传不会重复写入。',
    back: '不导入，返回',
  },
};

/** In English. */
export const filesEn: FilesWords = {
  lead: 'Agencies, aliases, contacts and users can be taken away as a workbook, and brought back when they were edited.',
  download: 'Take the register away',
  downloadText:
    'One workbook, with a sheet each for agencies, aliases, contacts and users. That of an empty register is a form to fill in.',
  fileName: 'duban-register',
  upload: 'Bring a register in',
  uploadText:
    'Every change is shown first and written once you confirm; what is not in the file is never deleted, and a row without an ID is a new one. 5 MB at the most.',
  file: 'Workbook (.xlsx)',
  look: 'Preview the changes',
  sheets: { agencies: 'Agencies', aliases: 'Aliases', contacts: 'Contacts', users: 'Users' },
  columns: {
    id: 'ID',
    name: 'Name',
    nameEn: 'English name',
    kind: 'Kind',
    agency: 'Agency',
    alias: 'Alias',
    role: 'Role',
    address: 'E-mail address',
    phone: 'Telephone',
    lang: 'Language',
    active: 'Active',
    agencies: 'Agencies',
  },
  langs: { 'zh-CN': 'Chinese', en: 'English' },
  roles: {
    agency: 'Agency',
    commission: 'Commission',
    government: 'Government office',
    admin: 'Administrator',
  },
  yes: 'yes',
  no: 'no',
  preview: {
    title: 'Bring a register in: preview',
    text: 'This is all that would change; nothing is written yet.',
    nothing: 'The workbook says what the register says: nothing would change.',
    count: {
      added: (count) => `${count} added`,
      changed: (count) => `${count} changed`,
      unchanged: (count) => `${count} unchanged`,
      refused: (count) => `${count} refused`,
    },
    outcome: {
      added: 'added',
      changed: 'changed',
      unchanged: 'unchanged',
      refused: 'refused',
    },
    where: 'Where',
    what: 'What',
    row: (sheet, row) => `“${sheet}”, row ${row}`,
    nothingWas: 'empty',
    more: (count) => `${count} more rows are not listed; they are brought in as well.`,
    applyAll: (count) => (count === 1 ? 'Bring in 1 change' : `Bring in ${count} changes`),
    applyGood: (count) => `Bring in the ${count} that can be`,
    goodText:
      'Put the refused rows right in the workbook and send it in again; what is there already is not written twice.',
    back: 'Back, without bringing it in',
  },
};

/** The words of the register as a file, in a language. */
export const filesWordsOf = (lang: Lang): FilesWords => (lang === 'en' ? filesEn : filesZh);
