import type { UserRole } from '../../../domain/report/actor.ts';
import type { Lang } from '../../../domain/words/words.ts';

/** What a mail says to an address that stands for somebody no more. It never says which one does now. */
interface ReplacedWords {
  subject: string;
  heading: string;
  /** `agency`: whose contact stood there; null: a person with an account. */
  text(by: UserRole, agency: string | null): string;
  after: string;
  wrong: string;
}

const zh: ReplacedWords = {
  subject: '【督办】您的电子邮箱已被更换',
  heading: '电子邮箱已被更换',
  text: (by, agency) =>
    `${BY_ZH[by]}在督办系统中，把${agency === null ? '登录账号' : `${agency}联络员`}登记的本邮箱换成了另一个邮箱。`,
  after: '此后的督办邮件和登录验证码发到新的邮箱；另有登记的，不受影响。',
  wrong: '如果这不是您或者本单位提出的，请立即告知发展改革委或者系统管理员。',
};

const BY_ZH: Record<UserRole, string> = {
  agency: '本单位',
  commission: '发展改革委',
  government: '政府办公厅',
  admin: '系统管理员',
};

const en: ReplacedWords = {
  subject: '[Duban] Your e-mail address was replaced',
  heading: 'Your e-mail address was replaced',
  text: (by, agency) =>
    `In Duban ${BY_EN[by]} replaced this address, which stood for ${agency === null ? 'an account' : `a contact of ${agency}`}, by another one.`,
  after:
    'From now on notices and sign-in codes go there. Where this address is entered beside that, nothing changes.',
  wrong:
    'If neither you nor your agency asked for it, tell the commission or the administrator at once.',
};

const BY_EN: Record<UserRole, string> = {
  agency: 'your agency',
  commission: 'the commission',
  government: 'the government office',
  admin: 'the administrator',
};

/** These words in a language. */
export const replacedWordsOf = (lang: Lang): ReplacedWords => (lang === 'en' ? en : zh);
