import type { Lang } from '../../domain/words/words.ts';

/** What the page about one person's data says, in one language. */
export interface PersonWords {
  lead: string;
  address: string;
  look: string;
  held: string;
  none: string;
  /** What the person is here. */
  accounts(count: number): string;
  contacts(count: number): string;
  names: string;
  namesText: string;
  table: string;
  rows: string;
  what: string;
  shown(shown: number, all: number): string;
  file: string;
  fileText: string;
  json: string;
  xlsx: string;
  fileName: string;
  correct: string;
  correctText: string;
  name: string;
  newAddress: string;
  save: string;
  corrected(users: number, contacts: number): string;
}

const zh: PersonWords = {
  lead: '按电子邮箱查找系统中与一个人有关的全部记录：逐表逐列查找其编号、电子邮箱和姓名。密钥、验证码和邮件正文不列出。',
  address: '电子邮箱',
  look: '查找',
  held: '系统中与此人有关的记录',
  none: '没有与这个电子邮箱有关的记录。请检查拼写；已经清除的内容无法找到。',
  accounts: (count) => `用户${count}个`,
  contacts: (count) => `联络员${count}个`,
  names: '按姓名查找',
  namesText: '仅凭姓名找到的记录可能属于同名的其他人。',
  table: '数据表',
  rows: '条数',
  what: '内容',
  shown: (shown, all) => `共${all}条，列出前${shown}条；下载的文件中是全部。`,
  file: '下载全部记录',
  fileText: '下载须用新的验证码确认，并写入审计（只记编号，不记电子邮箱）。',
  json: '下载 JSON',
  xlsx: '下载 Excel',
  fileName: '个人数据',
  correct: '更正姓名或电子邮箱',
  correctText:
    '同时更正其用户和全部联络员。此前办理事项中的署名保持原样。新的电子邮箱须重新确认。此操作须用新的验证码确认，并写入审计。',
  name: '姓名（不改请留空）',
  newAddress: '新电子邮箱（不改请留空）',
  save: '更正',
  corrected: (users, contacts) => `已更正用户${users}个、联络员${contacts}个。`,
};

const en: PersonWords = {
  lead: 'Finds by an address everything that is held of one person: every column of every table is looked through for their ids, address and name. Keys, codes and the text of mails are not listed.',
  address: 'Address',
  look: 'Find',
  held: 'What is held of this person',
  none: 'Nothing is held of this address. Check how it is spelt; what was removed cannot be found.',
  accounts: (count) => `${count} ${count === 1 ? 'account' : 'accounts'}`,
  contacts: (count) => `${count} ${count === 1 ? 'contact' : 'contacts'}`,
  names: 'Looked for by name',
  namesText: 'Rows that were found by the name alone may be another person’s of the same one.',
  table: 'Table',
  rows: 'Rows',
  what: 'What they say',
  shown: (shown, all) => `${all} rows; the first ${shown} are listed, the file has all of them.`,
  file: 'Take all of it away',
  fileText: 'A fresh code is asked for, and the audit notes it by ids, never by the address.',
  json: 'Download as JSON',
  xlsx: 'Download as Excel',
  fileName: 'One person’s data',
  correct: 'Put name or address right',
  correctText:
    'In their account and in all their contacts. What they signed before stays as it was. A new address has to be confirmed. A fresh code is asked for, and the audit notes it.',
  name: 'Name (empty: stays)',
  newAddress: 'New address (empty: stays)',
  save: 'Put it right',
  corrected: (users, contacts) =>
    `Put right: ${users} ${users === 1 ? 'account' : 'accounts'}, ${contacts} ${contacts === 1 ? 'contact' : 'contacts'}.`,
};

/** The words in a language. */
export const personWordsOf = (lang: Lang): PersonWords => (lang === 'en' ? en : zh);
