import type { Span } from './types.ts';

/** A sentence of a document's letter, with its place in the text. */
export interface Sentence {
  text: string;
  span: Span;
}

/** What asks for something: 要…, 应…, 须…, 请… at the head of a clause. */
const ASKS =
  /(?:^|[，、；：])(?:\p{Script=Han}{0,12}?)(?:必须|应当|(?<![重主需必纲摘])要(?!求|点|素)|应(?!用|急)|须|请)/u;
const SENTENCE = /[^。\n]+。/gu;

/**
 * The sentences before a document's first task that ask for something without ordering any duty: general demands,
 * which the tasks and their reports answer. A reader of the duties sees that no sentence was passed over.
 *
 * @param duties the places of what was read as a duty.
 * @param until where the first task begins.
 */
export function lettersRest(text: string, duties: readonly Span[], until: number): Sentence[] {
  return [...text.slice(0, until).matchAll(SENTENCE)].flatMap((found) => {
    const said = found[0].trim();
    const start = found.index + found[0].indexOf(said);
    const span: Span = [start, start + said.length];
    const isDuty = duties.some(([from, to]) => from < span[1] && to > span[0]);
    return !isDuty && ASKS.test(said) ? [{ text: said, span }] : [];
  });
}
