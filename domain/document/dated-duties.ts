import { VAGUE, englishWhen, whenOf, type When } from './cadence.ts';
import {
  ADDRESSEES,
  DRAWS_UP,
  ENGLISH_ADDRESSEE,
  ENGLISH_CUSTOM,
  ENGLISH_MEASURED,
  ENGLISH_ORDER,
  ENGLISH_PASSIVE,
  FINISHES,
  MEASURED_OUT,
  OUTSIDERS,
  PUBLISHES,
  RECIPIENT,
  REPORTS,
  RESULT,
} from './duty-words.ts';
import { clauses, type Sentence } from './sentences.ts';
import { HAN, MONTH, QUARTER, TIME, VAGUE_TIME, YEAR } from './signs.ts';
import type { Duty, DutyKind, Span } from './types.ts';

/** Where duties are looked for. */
export interface Stretch {
  readonly sentences: readonly Sentence[];
  /** The place of the task it is, whose agencies are asked; undefined for running text. */
  readonly task?: number;
}

const LONGEST_SENTENCE = 4_000;
/** No clock and no order without one goes without a character of these kinds. */
const ANY_TIME = YEAR | MONTH | QUARTER | TIME | VAGUE_TIME;

/** Duties with a clock, and orders without one (定期, 及时), which are at most possible. */
export interface DutiesFound {
  readonly dated: Duty[];
  readonly possible: Duty[];
}

/**
 * What must be reported, published or finished by a date or in a rhythm: in every sentence, each
 * clause (between commas) with its own time and the first verb that follows it. In running text
 * somebody must be asked; in a task its agencies are.
 */
export function findDatedDuties(text: string, folded: string, stretch: Stretch): DutiesFound {
  const dated: Duty[] = [];
  const possible: Duty[] = [];
  let wasAsked = false;
  for (const { span: sentence, signs } of stretch.sentences) {
    if (sentence[1] - sentence[0] > LONGEST_SENTENCE) continue;
    const isTimeless = (signs & HAN) !== 0 && (signs & ANY_TIME) === 0;
    if (isTimeless && stretch.task !== undefined) continue;
    const words = folded.slice(...sentence);
    if ((signs & HAN) === 0) {
      dated.push(...englishDuty(text, words, sentence, stretch));
      continue;
    }
    const asks: boolean = stretch.task !== undefined || ADDRESSEES.test(words) || wasAsked;
    wasAsked = asks && stretch.task === undefined;
    if (isTimeless || (!asks && !RECIPIENT.test(words))) continue;
    const found = dutiesOf(text, folded, sentence, stretch);
    dated.push(...found.dated);
    possible.push(...found.possible);
  }
  return { dated, possible };
}

function dutiesOf(text: string, folded: string, sentence: Span, stretch: Stretch): DutiesFound {
  const parts = clauses(folded, sentence);
  const dated: Duty[] = [];
  const possible: Duty[] = [];
  let taken = 0;
  let carried: { when: When; at: number } | undefined;
  for (const [index, part] of parts.entries()) {
    const words = folded.slice(...part);
    const when = whenOf(words);
    if (!when && !carried) {
      const order = vagueOrder(text, words, part);
      if (order) possible.push(order);
      continue;
    }
    const after = when ? words.slice(when.to) : words;
    const before = when ? words.slice(0, when.from) : '';
    const verb = kindOfVerb(after, stretch, when ?? carried?.when);
    const time = when ?? carried?.when;
    if (when && !verb && (isBare(after) || isResult(folded, parts[index + 1]))) {
      carried = { when, at: index };
      continue;
    }
    const from = parts[Math.min(taken, carried?.at ?? index)]?.[0] ?? sentence[0];
    const governed = carried
      ? folded.slice(parts[carried.at]?.[0] ?? part[0], part[1])
      : `${before}${after}`;
    if (time && verb && isOrdered(folded, sentence, part, governed, stretch)) {
      dated.push(dutyOf(text, verb, time, [from, part[1]], stretch));
      taken = index + 1;
    }
    if (verb || !isBare(after)) carried = undefined;
  }
  return { dated, possible };
}

