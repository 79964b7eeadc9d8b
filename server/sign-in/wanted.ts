import { partsWordsOf } from '../parts/words.ts';
import type { AppContext } from '../web/deps.ts';
import { signInWordsOf } from './words.ts';

const REPORT = /^(?:\/desk)?\/reports\/([\w.-]{1,80})(\/receipt\/\d+)?$/;

/**
 * Why the sign-in came in between: what the page at `to` shows, told from its address alone, so that
 * nobody learns here what is there. Null for the first page, to which everybody is led.
 */
export function wantedText(c: AppContext, to: string): string | null {
  const { wanted } = signInWordsOf(c.get('lang'));
  const [path = '/'] = to.split('?', 1);
  if (path === '/') return null;
  const [, report, receipt] = REPORT.exec(path) ?? [];
  if (report !== undefined) return (receipt ? wanted.receipt : wanted.report)(report);
  const name = pageName(c, path);
  return name === null ? wanted.other : wanted.page(name);
}

/** A page as the navigation names it; null for one that it does not name. */
function pageName(c: AppContext, path: string): string | null {
  const { sections } = partsWordsOf(c.get('lang'));
  if (path === '/my') return c.get('words').frame.nav.my;
  if (path === '/desk') return sections.overview;
  const section = /^\/desk\/([\w-]+)/.exec(path)?.[1] ?? '';
  return Object.hasOwn(sections, section) ? sections[section as keyof typeof sections] : null;
}
