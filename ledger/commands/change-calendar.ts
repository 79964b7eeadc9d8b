import {
  changedDays,
  withImported,
  workedHolidays,
  type ChangedDay,
} from '../../domain/calendar/imported-calendar.ts';
import type { WorkdayReading } from '../../domain/calendar/read-workdays.ts';
import { yearOf } from '../../domain/calendar/civil-date.ts';
import type { WorkdayCalendar } from '../../domain/calendar/workdays.ts';
import { endOfDay } from '../../domain/calendar/zoned.ts';
import { cycleIdOf } from '../../domain/report/report-id.ts';
import type { Actor } from '../../domain/report/actor.ts';
import { refused, type Outcome, type Refusal } from '../../domain/report/refusal.ts';
import type { Plan } from '../../prisma/generated/client.ts';
import { planPolicySchema } from '../../schemas/plan-policy.ts';
import { audit } from '../audit.ts';
import { importedCalendars, lockCalendar, reckonBy } from '../calendar.ts';
import type { Ledger, Tx } from '../ledger.ts';
import { operatorRefusal } from '../lock-plan.ts';
import { orderedCycles } from '../obligations.ts';
import { plannedMails } from '../read/desk/planned-mails.ts';
import { plansFor, type DeskPlan } from '../read/desk/plans.ts';
import { shownOrDone } from '../shown-or-done.ts';
import { moveDates, Refused } from './change-policy.ts';
import { raiseEpoch } from './raise-epoch.ts';

/** A calendar that was read and is brought in, or the newest one, which is taken back. */
export type CalendarChange = { reading: WorkdayReading; source: string } | { takeBack: number };

/** A cycle whose dates move. */
export interface MovedCycle {
  kind: string;
  period: string;
  before: string;
  after: string;
  /** Its reports are asked for already: their agencies are told. */
  isOpen: boolean;
}

/** An instant at which another number of messages goes than before. */
export interface MovedMails {
  at: Date;
  before: number;
  after: number;
}

/** What a change of the calendar does to a plan that runs. */
export interface PlanEffects {
  id: string;
  title: string;
  zone: string;
  cycles: MovedCycle[];
  mails: MovedMails[];
  /** Reports that are owed by another date, and whose agencies are told. */
  rescheduled: number;
}

/** What a change of the calendar does. */
export interface CalendarEffects {
  days: ChangedDay[];
  years: number[];
  /** Holidays by law that it has as workdays. */
  workedHolidays: string[];
  plans: PlanEffects[];
}

/**
 * 工作日历: brings in the published holidays and swapped workdays of some years, or takes the newest of them
 * back. Every plan that runs goes by the new calendar at once: what was staged and has not taken effect is
 * staged anew, open reports whose date moves get new terms, with notice. A preview takes the same way and is
 * rolled back: what it shows is what would be.
 *
 * Refused, with the dates that clash, if a report would open after it is due or its new date were past.
 */
export async function changeCalendar(
  ledger: Ledger,
  change: CalendarChange,
  actor: Actor,
  { preview }: { preview: boolean },
): Promise<Outcome<CalendarEffects>> {
  return shownOrDone<Outcome<CalendarEffects>>((show) =>
    ledger.db.$transaction(
      async (tx) => {
        await lockCalendar(tx);
        // Whoever steps meanwhile holds its plan, and sees the new calendar once it is here.
        await tx.$queryRaw`SELECT id FROM plan ORDER BY id FOR UPDATE`;
        const plans = await tx.plan.findMany({ orderBy: { id: 'asc' } });
        const notAllowed = changeRefusal(actor, plans);
        if (notAllowed) return refused(notAllowed);
        // What is not committed is nobody else's to see.
        reckonBy(tx, null);
        const now = await ledger.clock.now();
        const written = await write(tx, change, actor, now);
        if (!written) return refused({ code: 'calendar_changed' });
        const { before, after, years } = written;
        const running = plans.filter(({ launchedAt, endedAt }) => launchedAt && !endedAt);
        const effects: CalendarEffects = {
          years,
          days: changedDays(before, after, years),
          workedHolidays: workedHolidays(after, written.whole),
          plans: [],
        };
        for (const plan of running) {
          const moving = { tx, ledger, plan, before, after, now, until: Math.max(...years) + 1 };
          effects.plans.push(await movePlan(moving));
        }
        for (const { id: planId } of plans) {
          const entry = { at: now, actor, planId, subject: 'workday calendar' };
          const action = 'takeBack' in change ? 'take_back_calendar' : 'import_calendar';
          await audit(tx, { ...entry, action, data: { years, days: effects.days.length } });
        }
        const outcome = { ok: true as const, value: effects };
        return preview ? show(outcome) : outcome;
      },
      { timeout: 120_000 },
    ),
  ).catch((error: unknown) => {
    if (error instanceof Refused) return refused(error.refusal);
    throw error;
  });
}

