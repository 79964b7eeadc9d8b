import { isCivilDate, lastDayOfMonth } from '../calendar/civil-date.ts';
import {
  BEFORE_DAY,
  CONTACTS,
  DELIVERS,
  DUTIES,
  HANDED,
  HANDS_IN,
  NO_SINGLE_DAY,
  PUBLISHES,
  THIS_YEAR,
  TIME_LIMIT,
} from './notation.ts';
import { findIndicators } from './indicators.ts';
import type { Sentence } from './sentences.ts';
import { BEFORE, COLON, MONTH, QUARTER, TIME } from './signs.ts';
import type { DatedStep, NamedDay, Span, Years } from './types.ts';

/** Where dated steps are looked for. */
export interface Stretch {
  /** The task's place; null: the cover letter. */
  readonly task: number | null;
  readonly span: Span;
  readonly sentences: readonly Sentence[];
  /** Of the plan. */
  readonly period: Years;
}

const LONGEST_TITLE = 40;
const SHORTEST_TITLE = 4;
/** What the cover letter orders as a duty with a kind of its own has its date there. */
const OWN_KINDS: readonly string[] = ['implementation_plan', 'annual', 'consolidation', 'midterm'];

/**
 * What is to be done once by a day: “2012年底前完成…”, “4月20日前将联络员名单报…”, “完成时限：2013年
 * 12月”. Nothing where the day comes back (“每年年底前”), where a figure is to be reached by it (an
 * indicator), where it is but the plan's horizon, or where nothing is said to be done.
 */
export function findDatedSteps(text: string, folded: string, stretch: Stretch): DatedStep[] {
  return stretch.sentences.filter(mayNameDay).flatMap((sentence) => {
    const { span } = sentence;
    const words = folded.slice(...span);
    const days = daysOf(words);
    if (days.length === 0 || hasFigure(text, folded, sentence)) return [];
    return days.flatMap((day, index): DatedStep[] => {
      const until = days[index + 1]?.from ?? words.length;
      const asked = day.isLimit ? words : words.slice(day.from, until);
      if (!isAsked(day, asked, stretch)) return [];
      const verbatim = text.slice(...span);
      return [
        {
          task: stretch.task,
          on: day.on,
          asks: CONTACTS.test(asked)
            ? 'contacts'
            : PUBLISHES.test(asked)
              ? 'publication'
              : 'result',
          title: cut(titleOf(verbatim, day, until) || firstClause(text.slice(...stretch.span))),
          subject: day.isLimit ? '' : words.slice(days[index - 1]?.to ?? 0, day.from),
          quote: verbatim,
          span,
        },
      ];
    });
  });
}

const mayNameDay = ({ signs }: Sentence): boolean =>
  (signs & COLON) !== 0 || ((signs & BEFORE) !== 0 && (signs & (MONTH | QUARTER | TIME)) !== 0);

interface Day {
  readonly on: NamedDay;
  /** Offsets of the words that name it. */
  readonly from: number;
  readonly to: number;
  /** 完成时限：what it limits stands before it. */
  readonly isLimit: boolean;
}

/** The days of a sentence in order; one without a year has that of the day before it. */
function daysOf(words: string): Day[] {
  const limits = [...words.matchAll(TIME_LIMIT)];
  const limited = (at: number) =>
    limits.some(({ index, 0: match }) => at >= index && at < index + match.length);
  const found = [
    ...limits.map((match) => ({ match, isLimit: true })),
    ...[...words.matchAll(BEFORE_DAY)]
      .filter(({ index }) => !limited(index))
      .map((match) => ({ match, isLimit: false })),
  ].sort((a, b) => a.match.index - b.match.index);
  let year: number | null = null;
  return found.flatMap(({ match, isLimit }): Day[] => {
    const before = words.slice(Math.max(0, match.index - 4), match.index);
    if (!isLimit && (NO_SINGLE_DAY.test(before) || /\d$/.test(before))) return [];
    const on = namedDay(match, year);
    if (!on) return [];
    year = on.year;
    const from = match.index - (THIS_YEAR.exec(before)?.[0].length ?? 0);
    return [{ on, from, to: match.index + match[0].length, isLimit }];
  });
}

function namedDay(
  [whole, y, m, d, quarter]: RegExpMatchArray,
  known: number | null,
): NamedDay | null {
  const isBare = m === undefined && quarter === undefined;
  // “月底前” names no month, “底前” nothing at all.
  if (isBare && y === undefined && !whole.includes('年')) return null;
  const year = y === undefined ? known : Number(y);
  const month =
    m === undefined ? (quarter ? 3 * ('一二三四'.indexOf(quarter) + 1) : 12) : Number(m);
  const day = d === undefined ? null : Number(d);
  return dayIn({ year, month, day }, year ?? LEAP_YEAR) === null ? null : { year, month, day };
}

const LEAP_YEAR = 2028;

/** The calendar day in its own year, or else in the given one; null if there is no such day. */
export function dayIn({ year, month, day }: NamedDay, otherwise: number): string | null {
  const pad = (value: number, width: number) => String(value).padStart(width, '0');
  const date = `${pad(year ?? otherwise, 4)}-${pad(month, 2)}-${pad(day ?? 1, 2)}`;
  if (!isCivilDate(date)) return null;
  return day === null ? lastDayOfMonth(year ?? otherwise, month) : date;
}

function isAsked({ on, isLimit }: Day, asked: string, { task, period }: Stretch): boolean {
  if (!isLimit && !DELIVERS.test(asked)) return false;
  if (task === null) {
    const hasOwnKind = DUTIES.some(
      ({ kind, pattern }) => OWN_KINDS.includes(kind) && asked.search(pattern) >= 0,
    );
    if (hasOwnKind || !HANDS_IN.test(asked)) return false;
  }
  if (on.year === null) return true;
  const isHorizon = on.year === period.to && on.month === 12 && on.day === null;
  return on.year >= period.from && on.year <= period.to && (!isHorizon || HANDS_IN.test(asked));
}

/** A target in figures is an indicator, whatever day it names. */
const hasFigure = (text: string, folded: string, sentence: Sentence): boolean =>
  findIndicators(text, folded, 0, [sentence]).some(({ target }) => typeof target === 'number');

/** What follows the day, up to the next comma; where nothing does, what stands before it. */
function titleOf(sentence: string, { from, to, isLimit }: Day, until: number): string {
  const after = sentence.slice(to, until).replace(/^[，,、：:\s]+/u, '');
  const handed = HANDED.exec(after)?.[1];
  const clause = (handed ?? firstClause(after)).trim();
  if (!isLimit && clause.length >= SHORTEST_TITLE) return clause;
  const before = sentence
    .slice(0, from)
    .replace(/[（(【[\s，,、；;]+$/u, '')
    .replace(/(?:力争|确保|争取|务必)?[于在]?$/u, '');
  const last = before.slice(lastBreak(before) + 1).trim();
  return isLimit ? firstClause(before).trim() : `${last}${clause}`;
}

const firstClause = (words: string): string => words.split(/[，,；;。]/u, 1)[0] ?? '';
const lastBreak = (words: string): number =>
  Math.max(...['，', ',', '；', ';'].map((mark) => words.lastIndexOf(mark)));

function cut(title: string): string {
  const letters = [...title.replaceAll('|', ' ')];
  return letters.length <= LONGEST_TITLE ? letters.join('') : `${letters.slice(0, 39).join('')}…`;
}
