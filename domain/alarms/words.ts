import type { Lang } from '../words/words.ts';
import type { AlarmCatalog } from './catalog.ts';
import { alarmsEn } from './words.en.ts';
import { alarmsZh } from './words.zh.ts';

/** The words of every alarm. */
export const alarmWords = (lang: Lang): AlarmCatalog => (lang === 'en' ? alarmsEn : alarmsZh);
