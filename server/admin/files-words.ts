import type { FilesWords } from './files-catalog.ts';

/** In Chinese. */
export const filesZh: FilesWords = {
  lead: '单位、别名、联络员和用户可以整体导出为电子表格，改好后再导入。',
  download: '导出名录',
  downloadText: '一个工作簿，单位、别名、联络员、用户各一张表。',
  fileName: '督办名录',
  upload: '导入名录',
  uploadText: '先预览全部变动，确认后才写入；表中没有的行不会被删除。文件不超过5兆字节。',
  file: '电子表格（.xlsx）',
  look: '预览变动',
  sheets: { agencies: '单位', aliases: '别名', contacts: '联络员', users: '用户' },
};

/** In English. */
export const filesEn: FilesWords = {
  lead: 'Agencies, aliases, contacts and users can be taken away as a workbook, and brought back when they were edited.',
  download: 'Take the register away',
  downloadText: 'One workbook, with a sheet each for agencies, aliases, contacts and users.',
  fileName: 'duban-register',
  upload: 'Bring a register in',
  uploadText:
    'Every change is shown first and written once you confirm; what is not in the file is never deleted. 5 MB at the most.',
  file: 'Workbook (.xlsx)',
  look: 'Preview the changes',
  sheets: { agencies: 'Agencies', aliases: 'Aliases', contacts: 'Contacts', users: 'Users' },
};
