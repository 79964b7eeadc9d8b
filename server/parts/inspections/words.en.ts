import { wordsEn } from '../../../domain/words/words.en.ts';
import type { InspectionWords } from './catalog.ts';
import { stagesEn } from './stages.ts';

const some = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** What pages say of inspections. */
export const inspectionWordsEn: InspectionWords = {
  title: 'Inspections',
  lead: 'The government office orders an inspection. What to inspect is proposed by what burns and by a recorded draw; the commission or the government office chooses, names a team and the days, and announces it. The conclusion goes to whoever was inspected; each finding is put right by its day, until it is closed.',
  none: 'No inspection has been ordered.',
  stage: stagesEn,
  inspection: (number) => `Inspection ${number}`,
  days: (from, to) =>
    from === to ? wordsEn.date(from) : `${wordsEn.date(from)} to ${wordsEn.date(to)}`,
  columns: {
    inspection: 'Looks at',
    stage: 'State',
    visit: 'Days of the visit',
    agencies: 'Inspected',
    findings: 'Findings',
  },
  found: (found, done) => (found === 0 ? '—' : `${found}, ${done} closed`),
  notArranged: 'to be arranged',
  order: {
    title: 'Order an inspection',
    text: 'The commission is told by mail, and arranges it. A seed is drawn and recorded with the order: the random share is drawn by it, and can be drawn again by anybody.',
    scope: 'What it looks at',
    scopeHint: 'What is to be inspected, and what matters most.',
    from: 'Work from',
    to: 'until',
    share: 'Random share, in percent',
    shareHint: 'Of the tasks that nothing else speaks for; 0: none is drawn.',
    send: 'Order it',
  },
  facts: {
    stage: 'State',
    scope: 'Looks at',
    period: 'Work of',
    draw: 'Random share',
    drawn: (share, seed) => `${share}%, drawn by seed ${seed}`,
    visit: 'Days of the visit',
    team: 'Team',
    ordered: 'Ordered',
    announced: 'Announced',
    concluded: 'Concluded',
    conclusion: 'Conclusion',
    answerBy: 'Answers until',
    closed: 'Closed',
    calledOff: 'Called off',
    overLimit: 'Why more often than a year allows',
    by: (at, name) => `${at}, ${name}`,
  },
  subjects: {
    title: (count) => `What is inspected (${count})`,
    agency: 'Agency',
    task: 'Task',
    why: 'Why it was proposed',
    whole: 'How the plan is carried out on the whole',
    byHand: 'Chosen by hand',
    none: 'Nothing has been chosen yet.',
  },
  reason: (reason) => {
    switch (reason.code) {
      case 'red':
        return `${some(reason.reports, 'red light')} now`;
      case 'late':
        return `${some(reason.reports, 'report')} of the period late or missing`;
      case 'differs':
        return 'the two sides of the midterm evaluation differ';
      case 'behind':
        return `${reason.points} points behind the course of time`;
      case 'random':
        return 'drawn at random';
    }
  },
  arrange: {
    open: 'Arrange it',
    title: 'Arrange the inspection',
    text: 'Choose what is inspected, the team and the days, and save. Saving tells nobody; until the announcement you may change it.',
    times: (limit) => `How often each agency was inspected this year (at most ${limit})`,
    timesOf: (times) => some(times, 'time'),
    never: 'No agency has been inspected this year.',
    proposed: (count) => `Proposed (${count})`,
    proposedText: (share, seed) =>
      `For red lights, late reports, differing evaluations and what lies far behind; of the rest ${share}% by seed ${seed}. Tick what is to be inspected.`,
    rest: (count) => `Other tasks (${count})`,
    team: 'Team',
    teamText: 'Nobody inspects an agency that they belong to, or may act for.',
    from: 'Visit from',
    to: 'until',
    overLimit: 'Why more often than a year allows',
    overLimitHint:
      'Needed when an agency has been inspected as often as allowed; else leave it empty.',
    save: 'Save',
  },
  announce: {
    look: 'Announce it',
    title: 'Before it is announced',
    text: 'On confirming, these people are told by mail at once. Nothing has been sent yet.',
    told: (count) => `${some(count, 'person').replace('persons', 'people')} would be told`,
    confirm: 'Confirm and announce',
    back: 'Back',
    notice: {
      inspection_announced: 'Announcement',
      inspection_team: 'To the team',
      inspection_concluded: 'Conclusion',
    },
  },
  findings: {
    title: (count) => `Findings (${count})`,
    none: 'Nothing was found.',
    notYet: 'What is found is recorded here from the first day on.',
    finding: (number) => `Finding ${number}`,
    severity: { general: 'general', serious: 'serious' },
    rectifyBy: 'To be put right by',
    recorded: (at) => `Recorded ${at} by `,
    withdrawn: (at) => `Withdrawn ${at} by `,
    state: 'Rectification',
    done: (at) => `put right, closed ${at}`,
    report: 'its rectification',
    add: 'Record a finding',
    addText:
      'On the conclusion each finding becomes a report that its agency owes by the day you give. Until then the agency does not see it.',
    agency: 'Inspected agency',
    task: 'Task',
    whole: 'No single task',
    text: 'What was found',
    textHint: 'The facts, and what they go against.',
    severityLabel: 'How grave',
    rectifyHint: 'A workday after today.',
    save: 'Record',
    withdraw: 'Withdraw',
    why: 'Why it is withdrawn',
    whyHint:
      'After the conclusion the agency is told so in these words, and owes nothing for it any more.',
  },
  conclude: {
    title: 'Conclude',
    text: 'The conclusion goes to every inspected agency, with its own findings; each becomes a report it owes. Nothing is recorded afterwards.',
    label: 'Conclusion',
    hint: 'On the whole, what went well, what did not; all inspected agencies read it.',
    look: 'Look at what would follow',
    preview: 'Before it is concluded',
    owed: (count) => `${some(count, 'finding')} to be put right`,
    nothing: 'Nothing is to be put right: the inspection closes with its conclusion.',
    answerBy: (day) => `The agencies may answer until the end of ${wordsEn.date(day)}.`,
    confirm: 'Confirm and conclude',
  },
  answers: {
    title: 'Answers',
    none: 'Nobody has answered.',
    answered: (at) => `Answered ${at} by `,
    label: 'Your answer to the conclusion',
    hint: (day) =>
      `Until the end of ${wordsEn.date(day)}, more than once if need be; it moves no due date.`,
    send: 'Answer',
  },
  callOff: {
    title: 'Call it off',
    text: 'Whoever was told of it is told that too, with the reason. What was recorded stays; nobody owes anything for it.',
    label: 'Why',
    send: 'Call it off',
  },
  own: {
    title: 'Inspections',
    team: 'you inspect',
    inspected: 'your agency is inspected',
    memberText:
      'You are a member of this team: from its first day on please record here what is found.',
    inspectedText: 'Your agency is inspected.',
    back: 'Back to my reports',
  },
  done: {
    ordered: 'Ordered; the commission is told by mail.',
    arranged: 'Saved; nobody has been told yet.',
    announced: 'Announced.',
    found: 'Recorded.',
    'finding-withdrawn': 'Withdrawn.',
    concluded: 'Concluded; the inspected agencies are told by mail.',
    answered: 'Answered; whoever carries the inspection out is told by mail.',
    'called-off': 'Called off; whoever was told of it is told by mail.',
  },
};
