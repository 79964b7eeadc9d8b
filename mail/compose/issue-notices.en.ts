import type { IssueNotice } from '../../domain/ladder/step.ts';
import type { NoticeWords } from './catalog.ts';

/** What English mails say of major issues. */
export const issueNoticesEn: Record<IssueNotice, NoticeWords> = {
  issue_passed_on: {
    name: 'major issue',
    subject: ({ single, count }) => `${single ?? `${count} major issues`}: an answer is needed`,
    section: ({ count }) => `Major issues to answer (${count})`,
    paragraphs: ({ commission }) => [
      `${commission} has passed on the issue below; its opinion follows. Please sign in, read it and answer: your answer goes to the agency that raised it. If something is missing, send it back with your words.`,
    ],
  },
  issue_answered: {
    name: 'issue answered',
    subject: ({ single, count }) => `${single ?? `${count} major issues`}: answered`,
    section: ({ count }) => `Major issues answered (${count})`,
    paragraphs: () => [
      'The government has answered the issue below. The answer follows; sign in to read how it was handled.',
    ],
  },
  issue_merged: {
    name: 'issue merged',
    subject: ({ single, count }) =>
      `${single ?? `${count} major issues`}: handled with another one`,
    section: ({ count }) => `Major issues handled with others (${count})`,
    paragraphs: ({ commission }) => [
      `${commission} handles the issue below together with another one; the reason follows. The answer to that one comes to you as well, and you need not raise it again.`,
    ],
  },
};
