import { kindOf } from '../../domain/kinds/kinds.ts';
import { partDates } from '../../domain/kinds/parts.ts';
import type { CivilDate } from '../../domain/calendar/civil-date.ts';
import { laterOf } from '../../domain/calendar/civil-date.ts';
import { endOfDay } from '../../domain/calendar/zoned.ts';
import { graceDueOn } from '../../domain/ladder/clocks.ts';
import { superiorOf } from '../../domain/parties.ts';
import type { Fate } from './fate.ts';
import { mailsTo, timeOf, type OracleContext, type PlannedMail } from './mails-to.ts';
import { stepsThatApply, type Episode } from './steps-that-apply.ts';

/** What a part (配合意见) depends on of its report. */
export interface LeadDates {
  opensAt: Date;
  dueOn: CivilDate;
  period: string;
}

/**
 * The life of one part of a report: asked for, reminded of, moved with its report's date, answered or
 * not. Its report tells it what befalls that one.
 */
export class PartLife {
  readonly id: string;
  readonly kind: string;
  readonly mails: PlannedMail[] = [];
  agencyId: string;
  stage: 'collecting' | 'answered' | 'missed' | 'notAsked' | 'left' = 'collecting';
  #context: OracleContext;
  #opensAt: Date;
  #dueOn: CivilDate;
  #version = 1;
  #isAsked = false;
  #episode: Episode;
  #answered: Fate | null = null;
  /** Since when it is climbed for. */
  #since: Date;

  constructor(id: string, kind: string, agencyId: string, lead: LeadDates, context: OracleContext) {
    this.id = id;
    this.kind = kind;
    this.agencyId = agencyId;
    this.#context = context;
    const { opensAt, dueOn } = this.#datesUnder(lead);
    [this.#opensAt, this.#dueOn, this.#since] = [opensAt, dueOn, lead.opensAt];
    this.#episode = this.#newEpisode(lead.opensAt);
  }

  /** When it is to be asked for, as things stand. */
  get opensAt(): Date {
    return this.#opensAt;
  }

  /** What became of it. */
  get fate(): Fate {
    if (this.#answered) return this.#answered;
    return this.stage === 'left' || this.stage === 'notAsked' ? 'left' : 'neverFiled';
  }

  /** Asks and reminds until an instant. */
  advance(until: Date): void {
    if (this.stage !== 'collecting') return;
    const { kind } = this;
    const steps = kindOf(kind).ladder({ values: {}, period: null });
    const span = { from: this.#since, until };
    // What was never asked for is on its first terms, whatever moved them.
    if (!this.#isAsked && this.#episode.terms.version !== 1)
      this.#episode.terms = { ...this.#episode.terms, version: 1 };
    const taken = stepsThatApply(steps, this.#episode, span, timeOf(this.#context), {
      opensFirst: !this.#isAsked,
    });
    for (const { step, at } of taken) {
      this.#isAsked = true;
      this.#mail(step.name, at);
    }
    if (this.#isAsked && this.#episode.terms.version !== this.#version)
      this.#episode.terms = { ...this.#episode.terms, version: this.#version };
  }

  /** Its report's date has moved. */
  moveWith(lead: LeadDates, at: Date): void {
    if (this.stage !== 'collecting' || +this.#episode.terms.armedAt === +at) return;
    const opensAt = lead.opensAt > at ? lead.opensAt : at;
    const dates = this.#datesUnder({ ...lead, opensAt });
    if (dates.dueOn === this.#dueOn) return;
    if (!this.#isAsked) this.#opensAt = dates.opensAt > at ? dates.opensAt : at;
    this.#renew(dates.dueOn, at);
  }

  /** Its report is accepted, or its books are closed. */
  end(at: Date): void {
    if (this.stage === 'collecting') this.stage = this.#opensAt > at ? 'notAsked' : 'missed';
  }

  /** Its report is open again. */
  reopen(at: Date): void {
    if (this.stage !== 'missed' && this.stage !== 'notAsked') return;
    [this.stage, this.#since] = ['collecting', at];
  }

  /** It leaves the roster; whoever was asked is told. */
  leave(at: Date): void {
    if (this.stage !== 'collecting') return;
    if (this.#opensAt <= at) this.#mail('left', at);
    this.stage = 'left';
  }

  /**
   * Another agency owes it from now on.
   * @param isOfSuccessor it is a part of the successor's own report, and leaves at once.
   */
  pass(to: string, at: Date, tells: { tellsFormer: boolean; isOfSuccessor: boolean }): void {
    const { policy, calendar } = this.#context;
    const former = this.agencyId;
    this.agencyId = to;
    this.#renew(laterOf(this.#dueOn, graceDueOn(at, policy, calendar)), at);
    // Whoever was not asked is asked in the successor's name.
    if (this.#opensAt > at) return;
    this.#isAsked = true;
    if (!tells.isOfSuccessor) this.#mail('transferred', at);
    this.#episode.noticedAt = at;
    if (tells.tellsFormer) this.#mail('passed_on', at, former);
  }

  /** Its agency answers; a disagreement is mailed to whoever reviews the lead, if there is a text. */
  answer(at: Date, disagreesWith: string | null): void {
    this.stage = 'answered';
    const isLate = at >= endOfDay(this.#dueOn, this.#context.policy.zone);
    this.#answered = isLate ? 'filedLate' : 'filedOnTime';
    if (disagreesWith !== null)
      this.#mail('disagreement-1', at, superiorOf(disagreesWith, this.#context.plan));
  }

  #renew(dueOn: CivilDate, at: Date): void {
    this.#dueOn = dueOn;
    this.#version++;
    this.#since = at;
    this.#episode = this.#newEpisode(at);
  }

  #newEpisode(armedAt: Date): Episode {
    const terms = {
      version: this.#version,
      dueOn: this.#dueOn,
      opensAt: this.#opensAt,
      armedAt,
    };
    return { terms, reached: null, noticedAt: null, ownerNoticed: false };
  }

  #datesUnder(lead: LeadDates): { opensAt: Date; dueOn: CivilDate } {
    const { policy, calendar } = this.#context;
    return partDates(this.kind, lead, {}, policy, calendar);
  }

  #mail(step: string, at: Date, to = this.agencyId): void {
    const row = `${this.id}/${this.#version}/${step}`;
    this.mails.push(...mailsTo(this.#context, to, ['officer'], row, at));
  }
}
