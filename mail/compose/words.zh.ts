import { wordsZh } from '../../domain/words/words.zh.ts';
import { notices } from './notices.zh.ts';
import { titled } from './titled.zh.ts';
import type { MailWords } from './words.ts';

/** 邮件用语。 */
export const zh: MailWords = {
  tag: (kind) => `【督办·${notices[kind].tag}】`,
  subject: (tally) => notices[tally.kind].subject(tally),
  also: (count) => `，另有其他事项${count}项`,
  section: (tally) => notices[tally.kind].section(tally),
  paragraphs: (tally) => notices[tally.kind].paragraphs(tally),
  greeting: ({ name, agency }) => `${name.startsWith(agency) ? name : `${agency} ${name}`}：`,
  reportName: (number, text) => `${wordsZh.task(number)}“${text}”`,
  deadline: (date) => `${wordsZh.date(date)}24:00前`,
  labels: {
    due: '报送截止',
    newDue: '重新报送截止',
    chapter: '所属篇章',
    agency: '责任单位',
    lead: '牵头单位',
    cooperating: '配合单位',
    reason: '退回理由',
    reviewer: '审核',
    opens: '开始报送',
    firstDue: '首次报送截止',
    yearly: '报送要求',
    leads: '牵头任务',
    cooperates: '配合任务',
  },
  yearly: ({ leads, cooperates, commission }) =>
    [
      `每年年底前，向${commission}报送落实情况${leads > 0 ? '，牵头任务逐项报送' : ''}。`,
      cooperates > 0 ? '配合任务由牵头单位报送，请按其要求提供情况。' : '',
    ].join(''),
  colon: '：',
  list: '、',
  remark: '；',
  counted: (name, count) => `${name}（${count}项）`,
  owed: (agency, count, days) => `${agency}（${count}项，逾期${days}天）`,
  links: { file: '登录填报', view: '登录查看' },
  footer: {
    why: ({ agency, role }, plan) =>
      `您收到本邮件，是因为您登记为${agency}的${role === 'leader' ? '分管领导' : '联络员'}，承担${titled(plan)}有关工作。本邮件只发给您本人。`,
    atMost: (count) =>
      `提醒有限度：同一事项在同一期限内，最多向您发送${count}封提醒、催办邮件；报送后即停止。`,
    noClassified: '严禁通过本系统及邮件报送、传递涉密信息。',
    signIn: (url) =>
      `邮件中的链接只用于定位事项，打开后须登录方可查看和填报；请认准系统网址 ${url} ，其他网址请勿打开。`,
    inquiries: (commission, contact) => `如有疑问或联络员变动，请联系${commission}：${contact}`,
    noReply: '本邮件由系统自动发出，请勿直接回复。',
  },
};
