import { saysSomething, type Field, type FieldValues } from './field-spec.ts';

/** What is asked about a filing before it is taken: it says next to nothing, or the last cycle's again. */
export type Doubt = 'short' | 'copied';

/** What a form says, as it was filled in. */
export interface Said {
  values: FieldValues;
  nil: boolean;
  nilReason: string;
}

/** Fewer letters and figures than this say next to nothing: 无, 正常, 已完成. */
const LEAST = 4;

/** Longer phrases that say as little, without punctuation and in small letters. */
const SAYS_LITTLE = new Set([
  ...['没有变化', '正在推进', '正常推进', '持续推进', '有序推进', '按计划推进', '正按计划推进'],
  ...['进展顺利', '进展正常', '工作正常', '暂无进展', '同上一年', '同上年度', '与上期相同'],
  ...['none', 'nothing', 'nothingtoreport', 'noprogress', 'nochange', 'nochanges', 'asbefore'],
  ...['asabove', 'sameasabove', 'sameasbefore', 'sameaslastyear', 'asplanned', 'ongoing'],
  ...['inprogress', 'ontrack', 'done', 'completed', 'seeabove'],
]);

/**
 * The doubt about what is filed, by the fields that tell what was done; of a nil report by its reason.
 * A form is a copy if more than half of what they say is the last cycle's.
 * @param before what was filed in the last cycle; null if nothing was.
 */
export function doubtOf(fields: readonly Field[], said: Said, before: Said | null): Doubt | null {
  if (said.nil) {
    if (saysLittle(said.nilReason)) return 'short';
    return before?.nil && isCopy(said.nilReason, before.nilReason) ? 'copied' : null;
  }
  const judged = fields.filter(({ spec }) => spec.tells);
  if (judged.length === 0) return null;
  const texts = judged.map(({ key, spec }) => ({ key, spec, text: said.values[key] ?? '' }));
  // A line may hold a figure, which says enough.
  const isLittle = ({ spec, text }: (typeof texts)[number]) =>
    spec.type === 'line' ? !saysSomething(text) : saysLittle(text);
  if (texts.every(isLittle)) return 'short';
  if (!before) return null;
  const lengthOf = (some: typeof texts) =>
    some.reduce((sum, { text }) => sum + bare(text).length, 0);
  const copied = texts.filter(({ key, text }) => isCopy(text, before.values[key] ?? ''));
  return lengthOf(copied) * 2 > lengthOf(texts) ? 'copied' : null;
}

/** Whether a text says next to nothing: a character, punctuation, a phrase that fits everything. */
export function saysLittle(text: string): boolean {
  const letters = bare(text);
  return letters.length < LEAST || SAYS_LITTLE.has(letters);
}

/**
 * Whether a text says nothing that another did not: but for punctuation, white space and the year it
 * names it has no new figure, and hardly a new word. Who adds a sentence or brings a figure up to
 * date has said something; who leaves a sentence out has not.
 */
export function isCopy(text: string, earlier: string): boolean {
  if (!saysSomething(text) || !saysSomething(earlier)) return false;
  const now = bare(text);
  const then = bare(earlier);
  if (surplus(figuresOf(text), figuresOf(earlier)) > 0) return false;
  if (now === then) return true;
  return surplus(pairsOf(now), pairsOf(then)) <= Math.min(8, Math.floor(now.length / 10));
}

/** Letters and figures alone, in one shape; years fall out, for they change by themselves. */
const bare = (text: string): string => withoutYears(text).replace(/[^\p{L}\p{N}]/gu, '');

const withoutYears = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/(?:19|20)\d\d(?=\s*年)/g, '')
    .replace(/(?<=\b(?:in|of|by|for|year|since) )(?:19|20)\d\d\b/g, '');

const figuresOf = (text: string): string[] => withoutYears(text).match(/\d+(?:[.,]\d+)*/g) ?? [];

const pairsOf = (letters: string): string[] =>
  Array.from({ length: Math.max(0, letters.length - 1) }, (_, i) => letters.slice(i, i + 2));

/** How many of these there are that are not among the others, each taken as often as it stands there. */
function surplus(these: readonly string[], others: readonly string[]): number {
  const left = new Map<string, number>();
  for (const each of others) left.set(each, (left.get(each) ?? 0) + 1);
  let count = 0;
  for (const each of these) {
    const rest = left.get(each) ?? 0;
    if (rest === 0) count++;
    else left.set(each, rest - 1);
  }
  return count;
}
