import { wordsEn } from '../../domain/words/words.en.ts';
import type { AssignmentWords, ContactsWords } from './assignment-catalog.ts';

/** The words of the receipt's page. */
export const assignmentEn: AssignmentWords = {
  due: 'Confirm by',
  assigned: 'Assigned on',
  superior: 'Objections are answered by',
  confirm: 'Confirm receipt',
  confirmText: (due) =>
    `Check the tasks and contacts below and confirm receipt by 24:00 on ${wordsEn.date(due)}. That is all; nothing else is to be filed.`,
  lateText: 'The due date has passed. Confirm receipt at once; it counts as late.',
  confirmed: (instant) => `Receipt was confirmed on ${instant} by `,
  confirmedLate: 'late',
  note: 'If you disagree with the assignment, say so below. An objection does not move the date, and confirming receipt does not withdraw an objection.',
  tasks: (count) => `Tasks assigned (${count})`,
  leads: (count) => `Tasks you lead or are responsible for (${count})`,
  cooperates: (count) => `Tasks you cooperate in (${count})`,
  region: 'Your region carries out the whole plan in its area, and reports on it by chapter.',
  noTasks: 'The document assigns no single task to your agency.',
  targets: 'Targets',
  by: (date) => `by ${date}`,
  objections: 'Objections',
  none: 'No objection was raised.',
  object: 'Object',
  objectHint:
    'Say to which task, why, and what you propose. Your superior answers, and the answer is mailed to you.',
  against: 'Against',
  whole: 'The whole assignment',
  words: 'Your objection and its reasons',
  send: 'Raise the objection',
  withdraw: 'Withdraw',
  withdrawn: (instant) => `Withdrawn on ${instant}`,
  raised: (instant) => `Raised on ${instant} by `,
  waits: 'Waits for an answer',
  answered: (instant) => `Answered on ${instant} by `,
  people: 'Officers and leaders',
  peopleText: 'Notices and reminders go to these people. Check them, and change who has changed.',
  toPeople: 'Change officers and leaders',
};

/** The words of an agency's contacts. */
export const contactsEn: ContactsWords = {
  title: 'Officers and leaders',
  lead: 'Notices and reminders go to your officers, urging to your leaders as well. A new address is in force once the code mailed to it was typed here; its owner can then sign in.',
  columns: { role: 'Role', name: 'Name', address: 'Address', lang: 'Language', state: 'State' },
  active: 'In use',
  inactive: 'Not in use',
  refused: 'Mail was refused; please correct the address',
  langs: { 'zh-CN': 'Chinese', en: 'English' },
  add: 'Add a person',
  change: 'Change',
  save: 'Save',
  deactivate: 'Deactivate',
  deactivateText: 'Gets no more notices, and can no longer sign in by this address.',
  sendCode: 'Send a code',
  addressHint:
    'The code goes to this address. With the address unchanged, what you save holds at once.',
  pending: 'To be confirmed',
  pendingText: (address) =>
    `A code was sent to ${address}; it is good for 10 minutes. Ask its owner for it and type it here.`,
  replaces: (name) => `instead of ${name}`,
  code: 'Code',
  confirm: 'Confirm',
  notSent: 'The code could not be mailed. Please send it again later.',
  done: {
    saved: 'Saved.',
    sent: 'The code was sent; it holds once the code is typed.',
    confirmed: 'Confirmed and in force; its owner can now sign in by this address.',
    deactivated: 'Deactivated.',
  },
  mail: {
    subject: 'Duban: code to confirm a contact',
    heading: 'Code to confirm a contact',
    intro: (agency) =>
      `${agency} wants to register you as an officer or leader in Duban; notices would come to this address. If you agree, tell this code to whoever asked:`,
    valid: 'It is good for 10 minutes, once.',
    ignore: 'If you know nothing of this, ignore this mail; the address is not registered then.',
    never: 'The code is for your own agency only; nobody who runs the system will ask for it.',
  },
};
