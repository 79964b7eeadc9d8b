import type { AskWords } from '../words/ask-words.ts';
import type { KindWords } from './catalog.ts';
import { eventNumber } from './event-name.ts';

const numberOf = (name: string): string => `No. ${eventNumber(name) ?? ''}`;

/** The words of what is done about major issues. */
export const issueHandlingWordsEn = (ask: AskWords): KindWords => ({
  name: 'Handling of a major issue',
  about: (name) => `major issue ${numberOf(name)}`,
  title: (_agency, name) => `Handling of major issue ${numberOf(name)}`,
  ask: {
    ...ask,
    order: 'Consider the issue and pass it on to the government',
    begun: 'An agency has raised a major issue',
    many: (count) => `${count} major issue${count === 1 ? '' : 's'}`,
    these: (count) => (count === 1 ? 'the issue below' : `the ${count} issues below`),
    opens: 'to handle',
    section: 'Major issues to handle',
    act: 'pass on',
    acted: 'passed on',
    fill: 'handle it',
    lacking: 'overdue and not passed on',
    onTime:
      'What is urgent must be passed on by the hour stated; all else until 24:00 of its due date.',
    link: 'Sign in and handle it',
  },
  fields: {
    opinion: {
      label: 'Opinion',
      hint: 'What was found out about the issue, and the opinion on it; it goes with the issue.',
    },
    proposal: { label: 'Proposal', hint: 'Who should do what about it, if anything.' },
  },
});