/** It is everybody's calendar: a commission may change it as long as no other commission's plan runs by it. */
function changeRefusal(actor: Actor, plans: readonly Plan[]): Refusal | null {
  if (actor.kind !== 'admin' && actor.kind !== 'commission') return { code: 'only_operator' };
  const other = plans.find(
    (plan) => plan.launchedAt && !plan.endedAt && operatorRefusal(actor, plan) !== null,
  );
  return other ? { code: 'calendar_of_others', title: other.title } : null;
}

/** Writes the change; null if what is to be taken back is not the newest. */
async function write(tx: Tx, change: CalendarChange, actor: Actor, now: Date) {
  const { imported } = await importedCalendars(tx);
  const newest = imported.at(-1);
  let years: readonly number[];
  let whole: readonly number[];
  if ('takeBack' in change) {
    if (newest?.id !== change.takeBack) return null;
    await tx.workdayTable.update({
      where: { id: newest.id },
      data: { undoneAt: now, undoneBy: actor.name },
    });
    years = yearsIn(newest);
    whole = [];
  } else {
    const { reading, source } = change;
    await tx.workdayTable.create({
      data: {
        ...{ years: reading.years, days: { ...reading.days }, source },
        ...{ importedAt: now, importedBy: actor.name },
      },
    });
    years = yearsIn(reading);
    whole = reading.years;
  }
  const { imported: later, version } = await importedCalendars(tx);
  await tx.plan.updateMany({ data: { calendarVersion: version } });
  return { before: withImported(imported), after: withImported(later), years: [...years], whole };
}

/** The years that a calendar tells something of. */
const yearsIn = ({ years, days }: WorkdayReading): number[] =>
  [...new Set([...years, ...Object.keys(days).map(yearOf)])].toSorted((a, b) => a - b);

interface Moving {
  tx: Tx;
  ledger: Ledger;
  plan: Plan;
  before: WorkdayCalendar;
  after: WorkdayCalendar;
  now: Date;
  /** The last year whose mails are looked at. */
  until: number;
}

/** Has a plan that runs go by the new calendar. */
async function movePlan({
  tx,
  ledger,
  plan,
  before,
  after,
  now,
  until,
}: Moving): Promise<PlanEffects> {
  const policy = planPolicySchema.parse(plan.policy);
  const { zone } = policy;
  const inTx = (calendar: WorkdayCalendar): Ledger => ({
    ...ledger,
    db: tx as Ledger['db'],
    calendar,
  });
  const end = endOfDay(`${until}-12-31`, zone);
  const mailsBy = async (calendar: WorkdayCalendar) => {
    const plans = await plansFor(inTx(calendar), { role: 'admin', agencyId: null });
    const desk = plans.find(({ id }) => id === plan.id) as DeskPlan;
    const instants = await plannedMails(inTx(calendar), desk, now, end);
    return new Map(instants.map(({ at, messages }) => [+at, messages]));
  };
  const mailsBefore = await mailsBy(before);
  const cycles = await movedCycles(tx, plan, before, after);
  await raiseEpoch(tx, plan.id, now);
  const ids = new Set(cycles.map(({ kind, period }) => cycleIdOf(plan.id, kind, period)));
  const rescheduled = await moveDates(tx, inTx(after), plan, policy, now, ids);
  const mailsAfter = await mailsBy(after);
  const instants = [...new Set([...mailsBefore.keys(), ...mailsAfter.keys()])];
  const mails = instants
    .map((at) => ({
      at: new Date(at),
      before: mailsBefore.get(at) ?? 0,
      after: mailsAfter.get(at) ?? 0,
    }))
    .filter((each) => each.before !== each.after)
    .toSorted((a, b) => +a.at - +b.at);
  return { id: plan.id, title: plan.title, zone, cycles, mails, rescheduled };
}

/** The cycles that are not closed and fall due on another day by the other calendar. */
async function movedCycles(
  tx: Tx,
  { id, launchedAt, launchFrom, launchTo, policy }: Plan,
  before: WorkdayCalendar,
  after: WorkdayCalendar,
): Promise<MovedCycle[]> {
  if (!launchedAt || launchFrom === null || launchTo === null) return [];
  const launched = { id, launchedAt, launchFrom, launchTo, policy: planPolicySchema.parse(policy) };
  const datesBy = async (calendar: WorkdayCalendar) =>
    new Map(
      (await orderedCycles(tx, { calendar }, launched)).map((cycle) => [
        cycleIdOf(id, cycle.kind, cycle.period),
        cycle,
      ]),
    );
  const [old, next] = [await datesBy(before), await datesBy(after)];
  const known = await tx.cycle.findMany({
    where: { planId: id },
    select: { id: true, openedAt: true, closedAt: true },
  });
  const states = new Map(known.map((cycle) => [cycle.id, cycle]));
  return [...next].flatMap(([cycleId, { kind, period, dueOn, skippedCause }]) => {
    const was = old.get(cycleId)?.dueOn ?? dueOn;
    const state = states.get(cycleId);
    if (was === dueOn || skippedCause !== null || state?.closedAt) return [];
    const isOpen = (state?.openedAt ?? null) !== null;
    return [{ kind, period, before: was, after: dueOn, isOpen }];
  });
}
