import type { DueNotice } from '../ledger/alarm-notices.ts';
import { alarmWords } from '../domain/alarms/words.ts';
import { noticeWords } from '../domain/alarms/notice-words.ts';
import type { Lang } from '../domain/words/words.ts';

/** What is told of alarms at once, in words; and the same for programs. */
export interface Notice {
  subject: string;
  text: string;
  /** One object per alarm. */
  alarms: object[];
}

/** A notice of alarms that began or are over: what is so, since when, and what to do. */
export function noticeOf(due: readonly DueNotice[], baseUrl: string, lang: Lang): Notice {
  const words = noticeWords(lang);
  const say = alarmWords(lang);
  const began = due.filter(({ state }) => state === 'new').length;
  const told = due.map((each) => {
    const { what, remedy } = say[each.name];
    return { ...each, what: what(each), remedy };
  });
  const lines = told.flatMap(({ state, what, remedy, beganAt, seenAt }) => [
    words[state === 'new' ? 'began' : state](what),
    words.span(beganAt, state === 'new' ? null : seenAt),
    ...(state === 'new' ? [`${words.remedy}${remedy}`] : []),
    '',
  ]);
  return {
    subject: words.subject(began, due.length - began),
    text: [...lines, words.where(`${baseUrl}/desk/health`)].join('\n'),
    alarms: told.map(({ name, state, what, remedy, beganAt, seenAt, count, code }) => ({
      ...{ name, state: state === 'new' ? 'began' : 'over', what, remedy, count, code },
      ...{ beganAt: beganAt.toISOString(), overAt: state === 'new' ? null : seenAt.toISOString() },
    })),
  };
}
