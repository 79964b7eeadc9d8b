import { laterOf, type CivilDate } from '../../domain/calendar/civil-date.ts';
import { workdaysAfter, workdaysBetween } from '../../domain/calendar/workdays.ts';
import { civilDateOf, instantAt } from '../../domain/calendar/zoned.ts';
import { workdaysFrom } from '../../domain/ladder/ladder.ts';
import { kindOf } from '../../domain/kinds/kinds.ts';
import type { ReportAction } from './action.ts';
import type { Behaviour } from './behaviours.ts';
import { between, chance } from './chance.ts';
import type { OracleContext } from './mails-to.ts';
import { isSignedOff, type OwedReport } from './owed-reports.ts';

/** What somebody means to do, and does if it may be done by then. */
export type Intention = Pick<ReportAction, 'at' | 'kind' | 'position' | 'newDueOn'>;

/** When people act: off the steps' hour, and all of a day at once, so that they meet. */
export const HOURS = {
  file: '10:10',
  withdraw: '10:10',
  return: '10:10',
  accept: '10:10',
  reopen: '10:40',
  // Off everybody else's: what is answered first is no matter of chance.
  answer: '11:20',
  object: '13:10',
  answerObjection: '13:40',
  askExtension: '14:20',
  confirmExtension: '15:20',
  declineExtension: '15:20',
  grantExtension: '16:20',
  refuseExtension: '16:20',
} as const;

/** Shares of reports: asked an extension for; of accepted ones reopened; of receipts objected to. */
const EXTENSION = 0.15;
const REOPENED = 0.12;
const OBJECTED = 0.15;
/** Of requests: granted, refused, declined by the agency's own leader; the rest is left undecided. */
const DECISIONS = [
  ['grantExtension', 0.45],
  ['refuseExtension', 0.65],
  ['declineExtension', 0.85],
] as const;

