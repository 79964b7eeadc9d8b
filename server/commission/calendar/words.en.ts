import type { CalendarWords } from './catalog.ts';

/** The pages of the workday calendar in English. */
export const calendarWordsEn: CalendarWords = {
  title: 'Workday calendar',
  text: 'Holidays and swapped workdays are those of the State Council’s yearly notice. Until it is published, weekends and the holidays fixed by law stand in, and the dates concerned are marked as provisional. All plans share one calendar.',
  bring: 'Bring in a calendar',
  bringText:
    'Paste the whole notice in its own words, or paste or upload a list of days (.txt, .csv) or a calendar file (.ics). What changes is shown first: which days, and which due dates and mails move with them.',
  paste: 'Paste here',
  file: 'Or choose a file',
  preview: 'Show what changes',
  example: 'The notice itself, or one day a line:',
  tooLarge:
    'The file is too large to be a calendar of holidays: check it, or paste the notice itself.',
  tooSlow:
    'The file takes too long to be read, or too many files are being read now. Nothing was brought in; try again in a minute.',
  notText: 'This is no text file: save it as .txt, .csv or .ics, or paste the notice itself.',
  faults: (count) =>
    `Nothing was brought in, for ${count === 1 ? '1 line is' : `${count} lines are`} not right: correct the following, then look at the preview again.`,
  faultColumns: { line: 'Where', fault: 'What is wrong', text: 'What stands there' },
  whole: 'The whole text',
  line: (number) => `Line ${number}`,
  moreFaults: (count) =>
    count === 1 ? 'The same in 1 more line.' : `The same in ${count} more lines.`,
  fault: {
    hidden: 'Something in it cannot be seen, or turns the order of what is read: delete it.',
    empty: 'There is nothing in it: paste the notice, or choose a file.',
    too_long: 'It is too long to be a calendar of holidays.',
    no_date: 'There is no date. Every line begins with one, such as 2027-01-01.',
    no_such_day: 'There is no such day.',
    no_kind: 'It does not say whether the day is off or worked.',
    both: 'The same day is said to be off and to be worked.',
    weekday: 'The weekday is not that of the date; it may be another year’s notice.',
    count: 'Another number of days is named than is said.',
    no_year: 'No year is named: paste the notice with its title.',
    unread: 'Which days this sentence means is not certain: list them one by one.',
    no_whole_year: 'No year is whole: both 1 January and 1 October have to be days off.',
    closed_long: 'More than 20 days off in a row: check the dates.',
  },
  done: {
    imported: 'The workday calendar is changed, and every plan goes by it from now on.',
    'taken-back': 'Taken back: every plan goes by the former calendar from now on.',
  },
  years: 'Year by year',
  columns: { year: 'Year', state: 'By', off: 'Weekdays off', worked: 'Weekends worked' },
  provisional: 'Provisional: not published, or not brought in yet',
  published: 'As published (comes with the product)',
  importedState: 'Brought in',
  history: 'What was brought in',
  noHistory: 'Nothing yet: the published calendar that comes with the product holds.',
  covers: (years) => years,
  importedAt: (at) => `Brought in on ${at} by `,
  undoneAt: (at) => `Taken back on ${at} by `,
  takeBack: 'Take back (shown first)',
  shown: { import: 'What would change', takeBack: 'What would change by taking it back' },
  note: 'This is a preview: nothing has been changed.',
  days: 'Days that change',
  noDays: 'No day changes: it is what holds already.',
  workedHolidays:
    'These holidays by law are not among the days off, and would be workdays. Check whether the whole notice was given:',
  nowOff: 'off from now on',
  nowWorked: 'worked from now on',
  noPlans: 'No plan is running: no due date and no mail is concerned.',
  planUnmoved: 'No due date and no mail moves.',
  moves: { cycle: 'Cycle', before: 'Due so far', after: 'Due then' },
  open: 'Open now: its agencies are told',
  rescheduled: (count) =>
    count === 1
      ? '1 report gets a new due date, and a mail that says so.'
      : `${count} reports get a new due date, and a mail each that says so.`,
  mails: (changed) =>
    changed === 1
      ? 'At 1 instant another number of mails goes out:'
      : `At ${changed} instants another number of mails goes out:`,
  mailColumns: { at: 'At', before: 'So far', after: 'Then' },
  more: (count) => `And ${count} more, which are not listed.`,
  confirm: { import: 'Bring it in', takeBack: 'Take it back' },
  back: 'Back, without a change',
};
