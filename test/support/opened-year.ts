import { chinaCalendar } from '../../domain/calendar/workdays.ts';
import { endOfDay } from '../../domain/calendar/zoned.ts';
import { ladder } from '../../domain/ladder/ladder.ts';
import type { ImportedPlan } from '../../ledger/import-plan.ts';
import { launch } from '../../ledger/commands/launch.ts';
import { openCycle } from '../../ledger/steps/cycle-step.ts';
import { openYear } from '../../ledger/steps/plan-step.ts';
import { stepReport } from '../../ledger/steps/report-step.ts';
import { planPolicySchema } from '../../schemas/plan-policy.ts';
import { OPERATOR } from './actors.ts';
import { anotherLedger, testLedger, type TestLedger } from './database.ts';
import { FixedClock } from './fixed-clock.ts';
import { importSmallPlan, type SmallPlanOptions } from './small-plan.ts';

/** 2027-11-01 is a Monday: the year opens at nine, Shanghai time. */
export const OPENING = new Date('2027-11-01T09:00:00+08:00');
export const LAUNCH = new Date('2027-01-04T10:00:00+08:00');
/** The last workday of 2027, a Friday. */
export const DUE_ON = '2027-12-31';
export const DUE_END = endOfDay(DUE_ON, 'Asia/Shanghai');

/** The small plan's first report. */
export const REPORT = 'small-2027-001';

export interface OpenedYear {
  ledger: TestLedger;
  /** The same database over other connections, as another process has them. */
  other: TestLedger;
  clock: FixedClock;
  plan: ImportedPlan;
  /** Sets business time and has the report's workflow step taken. */
  stepAt(instant: Date, reportId?: string): ReturnType<typeof stepReport>;
}

/**
 * A small plan whose year 2027 has just opened, with the reports' opening notices not yet staged;
 * steps are taken by hand, no workflow runs. The clock stands at the opening.
 */
export async function openedYear(options: SmallPlanOptions = {}): Promise<OpenedYear> {
  const clock = new FixedClock(LAUNCH);
  const ledger = await testLedger({ clock });
  const plan = await importSmallPlan(ledger, options);
  const launched = await launch(ledger, plan.id, { from: 2027, to: 2027 }, OPERATOR);
  if (!launched.ok) throw new Error(launched.refusal.code);
  clock.set(OPENING);
  await openYear(ledger, plan.id, 2027);
  await openCycle(ledger, plan.id, 2027);
  await ledger.db.relay.deleteMany();
  return {
    ledger,
    other: anotherLedger(ledger),
    clock,
    plan,
    stepAt(instant, reportId = REPORT) {
      clock.set(instant);
      return stepReport(ledger, reportId);
    },
  };
}

/** The instant of a rung under the first terms of 2027, as the pure ladder says. */
export function rungAt(name: string): Date {
  const terms = { dueOn: DUE_ON, dueVersion: 1, opensAt: OPENING, armedAt: OPENING };
  const rung = ladder(terms, planPolicySchema.parse({}), chinaCalendar).find(
    (each) => each.name === name,
  );
  if (!rung) throw new Error(`no rung ${name}`);
  return rung.at;
}

/** The outbox, told in short: `rung → contact: state`. */
export async function outbox({ db }: TestLedger): Promise<string[]> {
  const mails = await db.mail.findMany({
    where: { reportId: { not: null } },
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
  });
  return mails.map(({ rung, contactId, state }) => `${rung} → ${contactId}: ${state}`);
}