/** What the agency and the reviewer of one report mean to do, in no order. */
export function intentionsOf(
  report: OwedReport,
  behaviour: Behaviour,
  { seed, policy: { zone }, calendar }: OracleContext,
  lastOpening: Date,
): Intention[] {
  const { id, cycle } = report;
  const { dueOn } = cycle;
  const opensOn = civilDateOf(cycle.opensAt, zone);
  const act = (kind: Intention['kind'], on: CivilDate): Intention => ({
    at: instantAt(on, HOURS[kind], zone),
    kind,
  });
  const days = (least: number, most: number, what: string) => between(least, most, seed, id, what);
  const after = ({ at }: Intention, least: number, most: number, what: string) =>
    shifted(civilDateOf(at, zone), days(least, most, what));
  const shifted = (day: CivilDate, n: number) => (n === 0 ? day : workdaysFrom(calendar, day, n));
  const { asks, review } = kindOf(cycle.kind);
  const closes = cycle.steps.find(({ effect }) => effect === 'close')?.offset.n ?? 20;
  const objections = asks === 'confirmation' ? objecting() : [];
  // Nobody reviews it: filing it, once, is the end of it.
  if (review === 'none') return [...filing(behaviour).slice(0, 1), ...objections];
  if (chance(seed, id, 'extension') < EXTENSION && behaviour !== 'takenBack') return extended();
  const filed = filing(behaviour);
  return [...filed, ...reopening(filed.at(-1))];

  /** Filed and reviewed, once or twice. */
  function filing(how: Behaviour): Intention[] {
    if (how === 'never') return [];
    if (how === 'late') {
      const late = workdaysAfter(calendar, dueOn, days(1, closes - 2, 'late by'));
      return reviewed(act('file', late));
    }
    const span = workdaysBetween(calendar, opensOn, dueOn);
    // A document waits for what it sums up.
    const earliest = isSignedOff(report) ? Math.ceil(span / 2) : 1;
    const first = act('file', workdaysAfter(calendar, opensOn, days(earliest, span, 'filed')));
    if (how === 'onTime') return reviewed(first);
    const isBack = how === 'takenBack';
    const back = isBack
      ? act('withdraw', after(first, 1, 12, 'taken back'))
      : act('return', after(first, 1, 3, 'review'));
    return [first, back, ...reviewed(act('file', after(back, 1, 5, 'again')), 'second review')];
  }

  function reviewed(filed: Intention, what = 'review'): Intention[] {
    return [filed, act('accept', after(filed, 1, 5, what))];
  }

  /** 重新打开: some of what was accepted, as long as the plan has surely not ended. */
  function reopening(accepted: Intention | undefined): Intention[] {
    if (accepted?.kind !== 'accept' || chance(seed, id, 'reopened') >= REOPENED) return [];
    // Its receipt may be what the plan has waited for.
    if (isSignedOff(report)) return [];
    const reopened = act('reopen', after(accepted, 1, 12, 'reopened'));
    const ends = cycle.dueAt < lastOpening ? lastOpening : cycle.dueAt;
    if (reopened.at >= ends) return [];
    // Some let it lie.
    if (chance(seed, id, 'filed once more') < 0.25) return [reopened];
    return [reopened, ...reviewed(act('file', after(reopened, 1, 7, 'once more')), 'third review')];
  }

  /** 延期: asked before the due date, confirmed or declined, decided or not; then filed, or not. */
  function extended(): Intention[] {
    const span = workdaysBetween(calendar, opensOn, dueOn);
    const before = Math.min(days(1, 9, 'asks before'), span - 1);
    const asked = act('askExtension', shifted(dueOn, -before));
    const newDueOn = workdaysAfter(calendar, dueOn, days(8, 25, 'longer by'));
    const drawn = chance(seed, id, 'decision');
    const decision = DECISIONS.find(([, share]) => drawn < share)?.[0];
    const confirmed = act('confirmExtension', after(asked, 0, 2, 'confirmed'));
    const decided = decision && act(decision, after(confirmed, 0, 4, 'decided'));
    const settled =
      decision === 'declineExtension'
        ? [act('declineExtension', after(asked, 0, 2, 'confirmed'))]
        : [confirmed, ...(decided ? [decided] : [])];
    const isGranted = decision === 'grantExtension';
    const all = [{ ...asked, newDueOn }, ...settled];
    if (behaviour === 'never') return all;
    const by = isGranted ? newDueOn : dueOn;
    const wished = shifted(by, days(-6, behaviour === 'late' ? closes - 2 : 0, 'filed'));
    // Whoever was answered waited for it.
    const last = decision && settled.at(-1);
    const on = last ? laterOf(wished, after(last, 1, 2, 'waited')) : wished;
    return [...all, ...reviewed(act('file', on))];
  }

  /** 提出异议: a few, answered in words but for some. */
  function objecting(): Intention[] {
    if (chance(seed, id, 'objects') >= OBJECTED) return [];
    const objected = act('object', workdaysAfter(calendar, opensOn, days(1, 4, 'objects')));
    if (chance(seed, id, 'answers') < 0.2) return [objected];
    return [objected, act('answerObjection', after(objected, 1, 8, 'answered'))];
  }
}

/** Shares of parts that are never answered, and of answers that disagree; the rest agrees. */
const NEVER = 0.15;
const DISAGREES = 0.2;

/** What a cooperating agency means to do about its part: to answer some workdays after it is asked. */
export function answerOf(
  id: string,
  opensAt: Date,
  { seed, policy: { zone }, calendar }: OracleContext,
): Intention[] {
  if (chance(seed, id, 'answers') < NEVER) return [];
  const on = workdaysAfter(
    calendar,
    civilDateOf(opensAt, zone),
    between(1, 9, seed, id, 'answered'),
  );
  const position = chance(seed, id, 'position') < DISAGREES ? 'disagree' : 'agree';
  return [{ at: instantAt(on, HOURS.answer, zone), kind: 'answer', position }];
}
