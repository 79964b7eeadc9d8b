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
  lead: 'Enter your registered e-mail address. A code of eight digits will be sent to it.',
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
  codeHint: 'The eight digits in the mail. Type them in the browser in which you asked for them.',
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
  sessions: {
    title: 'Where you are signed in',
    text: 'Your account is signed in at these places. End at once what is not yours, and tell your administrator.',
    since: 'Since',
    until: 'Until',
    from: 'From',
    this: 'This one:',
    end: 'End',
    record: 'What happened at your account’s door',
    endOthers: (count) => (count === 1 ? 'End the other one' : `End the other ${count}`),
    ended: (count) => (count === 1 ? 'One was ended.' : `${count} were ended.`),
  },
  oidc: {
    enter: ['Sign in through ', ''],
    faults: {
      down: ['“', '” does not answer. You are not signed in; try again later, or use a code.'],
      refused: [
        'The sign-in through “',
        '” was not completed: it was cancelled, or took too long. You are not signed in; try again, or use a code.',
      ],
      unverified: [
        '“',
        '” gave no e-mail address that it has verified. You are not signed in; ask those who run it, or use a code.',
      ],
      unknown: [
        'The e-mail address that “',
        '” gave is not registered here. You are not signed in; ask the commission to register it.',
      ],
    },
  },
  passkeys: {
    title: 'Passkeys',
    text: 'A passkey is kept by your computer, phone or security key, which asks for a finger, a face or a PIN. With it you need not wait for a code, and no copy of this site can trick you out of it.',
    none: 'You have no passkey yet.',
    name: 'Name',
    nameHint: 'To tell it from others, such as “office computer”.',
    since: 'Added',
    used: 'Last used',
    never: 'not yet',
    add: 'Add a passkey',
    rename: 'Rename',
    save: 'Save',
    remove: 'Remove',
    make: 'Make it on this device',
    makeText: (name) =>
      `Press the button and follow your browser to make “${name}”. Nothing is kept before that is done.`,
    enter: 'Sign in with a passkey',
    or: 'or',
    prove: 'Verify with a passkey',
    step: {
      title: 'One more step',
      use: 'Your role signs in with a passkey; a code alone does not let you in. Please use the one you have added.',
      first:
        'Your role signs in with a passkey. Please add one now and sign in with it from then on; no other page is shown before.',
      elsewhere: 'Your role signs in through your organisation; a code alone does not let you in.',
      lost: 'If the device is lost or was replaced, ask an administrator to remove your passkeys; then sign in by a code and add another.',
    },
    done: {
      added: 'The passkey was added.',
      renamed: 'The passkey was renamed.',
      removed: 'The passkey was removed.',
    },
    faults: {
      refused:
        'The passkey was not accepted, and nothing was changed. The page may have stood for too long: try again.',
      badName: 'Please give it a name of at most 60 characters. Nothing was changed.',
      known: 'This passkey was added before. Nothing was changed.',
      tooMany:
        'No more passkeys can be added. Nothing was changed; remove one that you do not use.',
      gone: 'This passkey is not there any more. Nothing was changed.',
      entry:
        'The passkey was not accepted: it may have been removed, or the page stood for too long. You are not signed in; try again, or use a code.',
    },
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
