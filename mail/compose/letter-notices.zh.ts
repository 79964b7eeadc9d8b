import type { LetterNotice } from '../../domain/ladder/step.ts';
import type { Matter, NoticeWords } from './catalog.ts';

const named = ({ letter, plan }: Matter) => (letter ? `${letter.title}（${letter.number}）` : plan);

/** 印发的督办函、通报：全文作为附件。 */
export const letterNoticesZh: Record<LetterNotice, NoticeWords> = {
  letter_issued: {
    name: '督办函',
    subject: named,
    section: () => '督办函',
    paragraphs: ({ commission, role }) => [
      role === 'leader'
        ? `${commission}向贵单位印发督办函，全文见附件。请您阅示，督促有关人员按函中要求办理。`
        : `${commission}向贵单位印发督办函，全文见附件。请报单位负责同志，并按函中要求办理。`,
    ],
  },
  circular_issued: {
    name: '通报',
    subject: named,
    section: () => '情况通报',
    paragraphs: ({ commission, role }) => [
      role === 'leader'
        ? `${commission}印发情况通报，全文见附件。请您阅示；涉及贵单位的，请督促按通报要求整改。`
        : `${commission}印发情况通报，全文见附件。请报单位负责同志；涉及贵单位的，请按通报要求整改。`,
    ],
  },
};
