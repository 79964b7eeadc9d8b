import type { LetterNotice } from '../../domain/ladder/step.ts';
import type { Matter, NoticeWords } from './catalog.ts';

const named = ({ letter, plan }: Matter) => (letter ? `${letter.number}: ${letter.title}` : plan);

/** Letters and circulars as they are issued; the whole of them is attached. */
export const letterNoticesEn: Record<LetterNotice, NoticeWords> = {
  letter_issued: {
    name: 'formal letter',
    subject: named,
    section: () => 'Formal letter',
    paragraphs: ({ commission, role }) => [
      role === 'leader'
        ? `${commission} has issued a formal letter to your agency; it is attached. Please read it and see that what it asks is done.`
        : `${commission} has issued a formal letter to your agency; it is attached. Please put it before whoever is in charge, and do what it asks.`,
    ],
  },
  circular_issued: {
    name: 'circular',
    subject: named,
    section: () => 'Circular',
    paragraphs: ({ commission, role }) => [
      role === 'leader'
        ? `${commission} has issued a circular; it is attached. Please read it; if it names your agency, see that what it asks is done.`
        : `${commission} has issued a circular; it is attached. Please put it before whoever is in charge; if it names your agency, do what it asks.`,
    ],
  },
};
