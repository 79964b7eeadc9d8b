import { wordsEn } from '../../domain/words/words.en.ts';
import type { WebWords } from './catalog.ts';

const count = (number: number, one: string) => `${number} ${number === 1 ? one : `${one}s`}`;

/** The English words of the pages. */
export const webWordsEn: WebWords = {
  ...wordsEn,
  frame: {
    brand: 'Duban',
    skip: 'Skip to content',
    nav: {
      my: 'My reports',
      contacts: 'Contacts',
      duties: 'What is ordered',
      tasks: 'Tasks',
      overview: 'Overview',
      ledger: 'Ledger',
      reviews: 'Reviews',
      escalations: 'Escalations',
      mails: 'Mails',
      government: 'Government’s desk',
    },
    navLabel: 'Main',
    otherLang: '中文',
    signOut: 'Sign out',
    fence: {
      label: 'Restored from a backup',
      banner:
        'The data were restored from a backup. No mail is sent until an administrator releases the fence.',
      open: 'Look',
    },
    sessions: 'Where you are signed in',
    actingFor: 'Acting for',
    act: 'Switch',
    businessDate: 'Today',
    noClassified: 'No classified content may be entered or uploaded.',
    footer: 'A report is on time until 24:00 of its due date.',
    inbox: 'Inbox',
    engine: 'Workflow engine',
    health: 'Health',
    colon: ': ',
    semicolon: '; ',
  },
  errors: {
    notFound: {
      title: 'Not found',
      text: 'There is no such page or report. Check the link in the mail, or begin at the first page.',
    },
    forbidden: {
      title: 'Not yours to see',
      text: 'This page belongs to another agency, or is outside your role. If you need to see it, ask the commission.',
    },
    crossOrigin: {
      title: 'Not taken',
      text: 'This was not sent from a page of this system, and nothing was changed. Please start again from one of its pages.',
    },
    badForm: {
      title: 'The form is broken',
      text: 'What was sent was damaged on its way, cannot be read and was not kept. Go back and send it again.',
    },
    tooMany: {
      title: 'Too many requests',
      text: 'More was asked for within a minute than anybody can read. Nothing was changed by this request; wait a minute and load the page again.',
    },
    tooManyLarge: {
      title: 'Too much at the same time',
      text: 'Too much is being sent at the same time; this was not kept. Wait until the rest has arrived, go back and send it again.',
    },
    tooLarge: {
      title: 'Too long',
      text: 'What was sent is longer than 16 MB and was not kept. Go back, shorten it, and send it again.',
    },
    fresh: {
      title: 'Please verify yourself again',
      text: (minutes) =>
        `What you are about to do asks you to verify yourself; the last time may not be longer ago than ${count(minutes, 'minute')}. What you sent is kept on this page, and nothing was done yet.`,
      sent: (address) =>
        `A code is on its way to ${address}. It is valid for 10 minutes, in this browser.`,
      inbox: 'Demonstration: read the code in the inbox',
      code: 'Code',
      go: 'Go on with it',
      again: 'Send a new code',
      passkey: 'Verify with a passkey and go on',
      codeInstead: 'Have a code mailed instead',
      fault: {
        passkey: 'The passkey was not accepted. Nothing was done; try again.',
        wrong:
          'The code is not right, or no longer valid. After five wrong tries or ten minutes have a new one sent.',
        tooOften: 'Too many codes were asked for. Nothing was done; try again in ten minutes.',
      },
    },
    hidden: {
      title: 'Something in it cannot be seen',
      text: 'Nothing was changed, and what you typed is kept on this page. In these fields stand characters that nobody sees, or that turn the order of what is read:',
      field: 'Field',
      place: (line, column) => `line ${line}, character ${column}: `,
      kind: {
        order: 'turns the direction of writing,',
        invisible: 'is invisible,',
        control: 'is a control character,',
        broken: 'is what is left of another encoding,',
      },
      morePlaces: 'and more in the same field',
      moreFields: (fields) => `And ${count(fields, 'more field')}.`,
      todo: 'Send it without them, or go back and delete them. Where a character of another encoding was lost, go back and type it again.',
      goBack: 'Go back, delete them, and send it again.',
      again: 'Send it without these characters',
    },
    fault: {
      title: 'Something went wrong',
      text: 'This was not completed, and the error was recorded. Try again in a while; if it stays, give the error number to the administrator.',
    },
    faultNumber: (id) => `Error number: ${id}`,
    sessionEnded: {
      title: 'Your sign-in has ended',
      text: 'What you typed is not lost, and was not submitted yet.',
    },
    sessionEndedSteps: [
      'Sign in in a new window.',
      'Come back to this page and press “Submit now”.',
    ],
    sessionEndedSignIn: 'Sign in in a new window',
    sessionEndedAgain: 'Submit now',
    home: 'To the first page',
  },
  looking: {
    label: 'Rehearsal of',
    asOf: (at) => `As of ${at}.`,
    nothingReal: 'Nothing here is real, and it can only be read.',
    instant: 'Instant to look at',
    show: 'Show',
    previous: 'Previous month end',
    next: 'Next month end',
    leave: 'Leave the rehearsal',
    readOnly: {
      title: 'A rehearsal can only be read',
      text: 'This was sent while you looked around in a rehearsal, and nothing was changed. For real business, press “Leave the rehearsal” and do it on the product’s own page.',
    },
  },
  virtual: {
    label: 'Virtual time',
    nextAt: (at) => `Next: ${at}`,
    nothing: 'Nothing more happens by itself.',
    toNext: 'To the next instant',
    toLabel: 'To a date and time',
    to: 'Go there',
    running: (at) => `On the way to ${at} …`,
    runningText: 'The page reloads by itself.',
    reload: 'Reload the page',
    error: 'It stopped on the way: ',
    step: (name, reports) => `${name} (${reports})`,
    opens: (cycle) => `reports for ${cycle} open`,
    mails: (mails) => `${count(mails, 'mail')} to be sent`,
  },
};
