import type { CivilDate } from '../../domain/calendar/civil-date.ts';
import { quoted } from '../../domain/letters/quotation.ts';
import { wordsEn } from '../../domain/words/words.en.ts';
import type { Notice } from '../../domain/ladder/step.ts';
import { changeNoticesEn } from './change-words.en.ts';
import { contributionNoticesEn } from './contribution-words.en.ts';
import { issueNoticesEn } from './issue-notices.en.ts';
import { documentNoticesEn } from './document-notices.en.ts';
import { inspectionLabelsEn, inspectionNoticesEn } from './inspection-words.en.ts';
import { auditNoticesEn } from './audit-notices.en.ts';
import { letterNoticesEn } from './letter-notices.en.ts';
import type { MailWords, Matter, NoticeWords } from './catalog.ts';
import { extensionNoticesEn } from './extension-notices.en.ts';

const MONTHS =
  'January February March April May June July August September October November December'.split(
    ' ',
  );

/** 31 December */
const dayAndMonth = (date: CivilDate) =>
  `${Number(date.slice(8))} ${MONTHS[Number(date.slice(5, 7)) - 1]}`;

const some = (count: number, noun: string, plural = `${noun}s`) =>
  `${count} ${count === 1 ? noun : plural}`;
/** “3 reports (2027)” */
const reports = ({ ask, count, about }: Matter) => ask.many(count, about);
const named = (matter: Matter) => matter.single ?? reports(matter);
const until = ({ dueOn, dueBy }: Matter) =>
  dueOn === null ? '' : `, until ${dueBy} on ${dayAndMonth(dueOn)}`;
const left = ({ daysLeft }: Matter) => {
  if (daysLeft === null || daysLeft < 0) return 'due soon';
  return daysLeft === 0 ? 'due today' : `due in ${some(daysLeft, 'day')}`;
};
const past = ({ daysLeft }: Matter) =>
  daysLeft === null || daysLeft === 0 ? 'overdue' : `overdue by ${some(-daysLeft, 'day')}`;
const owing = ({ ask, count }: Matter) => ask.these(count);
/** Which documents are drafted of what stays missing, if any. */
const drafts = ({ ladder }: Matter) =>
  [
    ...(ladder.includes('letter') ? ['a formal letter'] : []),
    ...(ladder.includes('circular') ? ['a circular'] : []),
  ].join(' and then ');
const are = ({ count }: Matter) => (count === 1 ? 'is' : 'are');
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Until when receipt is to be confirmed, if it is asked for. */
const signBy = (dueOn: CivilDate | null) =>
  dueOn === null ? '' : `, confirm receipt by 24:00 on ${dayAndMonth(dueOn)}`;
/** The end of the notice of assignment: confirm or object; without a receipt, tell us. */
const receiptOrTell = ({ dueOn, superior }: Matter) =>
  dueOn === null
    ? 'Tell us at once if anything in the list is wrong.'
    : `Sign in and confirm receipt by 24:00 on ${dayAndMonth(dueOn)}. If anything in the list is wrong, say so on the same page: ${superior} answers; an objection does not move the date.`;

