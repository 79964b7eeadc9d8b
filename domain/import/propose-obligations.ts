import { isCivilDate } from '../calendar/civil-date.ts';
import { DATED, kindsOrderedBy, RHYTHMIC } from '../kinds/of-duties.ts';
import { dayIn } from '../document/dated-steps.ts';
import type { DraftObligation } from '../../schemas/import-decision.ts';
import type { SentenceOfDuty } from './draft-duties.ts';

/** What a sentence would make somebody owe. */
export interface ProposedDuty {
  obligations: DraftObligation[];
  /** All of it was read; else a person has to say the rest (a day, a rhythm). */
  isCertain: boolean;
}

/** Orders that are understood, and that no clock follows from. */
const WITHOUT_CLOCK = new Set(['policy', 'coordination']);

/**
 * What is proposed for a sentence: its kind, rhythm and days as they were read; null for what starts no
 * clock. `year` is that of a day without one.
 */
export function proposedFor(sentence: SentenceOfDuty, year: number): ProposedDuty | null {
  const { kind, isPossible } = sentence;
  if (isPossible || WITHOUT_CLOCK.has(kind)) return null;
  const ordered = kindsOrderedBy(kind);
  if (ordered.length > 0)
    return { obligations: ordered.map((each) => ({ kind: each, values: {} })), isCertain: true };
  const { cadence } = sentence;
  if (cadence !== 'once' && !(cadence in EVERY)) return { obligations: [], isCertain: false };
  return periodicFor(sentence) ?? datedFor(sentence, year);
}

const EVERY = {
  yearly: 'year',
  'half-yearly': 'half-year',
  quarterly: 'quarter',
  monthly: 'month',
} as const;

/** Of the period before: said so, or at the beginning of the next one. */
const PREVIOUS =
  /上(?:个|一)?(?:年|月|季|半年)|前一?(?:年|月|季)|次(?:年|月)|结束后|终了后|首(?:个)?月/;
const CURRENT = /(?:当|本)(?:年|月|季)|全年|末月|季度?末|月底|年底/;
const EARLY_DAY = 10;

function periodicFor({ cadence, quote, due, inTask }: SentenceOfDuty): ProposedDuty | null {
  if (!(cadence in EVERY)) return null;
  // Everybody who leads a task owes a periodic report: what only one task asks for is not that.
  if (inTask) return { obligations: [], isCertain: false };
  const every = EVERY[cadence as keyof typeof EVERY];
  const values =
    every === 'year'
      ? yearly(due, quote)
      : every === 'half-year'
        ? halfYearly(due, quote)
        : byDay(every, due, quote);
  return {
    obligations: [{ kind: RHYTHMIC, values: { every, ...values } }],
    isCertain: values !== null && !(due === undefined && cadence !== 'yearly'),
  };
}

/** A due date before it opens by default: it opens a month before. */
const OPENS_BY_DEFAULT = '11-15';

function yearly(due: string | undefined, quote: string) {
  const [day] = due?.split(',') ?? [];
  const monthDay = /(\d{2}-\d{2})$/.exec(day ?? '')?.[1];
  if (monthDay === undefined || monthDay === '12-31') return {};
  const isPrevious = monthDay < '04-01' && !/(?:当|本)年|全年/.test(quote);
  return {
    due: { on: monthDay },
    ...(isPrevious && { about: 'previous' as const }),
    ...(!isPrevious && monthDay < OPENS_BY_DEFAULT && { opens: { daysBefore: 30 } }),
  };
}

/** Two days half a year apart: the month of the half, and its day. */
function halfYearly(due: string | undefined, quote: string) {
  const days = (due ?? '').split(',').map((each) => /(\d{2})-(\d{2})$/.exec(each));
  const [, month, day] = days[0] ?? [];
  if (month === undefined || day === undefined) return {};
  const inHalf = ((Number(month) - 1) % 6) + 1;
  const isPrevious = inHalf === 1 || PREVIOUS.test(quote);
  const isLast = days.every((each) => each !== null && Number(each[2]) >= 30);
  return {
    due: { month: inHalf, day: isLast ? 31 : Number(day) },
    ...(isPrevious && { about: 'previous' as const }),
  };
}

