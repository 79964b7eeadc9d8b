import type { Lang } from '../../domain/words/words.ts';

/** The words of absences: when somebody is away, and who stands in. */
interface AbsenceWords {
  title: string;
  text: string;
  from: string;
  to: string;
  standIn: string;
  anyDeputy: string;
  save: string;
  saved: string;
  /** `by`: who stands in; null: nobody. */
  absent(from: string, to: string, by: string | null): string;
}

const zh: AbsenceWords = {
  title: '外出',
  text: '这几天到期的通知改发给代收人。两个日期都含当日；都清空即为不外出。',
  from: '自',
  to: '至',
  standIn: '由谁代收',
  anyDeputy: '本单位代办人',
  save: '保存',
  saved: '外出登记已保存。',
  absent: (from, to, by) =>
    `${from}至${to}外出，${by === null ? '无人代收，仍发给本人' : `由${by}代收`}`,
};

const en: AbsenceWords = {
  title: 'Absence',
  text: 'What falls due on these days goes to the stand-in. Both days are included; empty both for somebody who is there.',
  from: 'From',
  to: 'To',
  standIn: 'Stand-in',
  anyDeputy: 'a deputy of the agency',
  save: 'Save',
  saved: 'The absence was saved.',
  absent: (from, to, by) =>
    `absent ${from} to ${to}, ${by === null ? 'nobody stands in: notices come all the same' : `${by} stands in`}`,
};

/** The words of absences in a language. */
export const absenceWordsOf = (lang: Lang): AbsenceWords => (lang === 'en' ? en : zh);
