import type { AskWords } from '../words/ask-words.ts';
import type { KindWords } from './catalog.ts';
import { eventNumber } from './event-name.ts';

const numberOf = (period: string): string => String(eventNumber(period) ?? '');

/** The words of what is done about the findings of inspections. */
export const rectificationWordsEn = (ask: AskWords): KindWords => ({
  name: 'Rectification',
  about: (name) => `rectification of finding No. ${numberOf(name)}`,
  title: (agency, name) => `${agency}: rectification of finding No. ${numberOf(name)}`,
  ask: {
    ...ask,
    order: 'Put right what the inspection found, and report how',
    begun: 'An inspection has found something to be put right',
    many: (count) => `${count} rectification${count === 1 ? '' : 's'}`,
    these: (count) => (count === 1 ? 'the finding below' : `the ${count} findings below`),
    opens: 'to put right',
    section: 'Findings to put right',
    fill: 'report how it was put right',
    lacking: 'overdue and not reported',
    onTime: 'Whatever is reported until 24:00 of the finding’s day is in time.',
    link: 'Sign in and report how it was put right',
  },
  fields: {
    measures: {
      label: 'What was done, and what came of it',
      hint: 'The measures against what the inspection found, and their result.',
    },
    evidence: { label: 'Evidence', hint: 'Facts, figures, documents with their numbers.' },
    remaining: {
      label: 'What is still to be done',
      hint: 'Why, what comes next and by when; leave it empty if there is nothing.',
    },
    lasting: { label: 'So that it stays', hint: 'What keeps the same from happening again.' },
  },
});
