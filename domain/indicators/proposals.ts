import type { Indicator } from '../document/types.ts';
import type { Direction } from './indicator.ts';

/** An indicator as it is proposed from a target of the document; a person confirms it. */
export interface ProposedIndicator {
  name: string;
  /** Null: a target in words, which has no course. */
  target: number | null;
  byYear: number | null;
  yearly: boolean;
  direction: Direction;
}

/** In front of a figure: less is better. */
const FALLS = /(?:降低|下降|减少|压缩|控制在)(?:到|至|了|约|近)?$/;
/** In front of a figure: what leads up to it, and is no part of the indicator's name. */
const LEADS_UP =
  /(?:分别)?(?:达到|提高到|提高|增加到|扩大到|降低到|下降到|减少到|控制在|保持在|稳定在|不低于|不少于|超过|突破)(?:了|约|近)?$/;
/** In front of a name: by when, and that it is brought about. */
const BEFORE_NAME = /^(?:到?\d{4}年(?:底|末)?前?)?(?:使|将|确保|力争|实现|全区|全市|全省)?/;
/** In front of the first of several figures: each is of a name of its own. */
const IN_A_ROW = /分别[\u4e00-\u9fff]{0,6}$/;
const LONGEST_NAME = 60;

/**
 * What the targets of a document are proposed as: named by the words in front of the figure, of several
 * figures of one sentence (“甲率和乙率分别达到90%和80%”) each by its own.
 */
export function proposedIndicators(targets: readonly Indicator[]): ProposedIndicator[] {
  return targets.map((each) => {
    const alike = targets.filter(({ task, quote }) => task === each.task && quote === each.quote);
    const { target, by } = each;
    const { before, isInRow } = wordsBefore(each, alike);
    return {
      name: nameOf(each, isInRow ? [alike.indexOf(each), alike.length] : null, before),
      target: typeof target === 'number' ? target : null,
      byYear: typeof by === 'number' ? by : null,
      yearly: by === '每年',
      direction: FALLS.test(before) ? 'down' : 'up',
    };
  });
}

/** The sentence up to the figure; of several in a row (分别) up to the first. */
function wordsBefore(of: Indicator, alike: readonly Indicator[]) {
  if (typeof of.target !== 'number') return { before: '', isInRow: false };
  const first = upTo(of.quote, alike[0] ?? of);
  if (alike.length > 1 && IN_A_ROW.test(first)) return { before: first, isInRow: true };
  return { before: upTo(of.quote, of), isInRow: false };
}

/** The words in front of a figure: of the number with its unit, for others may stand before it. */
function upTo(quote: string, { target, unit }: Pick<Indicator, 'target' | 'unit'>): string {
  // Figures and signs may be printed wide; each is one character all the same.
  const plain = quote.replaceAll(/[０-９．％]/g, (each) => each.normalize('NFKC'));
  const number = String.raw`(?<![\d.])${escaped(String(target))}(?:\.0+)?(?![\d年])`;
  const at =
    new RegExp(`${number}${escaped(unit ?? '')}`).exec(plain) ?? new RegExp(number).exec(plain);
  return quote.slice(0, at?.index ?? 0);
}

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** @param row of several in a row: which one, and how many there are. */
function nameOf(of: Indicator, row: [place: number, count: number] | null, before: string): string {
  if (typeof of.target !== 'number') return of.target.slice(0, LONGEST_NAME);
  const clause = (before.split(/[，,；;。]/).at(-1) ?? '').replace(LEADS_UP, '');
  const whole = clause.replace(BEFORE_NAME, '');
  const parts = whole.split(/和|、|及|与/).filter((part) => part !== '');
  const name = row && parts.length === row[1] ? parts[row[0]] : whole;
  return (name || of.quote).slice(0, LONGEST_NAME);
}
