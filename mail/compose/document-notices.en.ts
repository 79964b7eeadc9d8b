import type { DocumentNotice } from '../../domain/ladder/step.ts';
import type { NoticeWords } from './catalog.ts';

/** What English mails say of signed documents. */
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
};
