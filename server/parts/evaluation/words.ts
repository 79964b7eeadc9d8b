import type { Lang } from '../../../domain/words/words.ts';
import type { EvaluationWords } from './catalog.ts';
import { evaluationWordsEn } from './words.en.ts';
import { evaluationWordsZh } from './words.zh.ts';

/** What the page of the midterm evaluation says, in a language. */
export const evaluationWordsOf = (lang: Lang): EvaluationWords =>
  lang === 'en' ? evaluationWordsEn : evaluationWordsZh;
