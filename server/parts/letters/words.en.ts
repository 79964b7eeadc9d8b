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
    issue: 'Check, number and issue',
    issueText: 'Text and number are shown first; it is issued once you confirm.',
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
  list: {
    tab: { drafts: 'To be issued', issued: 'Issued' },
    noDrafts: 'No draft waits to be issued.',
    noIssued: 'No letter and no circular has been issued yet.',
    document: 'Draft',
    number: 'Number',
    issued: 'Issued',
    draftsText:
      'Drafted from the facts of the day. A person edits, checks, numbers and issues them; several can be ticked and issued together. They are official documents and stand in Chinese.',
    preview: 'Check what is ticked',
    previewText: 'The next page shows texts and numbers; they are issued once you confirm.',
  },
  preview: {
    title: 'Check and issue',
    text: 'Check each text, addressee and number. Once you confirm they are issued: text, number and file are kept and not changed any more.',
    number: 'Number',
    numberText:
      'Proposed as the next of its kind and year; it can be changed. A number is used once.',
    paper: 'Text',
    confirm: (count) => `Issue (${count})`,
    back: 'Back, issue nothing',
    tickFirst: 'Tick what is to be issued. Nothing was issued.',
    gone: (count) =>
      `${count} of the drafts have been issued, or all they are about has been filed; they are left out.`,
    notIssued: (count) => `Not issued: ${count}. See why beside each.`,
    issuedOf: (count) => `Issued: ${count}.`,
  },
  issued: {
    title: 'Issued',
    number: 'Number',
    by: 'Issued by',
    kept: 'The file as it was kept at its issuing: the same bytes at each download.',
    undo: 'Take it back',
    undoText:
      'It is a draft again, and its number may be used again; both records stay in the audit.',
    takenBack: 'taken back',
    left: (at) => `In force since ${at}; it cannot be taken back`,
    waiting: (at) => `Can be taken back until ${at}`,
  },
  refused: {
    only_operator: 'Only the plan’s commission may edit, issue and take back. Nothing was changed.',
    no_draft: 'There is no such draft: it may have been issued, or all it is about has been filed.',
    changed:
      'Things have changed since it was shown (something was filed, or it is another day). Check the draft as it stands. Nothing was changed.',
    edited_since: (at) => `Somebody else saved a new version at ${at}. Check it before you save.`,
    empty_text: 'The title and the words before the facts must not be empty.',
    too_long:
      'A title has at most 200 characters, the words before and after the facts 20,000 each. Please shorten.',
    addressed:
      'It is addressed to your agency, or you are registered as a contact of an addressed one: you cannot issue it.',
    facts_changed:
      'The facts have changed since the draft was saved. Open it, and renew the facts or draft it anew.',
    already_issued: (at) => `This draft was issued at ${at}; it was not issued again.`,
    bad_number: 'The number is not complete: prefix, year in brackets, sequence.',
    wrong_year: (year) => `The year of the number must be ${year}.`,
    number_used: (at) => `This number was given to another document at ${at}. Choose another.`,
    paused: 'Nothing is issued while the plan is paused. Resume it first.',
    not_issued: 'There is no such issued document. Nothing was changed.',
    taken_back: (at) => `It was taken back at ${at} already.`,
    left: (at) => `It left at ${at} and cannot be taken back.`,
  },
  keptTyping: 'What you typed was not saved; it still stands below.',
};