function byDay(every: 'quarter' | 'month', due: string | undefined, quote: string) {
  const day = Number(due ?? Number.NaN);
  if (!Number.isInteger(day) || day < 1 || day > 31) return {};
  const isPrevious = PREVIOUS.test(quote) || (day <= EARLY_DAY && !CURRENT.test(quote));
  const first = every === 'quarter' && isPrevious ? { month: 1 } : {};
  return { due: { ...first, day }, ...(isPrevious && { about: 'previous' as const }) };
}

const LONGEST_TITLE = 40;

/** What is to be done once by a day; without one a person has to say it. */
function datedFor(sentence: SentenceOfDuty, year: number): ProposedDuty {
  const { step, quote, kind, duty, inTask, limits } = sentence;
  const on = step ? dayIn(step.on, year) : dayOf(sentence, year);
  const asks = /联络员|联络人|联系人/.test(quote) ? 'contacts' : (step?.asks ?? kind);
  const isHandingIn = step === null || /^(?:报|送|上报|提交)/u.test(step.title);
  const title = isHandingIn ? titleOf(quote) : step.title;
  const isPublication = asks === 'publication' || asks === 'publish';
  const english = limits
    ? 'Tasks'
    : asks === 'contacts'
      ? 'List of contacts'
      : isPublication
        ? 'Publication'
        : 'Item';
  // Its form asks for contacts where the key says so (deliverable.ts).
  const key = asks === 'contacts' ? `contacts-d${duty + 1}` : `d${duty + 1}`;
  return {
    obligations: [
      {
        kind: DATED,
        values: {},
        dated: {
          on: on ?? `${year}-12-31`,
          key,
          title: limits && on ? `${on}前完成的任务` : asks === 'contacts' ? '联络员名单' : title,
          titleEn: `${english} due ${on ?? `in ${year}`}`,
          who: inTask || limits ? 'task' : whoOf(quote),
        },
      },
    ],
    isCertain: on !== null && sentence.cadence === 'once',
  };
}

function dayOf({ due, cadence }: SentenceOfDuty, year: number): string | null {
  if (cadence !== 'once' || due === undefined) return null;
  const day = due.length === 5 ? `${year}-${due}` : due;
  return isCivilDate(day) ? day : null;
}

/** What is to be handed in, where a sentence names it; else its last clause, without the date. */
function titleOf(quote: string): string {
  const clauses = quote.split(/[，,；;]/u).map((each) => undated(each.trim()));
  const named = clauses.map(handedIn).find((each) => each !== null);
  const said = named ?? clauses.filter((each) => each.length >= 4).at(-1) ?? quote;
  const letters = [...said.replaceAll('|', ' ').replace(/\p{Cc}/gu, ' ')];
  return letters.length <= LONGEST_TITLE ? letters.join('') : `${letters.slice(0, 39).join('')}…`;
}

const DATE = /(?:于|在|力争|确保)?(?:\d{4}年)?\d{1,2}月(?:\d{1,2}[日号]|底|末)?(?:之前|以前|前)?/u;

/** “全年工作总结于12月10日前报送…” is what stands before its date; “8月底前投用…” what follows. */
function undated(clause: string): string {
  const match = DATE.exec(clause);
  if (!match) return clause;
  const before = clause.slice(0, match.index).trim();
  const after = clause.slice(match.index + match[0].length).trim();
  return /^(?:报|送|上报|提交|反馈)/u.test(after) && before.length >= 4 ? before : after || before;
}

/** A thing that is handed in, without the verbs before it. */
const THING =
  /(?:制定|制订|编制|提出|形成|将|把|逐项|上报|报送|提交)?([\p{Script=Han}]{0,10}?(?:实施方案|工作方案|工作计划|工作总结|总结报告|任务清单|责任清单|台账|总结|报告))/u;

function handedIn(clause: string): string | null {
  const thing = THING.exec(clause)?.[1];
  return thing?.replace(/^.*(?:制定|制订|编制|提出|形成|将|把|逐项|要)/u, '') ?? null;
}

function whoOf(quote: string): 'leads' | 'regions' | 'all' | 'with-tasks' {
  if (/牵头|责任单位/.test(quote)) return 'leads';
  const isRegions = /地区|盟市|各(?:市|县|区|州|盟|旗)/.test(quote);
  const isDepartments = /部门|单位|厅局|委办/.test(quote);
  if (!isRegions) return 'with-tasks';
  return isDepartments ? 'all' : 'regions';
}