/** What is to be reported without a clock: 定期, 及时. */
function vagueOrder(text: string, words: string, span: Span): Duty | undefined {
  if (!VAGUE.test(words) || !(REPORTS.test(words) || PUBLISHES.test(words))) return undefined;
  const cadence = /及时|随时/.test(words) ? 'promptly' : 'periodic';
  return { kind: 'report', quote: text.slice(...span), span, cadence };
}

const isResult = (folded: string, next: Span | undefined): boolean =>
  next !== undefined && RESULT.test(folded.slice(...next));

/** Nothing but who, or a list: the time holds for the next clause. */
const isBare = (words: string): boolean =>
  words.length <= 40 &&
  !REPORTS.test(words) &&
  !/(?:组织|开展|举办|给予|安排|评选|遴选|检查|调度|召开|进行|实行|支持|推动|加强)/.test(words);

function kindOfVerb(
  words: string,
  { task }: Stretch,
  when: When | undefined,
): DutyKind | undefined {
  if (!when) return undefined;
  const plain = words.replace(/"[^"]{0,60}"/g, '');
  if (REPORTS.test(plain)) return 'report';
  if (PUBLISHES.test(plain) && firstVerbIs(plain, PUBLISHES)) return 'publish';
  if (when.cadence !== 'once') return undefined;
  if (task !== undefined) return finishes(plain) ? 'deliverable' : undefined;
  return DRAWS_UP.test(plain) && finishes(plain) ? 'deliverable' : undefined;
}

/** “每年对已认定的…开展复核，…公示”: another verb comes first, and the time is its. */
function firstVerbIs(words: string, verb: RegExp): boolean {
  const at = words.search(verb);
  const other = words.search(
    /开展|组织|举办|评选|遴选|安排|复核|检查|调度|支持|鼓励|推动|实施|召开|培训/,
  );
  return other < 0 || at < other;
}

/** “新开工项目20个”: how many, not which. */
const QUOTA =
  /\d(?:余|多)?(?:万|亿|千|百)*(?:个|家|项|件|座|所|处|条|人|名|户|亩|套|台|场|次|公里|平方米|公顷|吨|%)(?:以上|以内|左右)?$/;

/** The verb of finishing stands at the head of what the date governs. */
function finishes(words: string): boolean {
  const at = words.search(FINISHES);
  if (at < 0) return false;
  const target = words.search(
    /达到|实现|新增|培育|打造|增长|控制在|覆盖|突破|超过|普及|提高|提升|初步|基本形成|形成/,
  );
  return (target < 0 || at < target) && !QUOTA.test(words);
}

function isOrdered(
  folded: string,
  sentence: Span,
  part: Span,
  words: string,
  stretch: Stretch,
): boolean {
  if (MEASURED_OUT.test(words)) return false;
  const lead = folded.slice(sentence[0], part[1]);
  if (OUTSIDERS.test(lead) && !/各[^,。]{0,8}(?:市|县|区|单位|部门)/.test(lead)) return false;
  return (
    stretch.task !== undefined ||
    RECIPIENT.test(words) ||
    ADDRESSEES.test(lead) ||
    PUBLISHES.test(words)
  );
}

function dutyOf(text: string, kind: DutyKind, when: When, span: Span, { task }: Stretch): Duty {
  return {
    kind,
    quote: text.slice(...span),
    span,
    cadence: when.cadence,
    ...(when.due !== undefined && { due: when.due }),
    ...(task !== undefined && { task }),
  };
}

function englishDuty(text: string, words: string, span: Span, stretch: Stretch): Duty[] {
  const when = englishWhen(words);
  if (!when || ENGLISH_MEASURED.test(words)) return [];
  const order = ENGLISH_ORDER.exec(words);
  const isAsked = order && ENGLISH_ADDRESSEE.test(words.slice(0, order.index));
  const passive = ENGLISH_PASSIVE.exec(words);
  const isAskedLater = passive && ENGLISH_ADDRESSEE.test(words.slice(passive.index));
  const said = isAsked ? order : isAskedLater ? passive : ENGLISH_CUSTOM.exec(words);
  if (!said) return [];
  const verb = (said[1] ?? said[2] ?? '').toLowerCase();
  const kind = /publish|release|issue/.test(verb)
    ? 'publish'
    : /complete|finali|deliver|adopt|prepare|produce/.test(verb)
      ? 'deliverable'
      : 'report';
  return [dutyOf(text, kind, when, span, stretch)];
}
