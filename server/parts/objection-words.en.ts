import type { PartsWords } from './catalog.ts';

/** What English pages say of objections. */
export const objectionsEn: PartsWords['objections'] = {
  lead: 'What agencies have against their assignment. Their superior answers; the answer is mailed to their officers. An objection moves no date.',
  open: (count) => `To be answered (${count})`,
  noneOpen: 'No objection waits for an answer.',
  closed: (count) => `Answered or withdrawn (${count})`,
  whole: 'the whole assignment',
  receipt: 'See the receipt',
  raised: (instant) => `Raised on ${instant} by `,
  withdrawn: (instant) => `Withdrawn on ${instant}`,
  answered: (instant) => `Answered on ${instant} by `,
  answer: 'Answer',
  send: 'Answer',
  waiting: 'Objections to answer',
  timeline: {
    raised: 'Objection raised',
    withdrawn: 'Objection withdrawn',
    answered: 'Objection answered',
  },
  ofTask: 'Objections to this task',
};
