import type { Lang } from '../../domain/words/words.ts';

/** What the page about a restored ledger says, in one language. */
export interface FenceWords {
  title: string;
  none: string;
  restored(backup: string, of: string, at: string): string;
  notReset: string;
  behind(processes: number): string;
  atOnce: string;
  later: string;
  paused: string;
  known: string;
  count(messages: number, mails: number): string;
  knownCount(messages: number, mails: number): string;
  table: string;
  due: string;
  agency: string;
  contact: string;
  notices: string;
  mails: string;
  uncertain: string;
  first(shown: number, all: number): string;
  bring: string;
  bringText: string;
  file: string;
  take: string;
  brought(file: string, messages: number, added: number, settled: number): string;
  notTaken(messages: number): string;
  release: string;
  releaseText: string;
  confirm: string;
  released: string;
  onlyAdmin: string;
}

const zh: FenceWords = {
  title: '恢复隔离',
  none: '没有恢复隔离，邮件按期发送。',
  restored: (backup, of, at) =>
    `${at}恢复了备份${backup}（备份时间${of}）。在解除隔离之前不发送任何邮件；网页照常使用，报送照常接收。`,
  notReset: '工作进程尚未按台账重新启动流程，下表还不完整。请启动工作进程后再查看。',
  behind: (processes) =>
    `还有${processes}个流程的步骤尚未执行，其邮件不在下表中；执行后再解除更稳妥。`,
  atOnce: '解除后立即发送',
  later: '以后按期发送',
  paused: '方案暂停，恢复后发送',
  known: '外部已有，不再发送',
  count: (messages, mails) => `${messages}封（${mails}条通知）`,
  knownCount: (messages, mails) => `${messages}封，涉及待发${mails}条`,
  table: '等待发送的邮件',
  due: '应发时间',
  agency: '单位',
  contact: '联络员',
  notices: '内容',
  mails: '条数',
  uncertain: '备份前可能已送达',
  first: (shown, all) => `共${all}封，列出前${shown}封。`,
  bring: '外部已经有哪些邮件',
  bringText:
    '上传邮件中继的日志、每行一个的 Message-ID 清单，或者邮件归档（mbox），不超过16 MB；更大的文件请用命令 npm run fence -- known。其中的邮件记为已发送，不再发送。',
  file: '文件',
  take: '读取',
  brought: (file, messages, added, settled) =>
    `${file}：本系统邮件${messages}封，新增${added}封；待发的${settled}条通知已记为已发送。`,
  notTaken: (messages) => `另有${messages}封中继未收下，仍将发送。`,
  release: '解除隔离',
  releaseText: '解除后，上面“立即发送”的邮件马上发出，其余按期发送。此操作写入审计，不能撤回。',
  confirm: '确认解除，开始发送',
  released: '隔离已解除，邮件按期发送。',
  onlyAdmin: '只有管理员可以读取外部记录、解除隔离。',
};

const en: FenceWords = {
  title: 'Fence after a restore',
  none: 'No fence stands: mails are sent as they fall due.',
  restored: (backup, of, at) =>
    `On ${at} the backup ${backup} of ${of} was restored. Until the fence is released no mail is sent; pages work, and filings are taken.`,
  notReset:
    'No worker has started the workflows anew from the ledger yet, so that the table is not whole. Start a worker, and look again.',
  behind: (processes) =>
    `${processes} workflows have steps to take yet, whose mails are not in the table; it is safer to wait for them.`,
  atOnce: 'Sent at once on release',
  later: 'Sent later, as they fall due',
  paused: 'Of paused plans, sent after their resumption',
  known: 'Known outside, not sent again',
  count: (messages, mails) => `${messages} messages (${mails} notices)`,
  knownCount: (messages, mails) => `${messages} messages; ${mails} notices that waited`,
  table: 'Mails that wait',
  due: 'Due',
  agency: 'Agency',
  contact: 'Contact',
  notices: 'What they say',
  mails: 'Notices',
  uncertain: 'may have arrived before the backup',
  first: (shown, all) => `${all} messages in all; the first ${shown} are listed.`,
  bring: 'What the outside has',
  bringText:
    'Bring the relay’s log, a list of Message-IDs, one to a line, or an archive of mails (mbox), up to 16 MB; longer ones by the command npm run fence -- known. Messages in it are marked as sent, and not sent again.',
  file: 'File',
  take: 'Read it',
  brought: (file, messages, added, settled) =>
    `${file}: ${messages} messages of this product, ${added} of them new; ${settled} notices that waited are marked as sent.`,
  notTaken: (messages) => `${messages} more were not kept by the relay, and are to be sent.`,
  release: 'Release the fence',
  releaseText:
    'What is listed as sent at once leaves at once, all else as it falls due. It is written to the audit, and cannot be taken back.',
  confirm: 'Release it, and send',
  released: 'The fence is released: mails are sent as they fall due.',
  onlyAdmin: 'Only an administrator brings records of the outside and releases the fence.',
};

/** The words in a language. */
export const fenceWordsOf = (lang: Lang): FenceWords => (lang === 'en' ? en : zh);
