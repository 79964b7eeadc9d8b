import type { Lang } from '../words/words.ts';

/** The words around alarms in the operator's notice. */
export interface NoticeWords {
  subject(began: number, over: number): string;
  began(what: string): string;
  over(what: string): string;
  missed(what: string): string;
  /** In real time; null: it goes on. */
  span(began: Date, over: Date | null): string;
  remedy: string;
  where(address: string): string;
}

const ZONE = 'Asia/Shanghai';

/** A machine's time, for people who run it: day and time with its zone. */
function timeOf(at: Date, lang: Lang): string {
  const time = at.toLocaleString('sv-SE', { timeZone: ZONE });
  return lang === 'en' ? `${time} (${ZONE})` : `${time}（北京时间）`;
}

const EN: NoticeWords = {
  subject: (began, over) =>
    `[Duban] ${[began > 0 && `${began} alarms`, over > 0 && `${over} over`].filter(Boolean).join(', ')}`,
  began: (what) => `ALARM: ${what}`,
  over: (what) => `OVER: ${what}`,
  missed: (what) => `WAS SO, AND IS OVER: ${what}`,
  span: (began, over) =>
    over === null
      ? `Since ${timeOf(began, 'en')}.`
      : `From ${timeOf(began, 'en')} to ${timeOf(over, 'en')}.`,
  remedy: 'What to do: ',
  where: (address) => `All parts: ${address}`,
};

const ZH: NoticeWords = {
  subject: (began, over) =>
    `【督办】${[began > 0 && `${began}项告警`, over > 0 && `${over}项已恢复`].filter(Boolean).join('，')}`,
  began: (what) => `告警：${what}`,
  over: (what) => `已恢复：${what}`,
  missed: (what) => `曾经发生，现已恢复：${what}`,
  span: (began, over) =>
    over === null
      ? `开始时间：${timeOf(began, 'zh-CN')}。`
      : `时间：${timeOf(began, 'zh-CN')}至${timeOf(over, 'zh-CN')}。`,
  remedy: '处理办法：',
  where: (address) => `各部分运行状况：${address}`,
};

/** The words of notices in one language. */
export const noticeWords = (lang: Lang): NoticeWords => (lang === 'en' ? EN : ZH);
