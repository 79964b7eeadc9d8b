import type { AskWords } from '../words/ask-words.ts';
import type { KindCatalog } from './catalog.ts';
import { datedName } from './dated-name.ts';
import { eventNumber } from './event-name.ts';
import { evaluationWordsEn } from './evaluation-words.en.ts';
import { issueHandlingWordsEn } from './issue-handling-words.en.ts';
import { rectificationWordsEn } from './rectification-words.en.ts';

const ORDINALS = ['first', 'second', 'third', 'fourth'];
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const some = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;

function period(name: string): string {
  const dated = datedName(name);
  if (dated) return dated.titleEn;
  const number = eventNumber(name);
  if (number !== null) return `No. ${number}`;
  const [, year, half, quarter, month] = /^(\d{4})(?:H(\d)|Q(\d)|-(\d\d))?$/.exec(name) ?? [];
  if (year === undefined) return '';
  if (half !== undefined) return `${ORDINALS[Number(half) - 1]} half of ${year}`;
  if (quarter !== undefined) return `${ORDINALS[Number(quarter) - 1]} quarter of ${year}`;
  return month === undefined ? year : `${MONTHS[Number(month) - 1]} ${year}`;
}

/** How most kinds speak; a kind that speaks otherwise says only what differs. */
const ask: AskWords = {
  order: 'Report on the implementation',
  begun: 'Reporting has opened',
  many: (count, about) => some(count, 'report') + (about === null ? '' : ` (${about})`),
  these: (count) => (count === 1 ? 'the report below' : `the ${count} reports below`),
  opens: 'to file',
  section: 'Reporting opens',
  act: 'file',
  acted: 'filed',
  fill: 'file',
  lacking: 'overdue',
  onTime: 'A report is on time until 24:00 of its due date.',
  link: 'Sign in and file',
};

