import type { ChangeNotice } from '../../domain/ladder/step.ts';
import { wordsEn } from '../../domain/words/words.en.ts';
import type { Matter, NoticeWords } from './catalog.ts';

const named = ({ single, count, about, ask }: Matter) => single ?? ask.many(count, about);
const below = ({ ask, count }: Matter) => ask.these(count);
const is = ({ count }: Matter) => (count === 1 ? 'is' : 'are');
const until = ({ dueOn }: Matter) =>
  dueOn === null ? '' : `, due by 24:00 on ${wordsEn.shortDate(dueOn)}`;

/** What people decide in the course of a cycle: reopening, leaving, rejoining, amending, transfer. */
export const changeNoticesEn: Record<ChangeNotice, NoticeWords> = {
  reopened: {
    name: 'reopened',
    subject: (matter) => `${named(matter)} reopened after acceptance${until(matter)}`,
    section: (matter) => `Reopened (${matter.count})`,
    paragraphs: (matter) => [
      `${matter.superior} has reopened ${below(matter)}. Please amend it as the reason says and file it again. What was accepted is kept, and so is the time you first filed.`,
    ],
  },
  left: {
    name: 'no longer owed',
    subject: (matter) => `${named(matter)} no longer owed`,
    section: (matter) => `No longer owed (${matter.count})`,
    paragraphs: (matter) => [
      `${matter.commission} has decided that ${below(matter)} ${is(matter)} no longer owed, for the reason given. Earlier reminders no longer hold; the statistics count it apart, not as overdue.`,
      'What was filed is kept, and nothing more is asked of you.',
    ],
  },
  rejoined: {
    name: 'owed again',
    subject: (matter) => `${named(matter)} owed again${until(matter)}`,
    section: (matter) => `Owed again (${matter.count})`,
    paragraphs: (matter) => [
      `${matter.commission} has decided that ${below(matter)} ${is(matter)} owed after all, for the reason given. Please file by the new date; what you had filled in or filed is kept.`,
    ],
  },
  amended: {
    name: 'task amended',
    subject: (matter) => `${named(matter)}: the task was amended`,
    section: (matter) => `Task amended (${matter.count})`,
    paragraphs: (matter) => [
      `${matter.commission} has amended the task of ${below(matter)}, for the reason given. The due date stays; please report on the task as it reads now.`,
    ],
  },
  transferred: {
    name: 'passed to you',
    subject: (matter) => `${named(matter)} passed to your agency${until(matter)}`,
    section: (matter) => `Passed to your agency (${matter.count})`,
    paragraphs: (matter) => [
      `${matter.commission} has decided that ${matter.agency} owes ${below(matter)} from now on, for the reason given. What is not filed is given time anew, and what was overdue before does not count as yours; what is in review goes on being reviewed.`,
    ],
  },
  passed_on: {
    name: 'passed on',
    subject: (matter) => `${named(matter)} passed to another agency`,
    section: (matter) => `Passed to another agency (${matter.count})`,
    paragraphs: (matter) => [
      `${matter.commission} has decided that another agency owes ${below(matter)} from now on, for the reason given; ${matter.agency} need not file it any more.`,
      'What was filed in the name of your agency keeps that name, and you may read it when you sign in.',
    ],
  },
};
