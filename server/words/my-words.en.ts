import { wordsEn } from '../../domain/words/words.en.ts';
import type { MyWords } from './my-words.ts';

const counted = (count: number, one: string, many = `${one}s`) =>
  `${count} ${count === 1 ? one : many}`;

export const myWordsEn: MyWords = {
  title: 'My reports',
  years: 'Year',
  burden: 'Your agency’s burden',
  forms: (count) => `${counted(count, 'form')} to fill in`,
  mails: (count) => `${counted(count, 'mail')} received`,
  burdenNote:
    'The reports owed for the year, and the mails sent so far to your agency’s officers and leaders.',
  reports: (year) => `Reports for ${year}`,
  columns: { report: 'Report', due: 'Due', light: 'Light', state: 'State', action: 'Action' },
  wholePlan: 'What this region has put into effect',
  state: { toFile: 'To be filed', returned: 'Returned, to be filed again' },
  dueBy: (date) => `24:00 on ${wordsEn.shortDate(date)}`,
  original: (date) => `originally ${wordsEn.shortDate(date)}`,
  fileNow: 'File',
  fileAgain: 'Revise and file',
  see: 'Open',
  none: 'There is nothing to be filed at present.',
  cooperating: (count) => `Tasks you cooperate in (${count})`,
  cooperatingNote:
    'The lead agency reports on these; give it what it asks for. There is nothing to fill in here.',
  coming: (year) => `What ${year} brings`,
  comingText: (count) =>
    `Your agency will owe ${counted(count, 'report')}. Nothing is to be filled in yet.`,
  comingOpens: 'Reporting opens',
  comingDue: 'Due',
  comingMails: 'Mails that will come (they stop once you have filed)',
  notLaunched: 'The plan has not been launched; nothing is owed yet.',
  noAgency: 'Your account belongs to no agency, so there is nothing to be filed.',
  and: ', ',
  stop: '.',
};
