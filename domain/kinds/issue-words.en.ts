import type { AskWords } from '../words/ask-words.ts';
import type { KindWords } from './catalog.ts';

const some = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** What the handling of a major issue is called. */
export const issueWordsEn = (
  ask: AskWords,
  period: (name: string) => string,
): Record<string, KindWords> => ({
  issue_handling: {
    name: 'Handling of a major issue',
    about: (name) => `major issue ${period(name)}`,
    title: (_agency, name) => `Handling of major issue ${period(name)}`,
    ask: {
      ...ask,
      order: 'Consider the issue and pass it on to the government',
      begun: 'An agency has raised a major issue',
      many: (count) => some(count, 'major issue'),
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
  },
});
