import type { SignInWords } from './catalog.ts';

export const signInWordsEn: SignInWords = {
  title: 'Sign in',
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
  mail: {
    subject: 'Your sign-in code for Duban',
    heading: 'Sign-in code',
    intro: 'You are signing in to Duban. Enter this code on the sign-in page:',
    valid: 'Valid for 10 minutes, once.',
    ignore: 'If this was not you, ignore this mail; nothing else is needed.',
    never: 'Give the code to nobody. Nobody from the office will ever ask you for it.',
  },
};