/** The words of every kind of report. */
export const kindWordsEn: KindCatalog = {
  period,
  cycle: (kind, about) => (about === '' ? kind : `${kind}, ${about}`),
  named: (kind, title) => `${kind}: ${title}`,
  ask,
  kinds: {
    ...evaluationWordsEn(ask, period),
    rectification: rectificationWordsEn(ask),
    receipt: {
      name: 'Receipt of the assignment',
      about: () => '',
      title: (agency) => `Assignment of tasks to ${agency}`,
      ask: {
        ...ask,
        order: 'Confirm receipt of the assignment',
        begun: 'The tasks have been assigned',
        many: (count) => `${some(count, 'assignment')} to confirm`,
        these: (count) => (count === 1 ? 'the assignment below' : `the ${count} assignments below`),
        opens: 'to confirm',
        section: 'To confirm',
        act: 'confirm',
        acted: 'confirmed',
        fill: 'confirm receipt',
        onTime: 'Receipt is confirmed on time until 24:00 of the due date.',
        link: 'Sign in and confirm receipt',
        done: (date) => `Receipt was confirmed on ${date}.`,
      },
      fields: {},
    },
    periodic: {
      name: 'Periodic report',
      about: period,
      title: (agency, name) =>
        `Report of ${agency} on the implementation of the plan, ${period(name)}`,
      ask,
      fields: {
        progress: {
          label: 'Progress',
          hint: 'What was done in this period and what came of it, in figures where possible.',
        },
        policy: {
          label: 'National policy',
          hint: 'Which national policies were taken up, and what support is still needed.',
        },
        problems: { label: 'Problems', hint: 'What stands in the way.' },
        support: {
          label: 'Support needed',
          hint: 'What needs coordination or support from above; leave it empty if nothing does.',
        },
        nextSteps: { label: 'Next steps', hint: 'What comes next, and by when.' },
        named: {
          label: 'Tasks that name the region',
          hint: 'Their text names the region or one of its places: say what was done there, task by task.',
        },
        inCharge: { label: 'In charge', hint: 'Division and post; no private data.' },
        value: {
          label: 'Value of the indicator',
          hint: 'For the quantified targets of the task; give unit and source.',
        },
        figure: {
          label: 'Value of the indicator',
          hint: 'One number, as of the end of this period; the unit may stand behind it. If there is none yet, leave it empty and say why.',
        },
        figureUnit: { label: 'Unit', hint: 'May stay empty if it stands behind the number.' },
        figureSource: {
          label: 'Source',
          hint: 'Where the number comes from: a statistical bulletin, a ledger of your own.',
        },
        figureReason: {
          label: 'Reason',
          hint: 'Only if there is no number, or it moves the wrong way or by much.',
        },
        goal: {
          label: 'Target in words',
          hint: 'How far what the target asks for has come.',
        },
      },
    },
    implementation_plan: {
      name: 'Implementation plan',
      about: () => 'implementation plan',
      title: (agency) => `Implementation plan of ${agency}`,
      ask: {
        ...ask,
        order: 'Draw up and file an implementation plan',
        begun: 'Implementation plans are asked for',
      },
      fields: {
        goals: {
          label: 'Goals of the year',
          hint: 'What is to be reached, in terms one can check.',
        },
        measures: {
          label: 'Measures',
          hint: 'How the task is going to be carried out, step by step.',
        },
        inCharge: { label: 'In charge', hint: 'Division and post; no private data.' },
        support: {
          label: 'Support needed',
          hint: 'What needs coordination or support from above.',
        },
      },
    },
    deliverable: {
      name: 'Dated item',
      about: (name) => `“${period(name)}”`,
      title: (agency, name) => `Report of ${agency} on “${period(name)}”`,
      ask: {
        ...ask,
        order: 'Deliver by the date and report it',
        begun: 'A dated item is asked for',
      },
      fields: {
        delivered: {
          label: 'What was delivered',
          hint: 'What was completed and what came of it, in figures where possible.',
        },
        contacts: {
          label: 'Contacts',
          hint: 'One a line: name, division and post, office telephone. No private data.',
        },
        place: {
          label: 'Where it can be found',
          hint: 'Title and number of the document, where it was published, to whom it was sent.',
        },
        address: {
          label: 'Address on the web',
          hint: 'If it was published on the web; otherwise leave it empty.',
        },
        remarks: { label: 'Remarks', hint: 'Whatever else should be known.' },
      },
    },
    contribution: {
      name: 'Opinions of cooperating agencies',
      about: period,
      title: (agency, name) => `Opinion of ${agency} as a cooperating agency, ${period(name)}`,
      ask: {
        ...ask,
        order: 'Give your opinion as a cooperating agency',
        begun: 'Opinions of cooperating agencies are asked for',
        many: (count, about) =>
          `${count} ${count === 1 ? 'opinion' : 'opinions'}${about === null ? '' : ` (${about})`}`,
        named: (task) => `the opinion on ${task}`,
        opens: 'to give',
        section: 'Opinions asked for',
        act: 'give',
        acted: 'given',
        fill: 'give your opinion',
        lacking: 'not answered',
        onTime: 'An opinion is on time until 24:00 of its due date.',
        link: 'Sign in and answer',
        done: (on) => `Given on ${on}.`,
      },
      fields: {
        input: {
          label: 'Your part of the work',
          hint: 'What your agency did for this task and what came of it, for the lead agency to take over.',
        },
        position: {
          label: 'Position on the text shown here',
          hint: 'It is kept with the version of the text it is on.',
          options: { agree: 'Agree', disagree: 'Disagree' },
        },
        opinion: {
          label: 'Opinion',
          hint: 'Needed if you disagree: what should be changed, and why.',
        },
      },
    },
    consolidation: {
      name: 'Consolidated report',
      about: (name) => `consolidated report, ${period(name)}`,
      title: (_agency, name) =>
        `Consolidated report on the implementation of the plan, ${period(name)}`,
      ask: {
        ...ask,
        order: 'Consolidate what was reported and submit it',
        begun: 'The consolidated report can be prepared',
        many: (count, about) => some(count, about ?? 'consolidated report'),
        opens: 'to submit',
        section: 'To be consolidated',
        act: 'submit',
        acted: 'submitted',
        fill: 'prepare it',
        onTime: 'It is on time until 24:00 of its due date.',
        link: 'Sign in and prepare it',
      },
      fields: {
        issues: {
          label: 'Major issues',
          hint: 'On the major issues that are open; what was raised is assembled.',
        },
        overview: {
          label: 'Overview',
          hint: 'How far the plan has come in this period; figures as assembled.',
        },
        reporting: {
          label: 'Reporting',
          hint: 'Whether reports were complete and in time; figures and names are assembled.',
        },
        progress: {
          label: 'Progress by chapter',
          hint: 'What the tasks of this chapter amount to; no need to repeat what agencies wrote.',
        },
        indicators: {
          label: 'Indicators',
          hint: 'What their values and courses amount to; one by one they are assembled.',
        },
        policy: { label: 'National policy', hint: 'How national policies were taken up.' },
        problems: { label: 'Main problems', hint: 'What is common to many, or needs attention.' },
        support: {
          label: 'Coordination and support needed',
          hint: 'What the government is asked to coordinate or decide.',
        },
        disagreements: {
          label: 'Disagreements',
          hint: 'How disagreements of cooperating agencies are to be settled.',
        },
        nextSteps: { label: 'Next steps', hint: 'What comes next.' },
      },
    },
    issue_handling: issueHandlingWordsEn(ask),
  },
};
