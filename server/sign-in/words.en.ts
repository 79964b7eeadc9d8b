import type { SignInWords } from './catalog.ts';

/** The sign-in in English. */
export const signInWordsEn: SignInWords = {
  title: 'Sign in',
  product: 'Duban',
  about:
    'Duban makes sure that what a government policy document orders is reported on time: it tells each agency what it owes and when, reminds it, takes its reports in, has them reviewed, and puts what is missed before the commission.',
  plans: (count) => (count === 1 ? 'The plan it follows' : 'The plans it follows'),
  wanted: {
    report: (id) => `Sign in to see report ${id}.`,
    receipt: (id) => `Sign in to see the receipt for report ${id}.`,
    page: (name) => `Sign in to see the page “${name}”.`,
    other: 'Sign in to see the page you asked for.',
  },
  lead: 'Enter your registered e-mail address. A six-digit code will be sent to it.',
  address: 'E-mail address',
  addressHint: 'The one at which you receive the mails of this system.',
  sendCode: 'Send the code',
  badAddress: 'This is no e-mail address. Please check it.',
  codeTitle: 'Enter the code',
  sent: (address) =>
    `If ${address} is registered here, a code is on its way to it. It is valid for 10 minutes.`,
  notArrived:
    'No mail? Look into the junk folder and check the spelling of the address; if it is not registered, ask the commission.',
  code: 'Code',
  codeHint: 'The six digits in the mail.',
  enter: 'Sign in',
  otherAddress: 'Use another address',
  sendAgain: 'Send a new code',
  wrongCode:
    'The code is not right, or no longer valid. After five wrong tries or ten minutes it ends: have a new one sent.',
  tooOften: 'Too many tries. Please wait a few minutes.',
  expiredPage: 'This page has expired. Please enter your address again.',
  signedOut: 'You are signed out.',
  demo: {
    title: 'Demonstration: sign in as one of these',
    text: 'Click, and a code is mailed to the demonstration’s inbox, where all its mails arrive.',
    inbox: 'Open the inbox',
    openInbox: 'Demonstration: read the code in the inbox',
    role: {
      agency: 'Agency officer',
      commission: 'Commission',
      government: 'Government office',
      admin: 'Administrator',
    },
    does: {
      agency: 'files the reports of the agency’s tasks',
      commission: 'launches, reviews, issues letters',
      government: 'reads everything, reviews what the commission owes',
      admin: 'launches and records for the commission',
    },
  },
  setup: {
    title: 'First setup',
    lead: 'This installation has no administrator yet. Name the first one, who then adds agencies, contacts and users, imports a document and launches it.',
    code: 'Setup code',
    codeHint: 'It stands in the terminal that started the product; of a server, in its log.',
    name: 'Name',
    nameHint: 'What is done is recorded under it.',
    address: 'E-mail address',
    addressHint: 'Sign-in codes go there.',
    make: 'Make the administrator',
    done: 'There is an administrator: the first setup was done.',
    signIn: 'Sign in',
    tooOften: 'Too many tries; please wait a minute.',
  },
  mail: {
    subject: 'Your sign-in code for Duban',
    heading: 'Sign-in code',
    intro: 'You are signing in to Duban. Enter this code on the sign-in page:',
    valid: 'Valid for 10 minutes, once.',
    ignore: 'If this was not you, ignore this mail; nothing else is needed.',
    never: 'Give the code to nobody. Nobody from the office will ever ask you for it.',
  },
};
