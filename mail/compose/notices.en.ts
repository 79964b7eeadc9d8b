import { shortDate } from './dates.en.ts';
import type { NoticeKind } from './notices.ts';
import type { Tally } from './words.ts';

interface Notice {
  tag: string;
  subject(tally: Tally): string;
  section(tally: Tally): string;
  paragraphs(tally: Tally): string[];
}

const some = (count: number, noun: string, plural = `${noun}s`) =>
  `${count} ${count === 1 ? noun : plural}`;
/** “3 reports for 2027” */
const reports = ({ count, year }: Tally) =>
  `${some(count, 'report')}${year === null ? '' : ` for ${year}`}`;
const named = (tally: Tally) => tally.single ?? reports(tally);
const until = ({ dueOn }: Tally) => (dueOn === null ? '' : `, until 24:00 on ${shortDate(dueOn)}`);
const left = ({ daysLeft }: Tally) => {
  if (daysLeft === null || daysLeft < 0) return 'due soon';
  return daysLeft === 0 ? 'due today' : `due in ${some(daysLeft, 'day')}`;
};
const past = ({ daysLeft }: Tally) =>
  daysLeft === null ? 'overdue' : `overdue by ${some(-daysLeft, 'day')}`;
const owing = ({ count }: Tally) => (count === 1 ? 'the report' : `the ${count} reports`);
const are = ({ count }: Tally) => (count === 1 ? 'is' : 'are');
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** The words of each kind of notice. */
export const notices: Record<NoticeKind, Notice> = {
  assignment: {
    tag: 'assignment',
    subject: ({ plan, leads, cooperates }) =>
      leads + cooperates === 0
        ? `Your reports on “${plan}”`
        : `You lead ${some(leads, 'task')} and cooperate in ${cooperates}: “${plan}”`,
    section: () => 'Assignment',
    paragraphs: ({ plan, leads, cooperates, agency, commission, role }) => [
      leads + cooperates === 0
        ? `“${plan}” has been launched. ${agency} implements it in its own area and reports on it to ${commission}.`
        : `“${plan}” has been launched. ${agency} leads ${some(leads, 'task')} and cooperates in ${some(cooperates, 'task')}, listed below.`,
      role === 'leader'
        ? 'Please have an implementation plan drawn up, see to its implementation, and have reports filed by the dates below.'
        : 'Please check the list and the liaison officers, draw up an implementation plan, and report by the dates below. Tell us at once if anything in the list is wrong.',
    ],
  },
  opening: {
    tag: 'reporting opens',
    subject: (tally) => `${tally.single ?? reports(tally)} to file${until(tally)}`,
    section: (tally) => `Reporting opens (${tally.count})`,
    paragraphs: (tally) => [
      tally.role === 'leader'
        ? `Reporting has opened. Please see to it that ${owing(tally)} below ${are(tally)} filed on time.`
        : `Reporting has opened. Please sign in and file ${owing(tally)} below. A report is on time until 24:00 of its due date.`,
    ],
  },
  remind: {
    tag: 'reminder',
    subject: (tally) => `${named(tally)} ${left(tally)}${until(tally)}`,
    section: (tally) => `${capital(left(tally))} (${tally.count})`,
    paragraphs: (tally) => [
      tally.role === 'leader'
        ? `Your agency has not yet filed ${owing(tally)} below. Please see to it that ${tally.count === 1 ? 'it is' : 'they are'} filed on time.`
        : `Your agency has not yet filed ${owing(tally)} below. Please file in time.`,
    ],
  },
  urge: {
    tag: 'overdue',
    subject: (tally) => `${named(tally)} ${past(tally)}`,
    section: (tally) => `Overdue (${tally.count})`,
    paragraphs: (tally) => [
      tally.role === 'leader'
        ? `The due date has passed and your agency has not filed ${owing(tally)} below. Please see to it that ${tally.count === 1 ? 'it is' : 'they are'} filed at once.`
        : `The due date has passed and your agency has not filed ${owing(tally)} below. Please sign in and file at once.`,
      `What is still missing will be put before ${tally.commission}. Reminders stop once a report is filed; it counts as late.`,
    ],
  },
  escalate: {
    tag: 'escalated',
    subject: (tally) =>
      tally.single === null
        ? `${reports(tally)} overdue in ${some(tally.agencies, 'agency', 'agencies')}`
        : `${tally.single} overdue, put before you`,
    section: (tally) => `Put before you (${tally.count})`,
    paragraphs: (tally) => [
      `Reminded and urged, ${some(tally.agencies, 'agency has', 'agencies have')} not filed ${owing(tally)} below, which ${are(tally)} now put before ${tally.commission}.`,
      'Please contact the agencies, find out why, and see that they report. For what stays missing the system drafts a formal letter and then a circular, which go out only when an authorized person has approved and issued them.',
    ],
  },
  letter: {
    tag: 'letter to issue',
    subject: (tally) => `${named(tally)} overdue, draft of a formal letter awaits you`,
    section: (tally) => `Formal letter to issue (${tally.count})`,
    paragraphs: (tally) => [
      `Escalation did not bring ${owing(tally)} below. The system has drafted a formal letter to ${some(tally.agencies, 'agency', 'agencies')}.`,
      'Please read, amend and issue it; nothing goes out by itself.',
    ],
  },
  circular: {
    tag: 'circular to issue',
    subject: (tally) => `${named(tally)} overdue, draft of a circular awaits you`,
    section: (tally) => `Circular to issue (${tally.count})`,
    paragraphs: (tally) => [
      `The formal letter did not bring ${owing(tally)} below. The system has drafted a circular on ${some(tally.agencies, 'agency', 'agencies')}.`,
      'Please read, amend and issue it; nothing goes out by itself.',
    ],
  },
  close: {
    tag: 'books closed',
    subject: (tally) => `${named(tally)} never filed, books closed`,
    section: (tally) => `Never filed, books closed (${tally.count})`,
    paragraphs: (tally) => [
      `The books are closed, and ${owing(tally)} below ${are(tally)} recorded as missed. No more reminders will be sent.`,
      'A report filed from now on is still taken and reviewed; it counts as late.',
    ],
  },
  returned: {
    tag: 'returned',
    subject: (tally) =>
      `${named(tally)} returned${tally.dueOn === null ? '' : `, file again by 24:00 on ${shortDate(tally.dueOn)}`}`,
    section: (tally) => `Returned (${tally.count})`,
    paragraphs: (tally) => [
      tally.role === 'leader'
        ? `${tally.commission} has reviewed your agency’s report and returns it. Please see to it that it is amended and filed again.`
        : `${tally.commission} has reviewed your agency’s report and returns it. Please amend it as the reason says and file it again; what you filed is kept.`,
    ],
  },
  accepted: {
    tag: 'accepted',
    subject: (tally) => `${named(tally)} accepted`,
    section: (tally) => `Accepted (${tally.count})`,
    paragraphs: (tally) => [
      `${tally.commission} has accepted your agency’s report. ${tally.count === 1 ? 'The matter is' : 'The matters below are'} closed and nothing more is asked of you.`,
    ],
  },
};