/** What English mails say in each notice. */
const notice: Record<Notice, NoticeWords> = {
  ...changeNoticesEn,
  ...contributionNoticesEn,
  ...documentNoticesEn,
  ...issueNoticesEn,
  ...auditNoticesEn,
  ...letterNoticesEn,
  ...inspectionNoticesEn,
  assignment: {
    name: 'assignment',
    subject: ({ plan, leads, cooperates, dueOn }) =>
      (leads + cooperates === 0
        ? `Your reports on ${quoted(plan)}`
        : `You lead ${some(leads, 'task')} and cooperate in ${cooperates}: ${quoted(plan)}`) +
      signBy(dueOn),
    section: () => 'Assignment',
    paragraphs: (matter) => {
      const { plan, leads, cooperates, agency, superior, role } = matter;
      return [
        leads + cooperates === 0
          ? `${quoted(plan)} has been launched. ${agency} implements it in its own area and reports on it to ${superior}.`
          : `${quoted(plan)} has been launched. ${agency} leads ${some(leads, 'task')} and cooperates in ${some(cooperates, 'task')}, listed below.`,
        role === 'leader'
          ? 'Please have an implementation plan drawn up, see to its implementation, and have reports filed by the dates below.'
          : `Please check the list and the liaison officers, draw up an implementation plan, and report by the dates below. ${receiptOrTell(matter)}`,
      ];
    },
  },
  opening: {
    name: 'reporting opens',
    subject: (matter) => `${named(matter)} ${matter.ask.opens}${until(matter)}`,
    section: (matter) => `${matter.ask.section} (${matter.count})`,
    paragraphs: (matter) => [
      matter.role === 'leader'
        ? `${matter.ask.begun}. Please see to it that ${owing(matter)} ${are(matter)} ${matter.ask.acted} on time.`
        : `${matter.ask.begun}. Please sign in and ${matter.ask.act} ${owing(matter)}. ${matter.ask.onTime}`,
    ],
  },
  remind: {
    name: 'reminder',
    subject: (matter) => `${named(matter)} ${left(matter)}${until(matter)}`,
    section: (matter) => `${capital(left(matter))} (${matter.count})`,
    paragraphs: (matter) => [
      matter.role === 'leader'
        ? `Your agency has not yet ${matter.ask.acted} ${owing(matter)}. Please see to it that ${matter.count === 1 ? 'it is' : 'they are'} ${matter.ask.acted} on time.`
        : `Your agency has not yet ${matter.ask.acted} ${owing(matter)}. Please ${matter.ask.fill} in time.`,
    ],
  },
  urge: {
    name: 'overdue',
    subject: (matter) => `${named(matter)} ${past(matter)}`,
    section: (matter) => `Overdue (${matter.count})`,
    paragraphs: (matter) => [
      matter.role === 'leader'
        ? `The due date has passed and your agency has not ${matter.ask.acted} ${owing(matter)}. Please see to it that ${matter.count === 1 ? 'it is' : 'they are'} ${matter.ask.acted} at once.`
        : `The due date has passed and your agency has not ${matter.ask.acted} ${owing(matter)}. Please sign in and ${matter.ask.fill} at once.`,
      `What is still missing will be put before ${matter.superior}. Reminders stop once it is ${matter.ask.acted}; it counts as late.`,
    ],
  },
  escalate: {
    name: 'escalated',
    subject: (matter) =>
      matter.single === null
        ? `${reports(matter)} ${matter.ask.lacking} in ${some(matter.agencies, 'agency', 'agencies')}`
        : `${matter.single} ${matter.ask.lacking}, put before you`,
    section: (matter) => `Put before you (${matter.count})`,
    paragraphs: (matter) => [
      `Reminded${matter.ladder.includes('urge') ? ' and urged' : ''}, ${some(matter.agencies, 'agency has', 'agencies have')} not ${matter.ask.acted} ${owing(matter)}, which ${are(matter)} now put before ${matter.agency}.`,
      `Please contact the agencies, find out why, and see that they ${matter.ask.fill}.${
        drafts(matter) === ''
          ? ''
          : ` For what stays missing the system drafts ${drafts(matter)}; nothing goes out before an authorized person has approved and issued it.`
      }`,
    ],
  },
  letter: {
    name: 'letter to issue',
    subject: (matter) => `${named(matter)} overdue, draft of a formal letter awaits you`,
    section: (matter) => `Formal letter to issue (${matter.count})`,
    paragraphs: (matter) => [
      `Escalation did not bring ${owing(matter)}. ${matter.count === 1 ? 'It stands' : 'They stand'} in the draft of a formal letter to ${some(matter.agencies, 'agency', 'agencies')} now.`,
      'A draft names whatever was put into it and is overdue, which may be more than this mail adds; the escalations page shows it as it stands.',
      'Please read, amend and issue it; nothing goes out by itself.',
    ],
  },
  circular: {
    name: 'circular to issue',
    subject: (matter) => `${named(matter)} overdue, draft of a circular awaits you`,
    section: (matter) => `Circular to issue (${matter.count})`,
    paragraphs: (matter) => [
      `The formal letter did not bring ${owing(matter)}. ${matter.count === 1 ? 'It stands' : 'They stand'} in the draft of a circular now, with ${some(matter.agencies, 'agency', 'agencies')}.`,
      'A draft names whatever was put into it and is overdue, which may be more than this mail adds; the escalations page shows it as it stands.',
      'Please read, amend and issue it; nothing goes out by itself.',
    ],
  },
  close: {
    name: 'books closed',
    subject: (matter) => `${named(matter)} never ${matter.ask.acted}, books closed`,
    section: (matter) => `Never ${matter.ask.acted}, books closed (${matter.count})`,
    paragraphs: (matter) => [
      `The books are closed, and ${owing(matter)} ${are(matter)} recorded as missed. No more reminders will be sent.`,
      'A report filed from now on is still taken and reviewed; it counts as late.',
    ],
  },
  returned: {
    name: 'returned',
    subject: (matter) =>
      `${named(matter)} returned${matter.dueOn === null ? '' : `, ${matter.ask.act} again by 24:00 on ${dayAndMonth(matter.dueOn)}`}`,
    section: (matter) => `Returned (${matter.count})`,
    paragraphs: (matter) => [
      matter.role === 'leader'
        ? `${matter.superior} has reviewed your agency’s report and returns it. Please see to it that it is amended and ${matter.ask.acted} again.`
        : `${matter.superior} has reviewed your agency’s report and returns it. Please amend it as the reason says and ${matter.ask.act} it again; what you filed is kept.`,
    ],
  },
  rescheduled: {
    name: 'new due date',
    subject: (matter) =>
      `${named(matter)}: new due date${matter.dueOn === null ? '' : `, by 24:00 on ${wordsEn.shortDate(matter.dueOn)}`}`,
    section: (matter) => `New due date (${matter.count})`,
    paragraphs: (matter) => [
      matter.cause === 'resume'
        ? `Reporting was paused and goes on now. ${matter.ask.many(matter.count, null)} fell due meanwhile and ${are(matter)} given time anew.`
        : `${matter.commission} has changed the dates of reporting, and with them the due date below.`,
      `Please ${matter.ask.fill} by the new date; earlier reminders no longer hold. What you have filled in is kept.`,
    ],
  },
  difference: {
    name: 'differing ratings',
    subject: (matter) => `${named(matter)}: the ratings differ, say why${until(matter)}`,
    section: (matter) => `Ratings that differ, to be explained (${matter.count})`,
    paragraphs: (matter) => [
      `The midterm evaluation has been revealed. In ${owing(matter)} self-evaluation and independent assessment are two steps or more apart. Both sides are asked to say why; whoever agrees with the other side may change the rating.`,
      'Sign in to read the other side’s rating and evidence. What you filed, and when, is kept.',
    ],
  },
  taken_off: {
    name: 'no longer the assessor',
    subject: (matter) => `${named(matter)} ${matter.count === 1 ? 'is' : 'are'} no longer yours`,
    section: (matter) => `No longer yours to assess (${matter.count})`,
    paragraphs: (matter) => [
      `${matter.commission} has named somebody else for ${owing(matter)}. You need not file anything for it; earlier notices and reminders no longer hold.`,
    ],
  },
  ...extensionNoticesEn,
  objection_answered: {
    name: 'objection answered',
    subject: () => 'Your agency’s objection has been answered',
    section: (matter) => `Objections answered (${matter.count})`,
    paragraphs: (matter) => [
      `${matter.superior} has answered your agency’s objection to its assignment. If you still disagree, you can object once more on the page where receipt is confirmed.`,
    ],
  },
  accepted: {
    name: 'accepted',
    subject: (matter) => `${named(matter)} accepted`,
    section: (matter) => `Accepted (${matter.count})`,
    paragraphs: (matter) => [
      `${matter.superior} has accepted your agency’s report. ${matter.count === 1 ? 'The matter is' : 'The matters below are'} closed and nothing more is asked of you.`,
    ],
  },
};

