import { type CivilDate, weekdayOf } from '../calendar/civil-date.ts';
import { civilDateOf, civilTimeOf } from '../calendar/zoned.ts';
import type { LightReason } from '../light/reason.ts';
import { reminderDays, reminderWorkdays, type LightAsk, type Words } from './words.ts';

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

function shortDate(date: CivilDate): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${day} ${MONTHS[(month ?? 0) - 1]} ${year}`;
}

function date(day: CivilDate): string {
  return `${WEEKDAYS[weekdayOf(day)]} ${shortDate(day)}`;
}

const count = (days: number) => (days === 1 ? '1 day' : `${days} days`);
const left = (days: number) => (days === 0 ? 'today is the last day' : `${count(days)} left`);

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function light(reason: LightReason, ask?: LightAsk): string {
  const act = ask?.act ?? 'file';
  const acted = capital(ask?.acted ?? 'filed');
  switch (reason.code) {
    case 'not-yet-open':
      return `Not yet open: opens on ${date(reason.opensOn)}, due on ${date(reason.dueOn)}.`;
    case 'on-course':
      return `On course: due ${reason.by ? `by ${reason.by} ` : ''}on ${date(reason.dueOn)}, ${left(reason.days)}.`;
    case 'near-due':
      return `Near due: due ${reason.by ? `by ${reason.by} ` : ''}on ${date(reason.dueOn)}, ${left(reason.days)}.`;
    case 'returned':
      return `Returned on ${date(reason.returnedOn)} to be revised: ${act} again by 24:00 on ${date(reason.dueOn)}, ${left(reason.days)}.`;
    case 'reopened':
      return `Reopened on ${date(reason.reopenedOn)} after its acceptance: ${act} again by 24:00 on ${date(reason.dueOn)}, ${left(reason.days)}.`;
    case 'overdue':
      return `Overdue${reason.days === 0 ? '' : ` by ${count(reason.days)}`}: it was due by ${reason.by ?? '24:00'} on ${date(reason.dueOn)}.`;
    case 'in-review':
      return `${acted} on ${date(reason.filedOn)} and in review until ${date(reason.reviewDueOn)}.`;
    case 'filed-late':
      return `${acted} late, on ${date(reason.filedOn)} instead of by ${reason.by ?? '24:00'} on ${date(reason.dueOn)}; in review until ${date(reason.reviewDueOn)}.`;
    case 'review-late':
      return `${acted} on ${date(reason.filedOn)}; the review was due on ${date(reason.reviewDueOn)} and is late by ${count(reason.days)}.`;
    case 'missed':
      return `Missed: it was due by 24:00 on ${date(reason.dueOn)}, and the books are closed.`;
    case 'missed-filed':
      return `${acted} on ${date(reason.filedOn)}, after the books were closed, and in review; it was due by 24:00 on ${date(reason.dueOn)}.`;
    case 'missed-returned':
      return `${acted} after the books were closed, and returned: ${act} again by 24:00 on ${date(reason.dueOn)}.`;
    case 'accepted':
      if (reason.acceptedOn && ask?.done) return ask.done(date(reason.acceptedOn));
      return reason.acceptedOn ? `Accepted on ${date(reason.acceptedOn)}.` : 'Accepted.';
  }
}

const LEFT_CAUSES: Readonly<Record<string, string>> = {
  task_dropped: 'the task was dropped',
  task_completed: 'the task is completed',
  removed: 'the agency is no longer responsible for the task',
  merged: 'the agency was merged, and its successor owes the same',
  obligation_ended: 'the obligation was ended',
  finding_withdrawn: 'the inspection has taken its finding back',
  not_asked: 'the report was accepted before its opinion was asked for',
  issue_withdrawn: 'the agency withdrew it',
  issue_merged: 'it is handled with another one',
};

/** The English catalog. */
export const wordsEn: Words = {
  lang: 'en',
  productName: 'Duban',

  date,
  shortDate,
  internalDue: 'Internal due date',
  instant: (instant, zone) =>
    `${shortDate(civilDateOf(instant, zone))} ${civilTimeOf(instant, zone)}`,
  onTimeUntil: (dueOn) => `On time until 24:00 on ${date(dueOn)}.`,
  provisional: 'provisional until the year’s official calendar is published',
  originallyDue: (dueOn) => `Originally due on ${date(dueOn)}`,

  colour: { green: 'Green', yellow: 'Yellow', red: 'Red', blue: 'Blue' },
  light,

  notice: {
    opening: 'Opening notice',
    remind: 'Reminder',
    urge: 'Urging',
    escalate: 'Escalation',
    letter: 'Formal letter',
    circular: 'Circular',
    close: 'Books closed',
    assignment: 'Notice of assignment',
    objection_answered: 'Answer to an objection',
    signed_off: 'Signed document',
    issue_passed_on: 'Major issue',
    issue_answered: 'Answer to a major issue',
    issue_merged: 'Major issue merged',
    instruction: 'Instruction',
    taken_up: 'Instruction taken up',
    returned: 'Notice of return',
    rescheduled: 'Notice of a new due date',
    accepted: 'Notice of acceptance',
    extension_asked: 'Extension to confirm',
    extension_declined: 'Notice of an extension not confirmed',
    extension_waiting: 'Extension to decide',
    extended: 'Notice of an extension',
    extension_refused: 'Notice of an extension refused',
    reopened: 'Notice of reopening',
    left: 'Notice that it is no longer owed',
    rejoined: 'Notice that it is owed again',
    amended: 'Notice of an amended task',
    transferred: 'Notice of transfer, to the successor',
    passed_on: 'Notice of transfer, to the former agency',
    ask: 'Opinion asked for',
    ask_again: 'Opinion asked for again',
    disagreement: 'Notice of disagreement',
    letter_issued: 'Formal letter, issued',
    circular_issued: 'Circular, issued',
    audit_heads: 'Where the audit stands',
    inspection_ordered: 'Inspection, ordered',
    inspection_announced: 'Inspection, announced',
    inspection_team: 'Inspection, to its team',
    inspection_called_off: 'Inspection, called off',
    inspection_unconcluded: 'Inspection, without a conclusion',
    inspection_concluded: 'Inspection, conclusion',
    inspection_answered: 'Inspection, answer to the conclusion',
    difference: 'Notice of differing ratings',
    taken_off: 'Notice to a former assessor',
  },
  noticeMeaning: {
    assignment: 'The tasks are assigned; the agency’s officers check them and confirm receipt.',
    opening: 'Reporting opens; the agency’s officers are told.',
    remind: 'The due date is near; the agency’s officers are reminded.',
    urge: 'The report is overdue; the agency’s officers and leaders are urged.',
    escalate: 'The report is still overdue; it is put before the superior.',
    letter: 'The report is still overdue; a formal letter is drafted and waits to be issued.',
    circular: 'The report is still overdue; a circular is drafted and waits to be issued.',
    close:
      'The books are closed and the report is missed; a later filing is taken and counted late.',
    ask: 'The officers of a cooperating agency are asked for their opinion.',
    ask_again: 'A cooperating agency has not answered and is asked again.',
  },
  step: (name, notice) => {
    const workdays = reminderWorkdays(name);
    if (workdays !== null)
      return `Reminder (${workdays} ${workdays === 1 ? 'workday' : 'workdays'} before)`;
    const days = reminderDays(name);
    return days === null ? wordsEn.notice[notice] : `Reminder (${count(days)} before)`;
  },

  stage: {
    collecting: 'To be filed',
    reviewing: 'In review',
    accepted: 'Accepted',
    missed: 'Missed (books closed)',
  },
  left: 'No longer owed',
  leftCause: (cause) => LEFT_CAUSES[cause] ?? cause,
  agencyKind: {
    department: 'Department',
    region: 'Region',
    commission: 'Commission',
    government_office: 'Government office',
    enterprise: 'Enterprise',
  },
  responsibility: { lead: 'Lead', cooperating: 'Cooperating', responsible: 'Responsible' },
  contactRole: { officer: 'Officer', leader: 'Leader', deputy: 'Deputy' },
  task: (number) => `Task ${number}`,

  tally: {
    owed: 'Owed',
    left: 'No longer owed',
    filed: 'Filed',
    accepted: 'Accepted',
    nil: 'No progress',
    short: 'Says little',
    copied: 'As last time',
    rescheduled: 'Rescheduled',
    returned: 'Returned',
    overdue: 'Overdue now',
  },
  punctuality: {
    filedOnTime: 'Filed on time',
    filedLate: 'Filed late',
    missing: 'Due, not filed',
    notYetDue: 'Not yet due',
  },
  againstOriginal: 'Against the original due date',
  againstMoved: 'Against the changed due date',
};
