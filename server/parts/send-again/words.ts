import type { Lang } from '../../../domain/words/words.ts';

/** What the mails page says of mails that were refused for good, in one language. */
interface SendAgainWords {
  title: string;
  text: string;
  code: string;
  count(mails: number): string;
  all(mails: number): string;
  one: string;
}

const zh: SendAgainWords = {
  title: '被拒收的邮件',
  text: '原因消除后（更正地址、恢复邮件服务器设置等），可以再次发送；届时已经报送或者期限已变的事项不再发送。',
  code: '原因',
  count: (mails) => `${mails}件`,
  all: (mails) => `再次发送${mails}件`,
  one: '再次发送',
};

const en: SendAgainWords = {
  title: 'Refused mails',
  text: 'Once what was in the way is mended (an address put right, the mail server’s settings), they can be sent again; what was filed by then, or is due at another time, is not sent.',
  code: 'Why',
  count: (mails) => (mails === 1 ? '1 mail' : `${mails} mails`),
  all: (mails) => (mails === 1 ? 'Send 1 again' : `Send ${mails} again`),
  one: 'Send again',
};

/** The words in a language. */
export const sendAgainWordsOf = (lang: Lang): SendAgainWords => (lang === 'en' ? en : zh);
