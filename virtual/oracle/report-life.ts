import { laterOf, type CivilDate } from '../../domain/calendar/civil-date.ts';
import { endOfDay } from '../../domain/calendar/zoned.ts';
import { graceDueOn, returnDueOn } from '../../domain/ladder/clocks.ts';
import type { ContactRole } from '../../domain/ladder/step.ts';
import { stepsFor, superiorOf, toldBy } from '../../domain/parties.ts';
import type { Draft } from './action.ts';
import { Drafts } from './drafts.ts';
import type { Fate } from './fate.ts';
import {
  has,
  mailsTo,
  mailsToOne,
  reachedBy,
  timeOf,
  type OracleContext,
  type PlannedMail,
} from './mails-to.ts';
import { isSignedOff, type OwedReport } from './owed-reports.ts';
import type { PartLife } from './part-life.ts';
import { stepsThatApply, type Episode, type TakenStep } from './steps-that-apply.ts';

/** A request for an extension, as long as it may still be decided. */
type Request = { state: 'asked' | 'confirmed'; newDueOn: CivilDate } | null;

/**
 * The life of one report, as an agency and its reviewer make it: episodes of terms, each with the steps
 * that apply in it, and what everybody is told. Whoever acts makes sure that it may be done.
 */
export class ReportLife {
  readonly report: OwedReport;
  readonly mails: PlannedMail[] = [];
  readonly taken: TakenStep[] = [];
  readonly parts: PartLife[] = [];
  agencyId: string;
  /** The one person who owes it, by contact; null: whoever acts for the agency. */
  assigneeId: string | null;
  stage: 'collecting' | 'reviewing' | 'accepted' | 'missed' | 'left' = 'collecting';
  /** When it was done with: filed where nobody reviews it, accepted, or its books closed. */
  closedAt: Date | null = null;
  request: Request = null;
  /** Its agency objects to what it was assigned. */
  isObjected = false;
  /** Of a side of the midterm evaluation: it is read by all, and asked for words on what differs. */
  isRevealed = false;
  differs = false;
  #context: OracleContext;
  #episode: Episode;
  #since: Date;
  /** What was filed and stands: when, and whether it was late. */
  #filed: { at: Date; isLate: boolean }[] = [];
  #drafts = new Drafts();
  /** Its books were closed once. */
  #isMissed = false;
  /** How many versions of it were signed off. */
  #signed = 0;

  constructor(report: OwedReport, context: OracleContext) {
    const { cycle, agencyId } = report;
    this.report = report;
    this.agencyId = agencyId;
    this.assigneeId = report.assigneeId ?? null;
    this.#context = context;
    this.#since = cycle.opensAt;
    const { opensAt, dueOn, dueAt } = cycle;
    const terms = { version: 1, dueOn, dueAt, opensAt, armedAt: opensAt };
    this.#episode = { terms, reached: null, noticedAt: null, ownerNoticed: false };
  }

  /** The date in force. */
  get dueOn(): CivilDate {
    return this.#episode.terms.dueOn;
  }
  /** It lies with its agency or in review. */
  get isOpen(): boolean {
    return this.stage === 'collecting' || this.stage === 'reviewing';
  }
  /** How many filings of its stand. */
  get filings(): number {
    return this.#filed.length;
  }
  /** What became of it, by the first filing that stands. */
  get fate(): Fate {
    const [first] = this.#filed;
    if (first !== undefined) return first.isLate ? 'filedLate' : 'filedOnTime';
    return this.stage === 'left' ? 'left' : 'neverFiled';
  }

