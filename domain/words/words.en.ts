import { type CivilDate, weekdayOf } from '../calendar/civil-date.ts';
import { civilDateOf, civilTimeOf } from '../calendar/zoned.ts';
import type { LightReason } from '../light/reason.ts';
import { readRungName, type Words } from './words.ts';

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

function light(reason: LightReason): string {
  switch (reason.code) {
    case 'not-yet-open':
      return `Not yet open: opens on ${date(reason.opensOn)}, due on ${date(reason.dueOn)}.`;
    case 'on-course':
      return `On course: due on ${date(reason.dueOn)}, ${left(reason.days)}.`;
    case 'near-due':
      return `Near due: due on ${date(reason.dueOn)}, ${left(reason.days)}.`;
    case 'returned':
      return `Returned on ${date(reason.returnedOn)} to be revised: file again by 24:00 on ${date(reason.dueOn)}, ${left(reason.days)}.`;
    case 'overdue':
      return `Overdue by ${count(reason.days)}: it was due by 24:00 on ${date(reason.dueOn)}.`;
    case 'in-review':
      return `Filed on ${date(reason.filedOn)} and in review until ${date(reason.reviewDueOn)}.`;
    case 'filed-late':
      return `Filed late, on ${date(reason.filedOn)} instead of by 24:00 on ${date(reason.dueOn)}; in review until ${date(reason.reviewDueOn)}.`;
    case 'review-late':
      return `Filed on ${date(reason.filedOn)}; the review was due on ${date(reason.reviewDueOn)} and is late by ${count(reason.days)}.`;
    case 'missed':
      return `Missed: it was due by 24:00 on ${date(reason.dueOn)}, and the books are closed.`;
    case 'missed-filed':
      return `Filed on ${date(reason.filedOn)}, after the books were closed, and in review; it was due by 24:00 on ${date(reason.dueOn)}.`;
    case 'missed-returned':
      return `Filed after the books were closed, and returned: file again by 24:00 on ${date(reason.dueOn)}.`;
    case 'accepted':
      return reason.acceptedOn ? `Accepted on ${date(reason.acceptedOn)}.` : 'Accepted.';
    case 'withdrawn':
      return 'Withdrawn: no longer owed.';
  }
}

/** The English catalog. */
export const wordsEn: Words = {
  lang: 'en',
  productName: 'Duban',

  date,
  shortDate,
  instant: (instant, zone) =>
    `${shortDate(civilDateOf(instant, zone))} ${civilTimeOf(instant, zone)}`,
  onTimeUntil: (dueOn) => `On time until 24:00 on ${date(dueOn)}.`,
  provisional: 'provisional until the year’s official calendar is published',
  originallyDue: (dueOn) => `Originally due on ${date(dueOn)}`,

  colour: { green: 'Green', yellow: 'Yellow', red: 'Red', blue: 'Blue' },
  light,

  rungKind: {
    open: 'Opening notice',
    remind: 'Reminder',
    urge: 'Urging',
    escalate: 'Escalation',
    letter: 'Formal letter',
    circular: 'Circular',
    close: 'Books closed',
  },
  rungMeaning: {
    open: 'Reporting opens; the agency’s officers are told.',
    remind: 'The due date is near; the agency’s officers are reminded.',
    urge: 'The report is overdue; the agency’s officers and leaders are urged.',
    escalate: 'The report is still overdue; it is put before the commission.',
    letter: 'The report is still overdue; a formal letter is drafted and waits to be issued.',
    circular: 'The report is still overdue; a circular is drafted and waits to be issued.',
    close:
      'The books are closed and the report is missed; a later filing is taken and counted late.',
  },
  rung: (name) => {
    const read = readRungName(name);
    if (!read) return name;
    if (read.days === null) return wordsEn.rungKind[read.kind];
    return read.days === 0 ? 'Reminder (on the due day)' : `Reminder (${count(read.days)} before)`;
  },
  notice: {
    assignment: 'Notice of assignment',
    returned: 'Notice of return',
    accepted: 'Notice of acceptance',
    extended: 'Notice of extension',
  },

  stage: {
    collecting: 'To be filed',
    reviewing: 'In review',
    accepted: 'Accepted',
    withdrawn: 'Withdrawn',
    missed: 'Missed (books closed)',
  },
  reportKind: {
    implementation_plan: 'Implementation plan',
    annual: 'Annual report',
    midterm: 'Mid-term evaluation',
    rectification: 'Rectification report',
    consolidation: 'Consolidation',
  },
  agencyKind: {
    department: 'Department',
    region: 'Region',
    commission: 'Commission',
    government_office: 'Government office',
    enterprise: 'Enterprise',
  },
  responsibility: { lead: 'Lead', cooperating: 'Cooperating' },
  contactRole: { officer: 'Officer', leader: 'Leader' },
  task: (number) => `Task ${number}`,
  year: (year) => String(year),

  tally: {
    owed: 'Owed',
    withdrawn: 'Withdrawn',
    filed: 'Filed',
    accepted: 'Accepted',
    nil: 'No progress',
    extended: 'Extended',
    returned: 'Returned',
  },
  punctuality: {
    filedOnTime: 'Filed on time',
    filedLate: 'Filed late',
    missing: 'Missing',
    notYetDue: 'Not yet due',
  },
  againstOriginal: 'Against the original due date',
  againstExtended: 'Against the extended due date',
};
