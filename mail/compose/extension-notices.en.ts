import type { ExtensionNotice } from '../../domain/ladder/step.ts';
import { wordsEn } from '../../domain/words/words.en.ts';
import type { Matter, NoticeWords } from './catalog.ts';

const named = ({ single, count }: Matter) => single ?? `${count} reports`;
const until = ({ newDueOn }: Matter) =>
  newDueOn === null ? '' : ` until ${wordsEn.shortDate(newDueOn)}`;

/** What English mails say of requests for an extension. */
export const extensionNoticesEn: Record<ExtensionNotice, NoticeWords> = {
  extension_asked: {
    name: 'extension to confirm',
    subject: (matter) => `${named(matter)}: extension asked for${until(matter)}, please confirm`,
    section: (matter) => `Extensions to confirm (${matter.count})`,
    paragraphs: ({ superior }) => [
      `An officer of your agency asks for a later due date of what is named below. It goes to ${superior} only when you have confirmed it. Please sign in, read the reason and the state of work, and confirm or decline.`,
      'Until it is granted the due date stays as it is, and reminders go on.',
    ],
  },
  extension_declined: {
    name: 'extension not confirmed',
    subject: (matter) =>
      `${named(matter)}: extension not confirmed by your leader${matter.dueOn === null ? '' : `, still due on ${wordsEn.shortDate(matter.dueOn)}`}`,
    section: (matter) => `Extensions not confirmed (${matter.count})`,
    paragraphs: ({ superior }) => [
      `The leader of your agency has not confirmed the request below, for the reason given. It is withdrawn and was not put before ${superior}. The due date stays as it was.`,
      'Please file in time; before the due date you may ask again with better reasons.',
    ],
  },
  extension_waiting: {
    name: 'extension to decide',
    subject: (matter) => `${named(matter)}: extension asked for${until(matter)}, please decide`,
    section: (matter) => `Extensions to decide (${matter.count})`,
    paragraphs: () => [
      'The agency that owes what is named below asks for a later due date, and its leader has confirmed the request. Please sign in and decide: grant the date asked for, or another, or refuse with a reason.',
      'Until you decide the due date stays as it is, and reminders go on.',
    ],
  },
  extended: {
    name: 'extension granted',
    subject: (matter) =>
      `${named(matter)}: extension granted${matter.dueOn === null ? '' : `, by 24:00 on ${wordsEn.shortDate(matter.dueOn)}`}`,
    section: (matter) => `Extension granted (${matter.count})`,
    paragraphs: (matter) => [
      `${matter.superior} has granted the extension your agency asked for. ${matter.role === 'leader' ? 'Please see to it that the report is filed by the new date.' : 'Please file by the new date; earlier reminders no longer hold.'}`,
      'Statistics keep the original due date beside the extended one.',
    ],
  },
  extension_refused: {
    name: 'extension refused',
    subject: (matter) =>
      `${named(matter)}: extension refused${matter.dueOn === null ? '' : `, still due on ${wordsEn.shortDate(matter.dueOn)}`}`,
    section: (matter) => `Extension refused (${matter.count})`,
    paragraphs: (matter) => [
      `${matter.superior} has not granted the extension your agency asked for, for the reason below. The due date stays as it was.`,
      matter.role === 'leader'
        ? 'Please see to it that the report is filed soon.'
        : 'Please file as soon as you can.',
    ],
  },
};