  /** Climbs its ladder, and its parts', up to an instant. */
  advance(until: Date): void {
    const closed = this.stage === 'collecting' ? this.#climb(until) : null;
    if (this.isOpen || closed) for (const part of this.parts) part.advance(closed ?? until);
    if (!closed) return;
    for (const part of this.parts) part.end(closed);
    [this.stage, this.#isMissed, this.closedAt] = ['missed', true, closed];
  }

  /** It is filed. @param isFinal nobody reviews it: that is the end of it. */
  file(at: Date, isFinal: boolean): void {
    this.#filed.push({ at, isLate: this.isPast(at) });
    this.#drafts.answer(at);
    this.stage = isFinal ? 'accepted' : 'reviewing';
    if (isFinal) this.closedAt = at;
    // A signed document is brought to whoever reviews it, version by version.
    if (isSignedOff(this.report))
      this.tell(`signed-${++this.#signed}`, at, { to: this.#superior() });
    if (isFinal) for (const part of this.parts) part.end(at);
  }

  /** Its agency takes the filing back. */
  withdraw(at: Date): void {
    this.#drafts.ask(this.#filed.pop()?.at);
    this.stage = this.#isMissed ? 'missed' : 'collecting';
    this.#since = at;
  }

  /** Its reviewer returns it: new terms begin. */
  giveBack(at: Date): void {
    const { policy, calendar } = this.#context;
    this.stage = 'collecting';
    this.#renew(at, returnDueOn(at, this.dueOn, policy, calendar), 'returned');
  }

  /** Its reviewer accepts it; its parts end with it. */
  accept(at: Date): void {
    this.stage = 'accepted';
    for (const part of this.parts) part.end(at);
    this.tell('accepted', at);
  }

  /** What was accepted is owed again, with its parts. */
  reopen(at: Date): void {
    const { policy, calendar } = this.#context;
    this.stage = 'collecting';
    for (const part of this.parts) part.reopen(at);
    this.#renew(at, returnDueOn(at, this.dueOn, policy, calendar), 'reopened');
  }

  /** A later date is asked for; its leader is to confirm it. */
  ask(at: Date, newDueOn: CivilDate): void {
    this.request = { state: 'asked', newDueOn };
    this.tell('extension_asked-1', at, { roles: ['leader'] });
  }

  /** Its leader confirms the request; it is before the reviewer now. */
  confirm(at: Date, { newDueOn }: { newDueOn: CivilDate }): void {
    this.request = { state: 'confirmed', newDueOn };
    this.tell('extension_waiting-1', at, { to: this.#superior() });
  }

  /** The agency's own leader does not confirm it. */
  decline(at: Date): void {
    this.request = null;
    this.tell('extension_declined-1', at);
  }

  /** The later date is granted: new terms begin. */
  grant(at: Date, { newDueOn }: { newDueOn: CivilDate }): void {
    this.request = null;
    this.#renew(at, newDueOn, 'extended', ['officer', 'leader']);
  }

  /** It is not granted. */
  refuse(at: Date): void {
    this.request = null;
    this.tell('extension_refused-1', at, { roles: ['officer', 'leader'] });
  }

  /** What its agency objected to is answered in words. */
  answerObjection(at: Date): void {
    this.tell('objection-1', at);
  }

  /** Its rating and the other side's lie apart: it is owed again, with words on that. */
  differ(at: Date): void {
    const { policy, calendar } = this.#context;
    [this.stage, this.differs] = ['collecting', true];
    this.#renew(at, returnDueOn(at, this.dueOn, policy, calendar), 'difference');
  }

  /** Another person is to assess it; the former one is told so, if they were told of it. */
  assign({ id, agencyId }: { id: string; agencyId: string }, at: Date): void {
    const { policy, calendar } = this.#context;
    const former = this.assigneeId;
    const wasTold = this.mails.some(({ row }) => row.endsWith(`/${former}`));
    [this.agencyId, this.assigneeId] = [agencyId, id];
    this.#renew(at, laterOf(this.dueOn, graceDueOn(at, policy, calendar)), 'opening');
    if (former !== null && wasTold) this.mails.push(...this.#toOne(former, 'taken_off', at));
  }

  /** Its task is changed in words. @param change which of the task's changes it is. */
  amend(change: number, at: Date): void {
    for (const to of this.#readers()) this.tell(`amended-${change}`, at, { to });
  }

  /** It leaves the roster with its parts; whoever was told of it is told, and of the commission's its superior. */
  leave(at: Date): void {
    for (const to of this.#readers()) this.tell('left', at, { to });
    this.stage = 'left';
    for (const part of this.parts) part.leave(at);
  }

  /** Another agency owes it from now on; what it asked for is the successor's to confirm. */
  pass(to: string, at: Date, tellsFormer: boolean): void {
    const { policy, calendar } = this.#context;
    const former = this.agencyId;
    this.agencyId = to;
    const later = laterOf(this.dueOn, graceDueOn(at, policy, calendar));
    this.#renew(at, this.stage === 'collecting' ? later : this.dueOn, 'transferred');
    if (tellsFormer) this.tell('passed_on', at, { to: former });
    if (this.request?.state === 'asked') this.tell('extension_asked-1', at, { roles: ['leader'] });
  }

  /**
   * Whether a letter or circular about it waits to be issued: drafted while whoever owes it now owed it,
   * and overdue still.
   */
  waitsFor(effect: Draft['effect'], at: Date): boolean {
    const isOverdue =
      this.stage === 'missed' ||
      (this.stage === 'collecting' && (this.#isMissed || this.isPast(at)));
    return isOverdue && this.#drafts.waits(effect, this.agencyId);
  }

  /** It stands in what was issued. */
  issue(effect: Draft['effect']): void {
    this.#drafts.issue(effect, this.agencyId);
  }

  /** Whether its date is past. */
  isPast(at: Date): boolean {
    const { dueAt } = this.#episode.terms;
    return at >= (dueAt ?? endOfDay(this.dueOn, this.#context.policy.zone));
  }

  #climb(until: Date): Date | null {
    const { cycle } = this.report;
    const { plan } = this.#context;
    const steps = stepsFor(cycle.steps, this.agencyId, plan);
    const span = { from: this.#since, until };
    let closed: Date | null = null;
    const taken = stepsThatApply(steps, this.#episode, span, timeOf(this.#context), {
      reaches: (step) => reachedBy(this.#context, step, this),
    });
    for (const { step, at } of taken) {
      this.taken.push({ step, termsVersion: this.#episode.terms.version, at });
      const to = toldBy(step, this.agencyId, plan);
      if (to && step.to) this.tell(step.name, at, { to, roles: step.to.roles });
      const { effect } = step;
      if (effect === 'close') closed = at;
      if (effect === 'letter' || effect === 'circular') this.#drafts.add(effect, this.agencyId);
    }
    return closed;
  }

  #renew(at: Date, dueOn: CivilDate, notice: string, roles?: readonly ContactRole[]): void {
    const before = this.#episode.terms;
    const { opensAt: openedAt, version } = before;
    const terms = { version: version + 1, dueOn, opensAt: openedAt, armedAt: at };
    const isTold = this.assigneeId !== null || has(this.#context, this.agencyId, 'officer');
    this.#episode = { terms, reached: null, noticedAt: isTold ? at : null, ownerNoticed: isTold };
    [this.#since, this.closedAt] = [at, null];
    this.tell(notice, at, roles && { roles });
    if (dueOn === before.dueOn) return;
    const { opensAt, period } = this.report.cycle;
    for (const part of this.parts) part.moveWith({ opensAt, dueOn, period }, at);
  }

  /** Whom a change of it is told: its agency, and of the commission's its superior. */
  #readers(): string[] {
    const superior = this.#superior();
    return superior === this.#context.plan.commissionId
      ? [this.agencyId]
      : [this.agencyId, superior];
  }

  #superior(): string {
    return superiorOf(this.agencyId, this.#context.plan);
  }

  /** Somebody is told of it: its owner's officers, unless it says who. */
  tell(step: string, at: Date, told: { to?: string; roles?: readonly ContactRole[] } = {}): void {
    const { to = this.agencyId, roles = ['officer'] } = told;
    const mails =
      this.assigneeId !== null && to === this.agencyId
        ? this.#toOne(this.assigneeId, step, at)
        : mailsTo(this.#context, to, roles, this.#rowOf(step), at);
    this.mails.push(...mails);
  }

  #toOne(contactId: string, step: string, at: Date): PlannedMail[] {
    return mailsToOne(this.#context, contactId, this.#rowOf(step), at);
  }

  #rowOf(step: string): string {
    return `${this.report.id}/${this.#episode.terms.version}/${step}`;
  }
}
