import { wordsEn } from '../../domain/words/words.en.ts';
import { notices } from './notices.en.ts';
import type { MailWords } from './words.ts';

/** The words of English mails. */
export const en: MailWords = {
  tag: (kind) => `[Duban: ${notices[kind].tag}] `,
  subject: (tally) => notices[tally.kind].subject(tally),
  also: (count) => `, and ${count} other ${count === 1 ? 'matter' : 'matters'}`,
  section: (tally) => notices[tally.kind].section(tally),
  paragraphs: (tally) => notices[tally.kind].paragraphs(tally),
  greeting: ({ name, agency }) => `To ${name.startsWith(agency) ? name : `${name}, ${agency}`}:`,
  reportName: (number, text) => `${wordsEn.task(number)} (${text})`,
  deadline: (date) => `by 24:00 on ${wordsEn.date(date)}`,
  labels: {
    due: 'Due',
    newDue: 'Due again',
    chapter: 'Chapter',
    agency: 'Owed by',
    lead: 'Lead',
    cooperating: 'Cooperating',
    reason: 'Why it was returned',
    reviewer: 'Reviewed by',
    opens: 'Reporting opens',
    firstDue: 'First report due',
    yearly: 'What to report',
    leads: 'Tasks you lead',
    cooperates: 'Tasks you cooperate in',
  },
  yearly: ({ leads, cooperates, commission }) =>
    [
      `Before the end of every year, report to ${commission}${leads > 0 ? ' on each task you lead' : ''}.`,
      cooperates > 0
        ? ' For tasks you cooperate in, the lead agency reports and asks you to contribute.'
        : '',
    ].join(''),
  colon: ': ',
  list: ', ',
  remark: '; ',
  counted: (name, count) => `${name} (${count})`,
  owed: (agency, count, days) =>
    `${agency} (${count} ${count === 1 ? 'report' : 'reports'}, ${days} ${days === 1 ? 'day' : 'days'} overdue)`,
  links: { file: 'Sign in and file', view: 'Sign in and view' },
  footer: {
    why: ({ agency, role }, plan) =>
      `You receive this mail because you are registered as ${role === 'leader' ? 'the responsible leader' : 'a liaison officer'} of ${agency} for “${plan}”. It was sent to you alone.`,
    atMost: (count) =>
      `Reminders are limited: at most ${count} ${count === 1 ? 'mail' : 'mails'} to you about one report under one due date, and none once it is filed.`,
    noClassified: 'Never send or file classified information through this system or by mail.',
    signIn: (url) =>
      `Links only lead to the right page; you must sign in to see or file anything. Addresses of this system begin with ${url}; open no others.`,
    inquiries: (commission, contact) =>
      `Questions, or a change of liaison officer: ${commission}, ${contact}`,
    noReply: 'This mail was sent automatically. Please do not reply to it.',
  },
};
