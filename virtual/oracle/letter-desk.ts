import { addDays, laterOf, weekdayOf, type CivilDate } from '../../domain/calendar/civil-date.ts';
import { workdayOnOrAfter } from '../../domain/calendar/workdays.ts';
import { civilDateOf, instantAt } from '../../domain/calendar/zoned.ts';
import type { CycleDates } from '../../domain/kinds/cycles.ts';
import type { ContactRole, Step } from '../../domain/ladder/step.ts';
import { isAddressed } from '../../domain/parties.ts';
import { cycleIdOf } from '../../domain/report/report-id.ts';
import type { Draft, IssuedDraft, Issuing } from './action.ts';
import { chance } from './chance.ts';
import { mailsTo, type OracleContext, type PlannedMail } from './mails-to.ts';
import type { ReportLife } from './report-life.ts';
import type { Roles } from './roles.ts';

/** 发文机关代字: what whoever issues types before the first number of each. */
const PREFIXES = { letter: '内发改督函', circular: '内发改督通' } as const;
/** Shares: of days on which one alone is issued, and of drafts that are worded. */
const SINGLY = 0.25;
const EDITED = 0.3;
/** An issued letter can be taken back for so long before its mails go. */
const MS_TO_UNDO = 10 * 60_000;

/** Letters and circulars are issued on Thursdays, off everybody else's hour. */
const THURSDAY = 4;
const ISSUED_AT = '11:40';
/** So long after the last date something may be drafted, in days. */
const DRAFTED_AFTER = 90;

/** A draft with the reports it is about. */
interface Waiting extends Draft {
  key: string;
  lives: ReportLife[];
}

/**
 * The commission's desk of letters and circulars: what the ladders have drafted, and what a person makes
 * of it, once a week: all of it in bulk, or one alone.
 */
export class LetterDesk {
  readonly mails: PlannedMail[] = [];
  readonly #context: OracleContext;
  /** The highest number by prefix and year. */
  readonly #numbers = new Map<string, number>();
  /** Drafts that somebody has worded and nobody has issued. */
  readonly #worded = new Set<string>();

  constructor(context: OracleContext) {
    this.#context = context;
  }

  /** Somebody goes through the drafts; null: there is none. */
  issue(at: Date, lives: readonly ReportLife[], roles: Roles): Issuing | null {
    const waiting = this.#waiting(at, lives);
    if (waiting.length === 0) return null;
    const { seed } = this.#context;
    const isSingle = chance(seed, at.toISOString(), 'issued singly') < SINGLY;
    const chosen = isSingle ? waiting.slice(0, 1) : waiting;
    const issued = chosen.map((each) => this.#issueOne(each, at, lives, roles));
    const worded = waiting.slice(chosen.length).filter(({ key }) => this.#edits(key));
    for (const { key } of worded) this.#worded.add(key);
    return {
      at,
      kind: 'issue',
      issued,
      worded: worded.map(({ effect, cycleId, agencyId }) => ({ effect, cycleId, agencyId })),
      waiting: waiting.length,
    };
  }

  /** One letter an agency and cycle, one circular a cycle: letters first. */
  #waiting(at: Date, lives: readonly ReportLife[]): Waiting[] {
    const { plan } = this.#context;
    const waiting = new Map<string, Waiting>();
    for (const effect of ['letter', 'circular'] as const)
      for (const life of lives) {
        if (!isAddressed(life.agencyId, plan) || !life.waitsFor(effect, at)) continue;
        const agencyId = effect === 'letter' ? life.agencyId : null;
        const cycleId = this.#cycleOf(life);
        const key = [effect, cycleId, agencyId ?? ''].join(' ');
        const draft = waiting.get(key) ?? { key, effect, cycleId, agencyId, lives: [] };
        draft.lives.push(life);
        waiting.set(key, draft);
      }
    return [...waiting.values()];
  }

  #issueOne(draft: Waiting, at: Date, all: readonly ReportLife[], roles: Roles): IssuedDraft {
    const { key, effect, cycleId, agencyId } = draft;
    const number = this.#nextNumber(effect, at);
    const isEdited = this.#edits(key);
    this.#worded.delete(key);
    for (const life of draft.lives) life.issue(effect);
    const { plan } = this.#context;
    const ofCycle = all.filter((life) => life.stage !== 'left' && this.#cycleOf(life) === cycleId);
    const owners = agencyId === null ? ofCycle.map((life) => life.agencyId) : [agencyId];
    const addressed = new Set(
      owners.map((id) => roles.heirOf(id)).filter((id) => isAddressed(id, plan)),
    );
    const told = rolesTold(draft.lives[0]?.report.cycle.steps ?? []);
    const mailsAt = new Date(at.getTime() + MS_TO_UNDO);
    for (const id of addressed)
      this.mails.push(...mailsTo(this.#context, id, told, `${plan.id}/1/${number}`, mailsAt));
    return { effect, cycleId, agencyId, number, isEdited };
  }

  /** Of its prefix and year the next that nobody has used. */
  #nextNumber(effect: Draft['effect'], at: Date): string {
    const year = civilDateOf(at, this.#context.policy.zone).slice(0, 4);
    const series = `${PREFIXES[effect]}〔${year}〕`;
    const number = (this.#numbers.get(series) ?? 0) + 1;
    this.#numbers.set(series, number);
    return `${series}${number}号`;
  }

  #edits(key: string): boolean {
    return !this.#worded.has(key) && chance(this.#context.seed, key, 'edited') < EDITED;
  }

  #cycleOf({ report: { cycle } }: ReportLife): string {
    return cycleIdOf(this.#context.plan.id, cycle.kind, cycle.period);
  }
}

/** Mailed are leaders, and copied is whoever of its owner the ladder tells. */
function rolesTold(steps: readonly Step[]): ContactRole[] {
  const told = steps.flatMap(({ to }) => (to?.party === 'owner' ? to.roles : []));
  return [...new Set<ContactRole>(['leader', ...told])];
}

/** When somebody goes through the drafts: once a week, as long as there may be any. */
export function issuingDays(cycles: readonly CycleDates[], context: OracleContext): Date[] {
  const { zone } = context.policy;
  const first = civilDateOf(context.launchedAt, zone);
  const lastDue = cycles.map(({ dueOn }) => dueOn).reduce(laterOf, first);
  const days = new Set<CivilDate>();
  const thursday = addDays(first, (THURSDAY - weekdayOf(first) + 7) % 7);
  for (let day = thursday; day <= addDays(lastDue, DRAFTED_AFTER); day = addDays(day, 7))
    days.add(workdayOnOrAfter(context.calendar, day));
  return [...days].map((day) => instantAt(day, ISSUED_AT, zone));
}
