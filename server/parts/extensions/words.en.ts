import { wordsEn } from '../../../domain/words/words.en.ts';
import type { ExtensionWords } from './catalog.ts';

const { shortDate } = wordsEn;
const times = (count: number) => (count === 1 ? 'once' : `${count} times`);
const requests = (count: number) => `${count} ${count === 1 ? 'request' : 'requests'}`;

/** What English pages say of extensions. */
export const extensionWordsEn: ExtensionWords = {
  title: 'Extensions',
  state: {
    asked: 'Waits for the leader',
    confirmed: 'Waits for a decision',
    granted: 'Granted',
    refused: 'Refused',
    withdrawn: 'Withdrawn',
    ended: 'Ended: no longer owed',
  },
  lapsed: 'Filed before it was decided',
  asked: 'Asked',
  askedUntil: 'Asked until',
  inForce: 'Due date in force',
  reason: 'Reason',
  stateOfWork: 'State of work',
  confirmed: 'Confirmed by the leader',
  decided: 'Decided',
  granted: 'Granted until',
  remarks: 'Remarks',
  declined: 'Why it was not confirmed',
  ended: 'Why it ended',
  by: (name, at) => `${name}, ${at}`,
  ask: {
    open: 'Ask for an extension…',
    text: (superior) =>
      `The leader of your agency confirms the request, then ${superior} decides it. It must be asked before 24:00 of the due date; what was asked in time may be granted later.`,
    nothingStops:
      'Until it is granted the due date stays as it is, and reminders go on. Statistics always keep the original date.',
    newDue: 'Asked until',
    newDueHint: (dueOn, latest) =>
      `A workday after ${shortDate(dueOn)}, ${shortDate(latest)} at the latest.`,
    reasonHint: 'Why the report cannot be filed in time.',
    stateHint: 'How far the work is, and what is missing.',
    submit: 'Ask for the extension',
    leaders: (names) => `A mail will ask the leader to confirm: ${names}`,
    youAreLeader:
      'You are registered as a leader of your agency: what you ask for is confirmed with it and goes straight to the decision.',
    leaderFault: {
      none: 'No leader of your agency is registered: nobody could confirm the request, and it would not be decided. Please have a leader registered, or ask the commission to do it; what is asked before that still counts from when it was asked.',
      no_account:
        'The registered leader of your agency cannot sign in yet, and so cannot confirm. Ask the commission to enable it; what is asked before that still counts from when it was asked.',
      refused:
        'Mails to the leader of your agency were refused and may not arrive. Tell them in person to sign in and confirm on the page “Extensions”, and have the address put right.',
    },
    waitsForLeader: 'The request waits for the leader of your agency to confirm it.',
    waitsForReviewer: (superior) => `The request is confirmed and waits for ${superior}.`,
    withdraw: 'Withdraw the request',
    withdrawText: 'The due date stays as it is; until then you may ask again.',
  },
  confirm: {
    title: 'Extensions to confirm',
    count: (count) => `${requests(count)} to be confirmed by the leader`,
    note: (superior) =>
      `What you confirm goes to ${superior} for a decision. What you decline is withdrawn, and the officer sees why. Until it is granted the due date stays as it is.`,
    none: 'No extension waits to be confirmed.',
    onlyLeader: (names) =>
      `Only the leader of your agency can confirm${names === '' ? '' : `: ${names}`}.`,
    confirm: 'Confirm what is ticked',
    decline: 'Decline',
    declineWords: 'Why you decline',
    declineHint: 'Needed to decline.',
    toDecide: 'Before the reviewer',
    done: (confirmed) => `${requests(confirmed)} confirmed and put before the reviewer.`,
    declinedDone: (declined) => `${requests(declined)} declined and withdrawn.`,
    notDone: 'These were not done:',
    tickFirst: 'Tick the requests first.',
    link: (count) => `${requests(count)} for an extension to be confirmed by the leader`,
  },
  desk: {
    count: (count) => `${requests(count)} to decide`,
    none: 'No extension waits for a decision.',
    note: 'First those that fall due first. Until a decision the due date stays as it is and reminders go on; what was asked in time may be granted after the due date, and after the books are closed.',
    unconfirmed: 'Not yet confirmed by the agency’s leader',
    unconfirmedNote: 'They can be decided when the leader of the agency has confirmed them.',
    settled: 'Settled',
    noSettled: 'No request is settled yet.',
    tick: (report) => `Choose: ${report}`,
    grantUntil: 'Grant until',
    words: 'Remarks',
    wordsHint: 'A refusal needs a reason; granting needs none. The agency will read it.',
    grant: 'Grant what is ticked',
    refuse: 'Refuse what is ticked',
    preview: 'Check the decision',
    previewNote: 'You will see what happens before it is done.',
    history: 'Earlier requests',
    noHistory: 'No extension was asked for this report before.',
    burden: (toFile, overdue) => `The agency has ${toFile} to file now, ${overdue} of them overdue`,
    ofAgency: (granted, refused) =>
      `The agency was granted extensions ${times(granted)} before, and refused ${times(refused)}`,
    previewText: 'This is what would happen; nothing is done yet.',
    would: 'What happens',
    becomes: (dueOn) => `Due on ${dueOn} from then on; officer and leader are told`,
    staysRefused: (dueOn) => `Refused, still due on ${dueOn}; officer and leader are told`,
    nextNotice: (at) => `Next reminder: ${at}`,
    closes: (at) => `If it is not filed, the books close on ${at}`,
    wouldNot: 'Cannot be done',
    carryOut: (count) => `Carry out (${count})`,
    nothingToDo: 'None of these can be done.',
    back: 'Back',
    outcome: 'What was done',
    done: (granted, refused) => `Done: ${granted} granted, ${refused} refused.`,
    someNotDone: (count) => `${count} could not be done, for the reasons below; the rest is done.`,
    tickFirst: 'Tick the requests to decide first.',
    decidedBy: (name) => `Decided by ${name}.`,
  },
  timeline: {
    asked: 'Extension asked for',
    confirmed: 'Request confirmed by the leader',
    granted: 'Extension granted',
    refused: 'Extension refused',
    withdrawn: 'Request withdrawn',
    declined: 'Request declined by the leader',
    ended: 'Request ended, for the report is no longer owed',
  },
};
