import type { CivilDate } from '../../domain/calendar/civil-date.ts';
import type { AppContext } from '../web/deps.ts';

const HAN = /\p{Script=Han}/u;

/**
 * Text that is not the page's own: the document's words, names, what people typed. Chinese on an
 * English page is marked as Chinese, so that readers hear it right and fonts fit.
 */
export function Verbatim({ c, text }: { c: AppContext; text: string }) {
  if (c.get('lang') === 'zh-CN' || !HAN.test(text)) return <>{text}</>;
  return <span lang="zh-CN">{text}</span>;
}

/** `lang` for an element that holds such text; nothing where the page's own language fits. */
export const langOf = (c: AppContext, text: string): { lang?: 'zh-CN' } =>
  c.get('lang') === 'en' && HAN.test(text) ? { lang: 'zh-CN' } : {};

/** An agency by its name in the page's language; the Chinese one where there is no other. */
export function AgencyName(props: {
  c: AppContext;
  agency: { name: string; nameEn: string | null };
}) {
  const { c, agency } = props;
  const isEnglish = c.get('lang') === 'en';
  return <Verbatim c={c} text={isEnglish ? (agency.nameEn ?? agency.name) : agency.name} />;
}

/** An instant as wall time in the plans' zone. */
export const instantText = (c: AppContext, instant: Date, zone = c.get('zone')): string =>
  c.get('words').instant(instant, zone);

/** 内部期限 with its day. */
export function internalDueText(c: AppContext, day: CivilDate): string {
  const words = c.get('words');
  return `${words.internalDue}${words.frame.colon}${words.shortDate(day)}`;
}

const HEAD = 60;

/** The beginning of a task's text in a list; the whole text where the list is taken away as a table. */
export const headOn = (c: AppContext, text: string, most = HEAD): string =>
  c.get('rowsTaken') !== null ? text : headOf(text, most);

/** The beginning of a task's text: its first sentence if that is short, else cut with “…”. */
export function headOf(text: string, most = HEAD): string {
  const head = text.split(/[。；]/, 1)[0] ?? '';
  return head.length <= most ? head : `${head.slice(0, most)}…`;
}
