import { wordsEn } from '../../domain/words/words.en.ts';
import type { Matter, NoticeWords } from './catalog.ts';

const until = ({ dueOn }: Matter) =>
  dueOn === null ? '' : `, by 24:00 on ${wordsEn.shortDate(dueOn)}`;
/** the opinion on Task 12 (…), or several. */
const parts = ({ count, single }: Matter) => single ?? `the opinions on ${count} tasks`;
const are = ({ count }: Matter) => (count === 1 ? 'is' : 'are');
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const these = ({ count }: Matter) => (count === 1 ? 'the task' : `the ${count} tasks`);

/** What English mails say of contributions: asked for, asked for again, a disagreement. */
export const contributionNoticesEn: Record<'ask' | 'ask_again' | 'disagreement', NoticeWords> = {
  ask: {
    name: 'your opinion, please',
    subject: (matter) => `Please give ${parts(matter)}${until(matter)}`,
    section: (matter) => `Opinions asked for (${matter.count})`,
    paragraphs: (matter) => [
      `${matter.agency} cooperates in ${these(matter)} below, on which the lead agency is writing its report. Please sign in, read the lead agency’s text, add what your agency did, and say whether you agree.`,
      'If there is no text yet, you can add your part now and answer again once there is one. The report does not wait for you, but it says who did not answer.',
    ],
  },
  ask_again: {
    name: 'your opinion is missing',
    subject: (matter) => `${capital(parts(matter))} ${are(matter)} still missing${until(matter)}`,
    section: (matter) => `Opinions still missing (${matter.count})`,
    paragraphs: (matter) => [
      `${matter.agency} cooperates in ${these(matter)} below and has not answered yet. Please sign in, read the lead agency’s text, add your part, and say whether you agree.`,
      'You can answer until the lead agency’s report is accepted; after that it says that you did not.',
    ],
  },
  disagreement: {
    name: 'disagreement',
    subject: (matter) => `Disagreement in ${parts(matter)}`,
    section: (matter) => `Disagreement (${matter.count})`,
    paragraphs: () => [
      'A cooperating agency disagrees with the lead agency’s text; its opinion is below. Please sign in to read both texts side by side, and settle it in your review.',
    ],
  },
};
