import type { DocumentNotice } from '../../domain/ladder/step.ts';
import type { NoticeWords } from './catalog.ts';

/** What English mails say of signed documents and instructions. */
export const documentNoticesEn: Record<DocumentNotice, NoticeWords> = {
  signed_off: {
    name: 'signed off',
    subject: ({ single, count }) => `${single ?? `${count} documents`} — signed off`,
    section: ({ count }) => `Signed off (${count})`,
    paragraphs: ({ commission }) => [
      `${commission} has signed off the document below; its text and ledger are attached. Please sign in and confirm that you have it, or return it with your words.`,
      'What is attached is kept as it was signed off, with its hash. Later corrections make a further version and leave this one as it is.',
    ],
  },
  instruction: {
    name: 'instruction',
    subject: ({ single, count }) => `Instruction on ${single ?? `${count} items`}`,
    section: ({ count }) => `Instructions (${count})`,
    paragraphs: ({ superior }) => [
      `${superior} has given the instruction below. Please sign in, take it up, and say what is done about it.`,
    ],
  },
  taken_up: {
    name: 'instruction taken up',
    subject: ({ single, count }) =>
      `The instruction on ${single ?? `${count} items`} has been taken up`,
    section: ({ count }) => `Instructions taken up (${count})`,
    paragraphs: ({ commission }) => [
      `${commission} has taken up the instruction below; what is done about it follows.`,
    ],
  },
};
