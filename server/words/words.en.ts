import { wordsEn } from '../../domain/words/words.en.ts';
import { myWordsEn } from './my-words.en.ts';
import { refusalWordsEn } from './refusal-words.en.ts';
import { reportWordsEn } from './report-words.en.ts';
import { signInWordsEn } from './sign-in-words.en.ts';
import type { PageWords } from './words.ts';

/** The English words of the pages. */
export const pageWordsEn: PageWords = {
  ...wordsEn,
  frame: {
    brand: 'Duban',
    skip: 'Skip to content',
    nav: {
      my: 'My reports',
      overview: 'Overview',
      ledger: 'Ledger',
      reviews: 'Reviews',
      escalations: 'Escalations',
      mails: 'Mails',
    },
    navLabel: 'Main',
    otherLang: '中文',
    signOut: 'Sign out',
    businessDate: 'Today',
    noClassified: 'No classified content may be entered or uploaded.',
    footer: 'A report is on time until 24:00 of its due date.',
    inbox: 'Inbox',
    engine: 'Workflow engine',
    colon: ': ',
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
    tooLarge: {
      title: 'Too long',
      text: 'What was sent is longer than 4 MB and was not kept. Go back, shorten it, and send it again.',
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
  signIn: signInWordsEn,
  my: myWordsEn,
  report: reportWordsEn,
  refusals: refusalWordsEn,
};