/** The words of English mails. */
export const mailWordsEn: MailWords = {
  common: wordsEn,
  notice,
  tag: (name) => `[Duban: ${name}] `,
  also: (count) => `, and ${count} other ${count === 1 ? 'matter' : 'matters'}`,
  greeting: ({ name, agency, inPlaceOf }) =>
    `To ${name.startsWith(agency) ? name : `${name}, ${agency}`}${inPlaceOf === null ? '' : `, standing in for ${inPlaceOf}, who is absent`}:`,
  reportName: (number, text) => `${wordsEn.task(number)} (${text})`,
  deadline: (date, by = '24:00') => `by ${by} on ${wordsEn.date(date)}`,
  labels: {
    due: () => 'Due',
    newDue: () => 'Due again',
    chapter: 'Chapter',
    agency: 'Owed by',
    lead: 'Lead',
    cooperating: 'Cooperating',
    objectedTo: 'Objection to',
    objection: 'Your objection',
    answer: 'Answer',
    answeredBy: 'Answered by',
    reason: 'Why it was returned',
    why: 'Why',
    former: 'Owed until now by',
    successor: 'Owed from now on by',
    opinion: 'Opinion of the cooperating agency',
    instruction: 'Instruction',
    issueOpinion: 'Opinion',
    issueAnswer: 'Answer',
    takenUp: 'What is done about it',
    reviewer: 'Reviewed by',
    attachment: 'Attachment',
    asked: 'What to report',
    askedUntil: 'Asked until',
    stateOfWork: 'State of work',
    askedBy: 'Asked by',
    extensionReason: 'Why it is asked for',
    declineReason: 'Why it was not confirmed',
    refusalReason: 'Why it was refused',
    remarks: 'Remarks',
    issuedOn: 'Issued on',
    leads: 'Tasks you lead',
    cooperates: 'Tasks you cooperate in',
  },
  inspection: inspectionLabelsEn,
  wholeAssignment: 'the whole assignment',
  asked: ({ leads, cooperates, superior }) =>
    [
      `Report to ${superior} by the dates below${leads > 0 ? ' on each task you lead' : ''}.`,
      cooperates > 0
        ? ' For tasks you cooperate in, the lead agency reports and asks you to contribute.'
        : '',
    ].join(''),
  owes: (opensOn, dueOn) =>
    `opens on ${wordsEn.date(opensOn)}, due by 24:00 on ${wordsEn.date(dueOn)}`,
  colon: ': ',
  list: ', ',
  remark: '; ',
  counted: (name, count) => `${name} (${count})`,
  owed: (agency, { ask, count }, days) =>
    `${agency} (${ask.many(count, null)}, ${days} ${days === 1 ? 'day' : 'days'} overdue)`,
  view: 'Sign in and view',
  confirm: 'Sign in and confirm',
  decide: 'Sign in and decide',
  footer: {
    why: ({ agency, role }, plan) =>
      `You receive this mail because you are registered as ${role === 'leader' ? 'the responsible leader' : 'a liaison officer'} of ${agency} for ${quoted(plan)}. It was sent to you alone.`,
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
