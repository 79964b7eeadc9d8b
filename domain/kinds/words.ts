import type { AskWords } from '../words/ask-words.ts';
import type { Lang } from '../words/words.ts';
import type { KindCatalog, KindWords } from './catalog.ts';
import { datedName } from './dated-name.ts';
import { kindWordsEn } from './words.en.ts';
import { kindWordsZh } from './words.zh.ts';

const catalogs: Record<Lang, KindCatalog> = { 'zh-CN': kindWordsZh, en: kindWordsEn };

/** The words of a kind. @throws RangeError for a kind that has none. */
export function kindWordsOf(lang: Lang, kind: string): KindWords {
  const words = catalogs[lang].kinds[kind];
  if (!words) throw new RangeError(`no words for kind ${kind}`);
  return words;
}

/** A period by its name, or its dated name; `once` has no words of its own and gives an empty text. */
export const periodWords = (lang: Lang, name: string): string => catalogs[lang].period(name);

/**
 * What a cycle is called: 2027年度定期报告, Periodic report, 2027; 实施方案 for what is owed once;
 * 限时事项“联络员名单” for what has a name of its own.
 */
export function cycleName(lang: Lang, kind: string, period: string): string {
  const { cycle, named } = catalogs[lang];
  const called = datedName(period) === null ? cycle : named;
  return called(kindWordsOf(lang, kind).name, periodWords(lang, period));
}

/** How mails and lights speak of a kind; null: of several, or of none that is known. */
export const askWordsOf = (lang: Lang, kind: string | null): AskWords =>
  kind === null ? catalogs[lang].ask : kindWordsOf(lang, kind).ask;
