import type { Lang } from '../../../domain/words/words.ts';

/** What pages say of instructions (批示), in one language. */
export interface InstructionWords {
  title: string;
  none: string;
  give: string;
  giveHint: string;
  send: string;
  given(at: string): string;
  open: string;
  takenUp(at: string): string;
  answer: string;
  takeUp: string;
  /** In the timeline of the report it is on. */
  timeline: Record<'given' | 'taken_up', string>;
  done: Record<'instructed' | 'taken-up', string>;
}

const zh: InstructionWords = {
  title: '批示',
  none: '没有批示。',
  give: '批示内容',
  giveHint: '发送后以邮件送达发展改革委，由其签收并写明办理意见；不影响报送期限。',
  send: '作出批示',
  given: (at) => `${at}批示，批示人：`,
  open: '待签收办理',
  takenUp: (at) => `${at}签收办理，经办人：`,
  answer: '办理意见',
  takeUp: '签收办理',
  timeline: { given: '作出批示', taken_up: '签收办理批示' },
  done: {
    instructed: '批示已发送，以邮件送达发展改革委。',
    'taken-up': '已签收办理，并以邮件通知政府办公厅。',
  },
};

const en: InstructionWords = {
  title: 'Instructions',
  none: 'No instructions.',
  give: 'Your instruction',
  giveHint:
    'It goes to the commission by mail, which takes it up and says what is done about it; no due date moves.',
  send: 'Give an instruction',
  given: (at) => `Given ${at} by `,
  open: 'to be taken up',
  takenUp: (at) => `Taken up ${at} by `,
  answer: 'What is done about it',
  takeUp: 'Take it up',
  timeline: { given: 'Instruction given', taken_up: 'Instruction taken up' },
  done: {
    instructed: 'The instruction goes to the commission by mail.',
    'taken-up': 'Taken up; the government office is told by mail.',
  },
};

/** What pages say of instructions, in a language. */
export const instructionWordsOf = (lang: Lang): InstructionWords => (lang === 'en' ? en : zh);
