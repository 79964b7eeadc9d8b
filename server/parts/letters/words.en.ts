import type { LetterPageWords } from './catalog.ts';

/** The English catalog of letters and circulars. */
export const letterWordsEn: LetterPageWords = {
  draft: {
    title: 'Draft',
    kind: 'Kind',
    to: 'To',
    cycle: 'Cycle',
    about: 'About',
    state: 'State',
    assembled: 'Drafted from the facts of the day; nobody has changed it',
    savedBy: (version, at) => `Version ${version}, ${at}, `,
    how: {
      edited: 'edited',
      reverted: 'put back to the drafted words',
      renewed: 'facts renewed, words kept',
      assembled: 'drafted anew',
    },
    edit: 'Edit the draft',
    editText:
      'One line is one paragraph. The facts are listed by the system and are not changed here; the title and the words around them are.',
    wordTitle: 'Title',
    opening: 'Words before the facts',
    facts: 'Facts',
    factsText: (on) => `Counted to ${on}.`,
    closing: 'Words after the facts',
    save: 'Save the draft',
    revert: 'Put back the drafted words',
    revertText: 'What was edited stays among the versions.',
    versions: 'Versions',
    versionsText: 'Each saving makes a new version; those before it stay.',
    version: (number) => `Version ${number}`,
    open: 'View and edit',
    back: 'Back',
    readOnly: 'The commission edits and issues drafts.',
  },
  changes: {
    title: 'The facts have changed since the draft was saved',
    joined: 'Overdue now, not in the draft:',
    left: 'Not overdue any more, still in the draft:',
    altered: 'Another date, name or text:',
    frame: 'The plan’s title, the order it rests on or the signature has changed.',
    answerPast: (date) => `The day by which the draft demands an answer, ${date}, has come.`,
    from: 'was',
    renew: 'Renew the facts, keep the words',
    renewText:
      'The facts are listed as they are now; title and words stay as they are: check the numbers and dates in them.',
    assemble: 'Draft anew',
    assembleText:
      'All of it is drafted as things are now; what was edited stays among the versions.',
    badge: 'facts changed',
  },
  refused: {
    only_operator: 'Only the plan’s commission may edit its drafts. Nothing was changed.',
    no_draft: 'There is no such draft: it may have been issued, or all it is about has been filed.',
    changed: 'The facts have changed since the page was opened. Check those below, then save.',
    edited_since: (at) => `Somebody else saved a new version at ${at}. Check it before you save.`,
    empty_text: 'The title and the words before the facts must not be empty.',
    too_long:
      'A title has at most 200 characters, the words before and after the facts 20,000 each. Please shorten.',
  },
  keptTyping: 'What you typed was not saved; it still stands below.',
};
