import type { ImportedPlan } from '../../ledger/import-plan.ts';
import { launch } from '../../ledger/commands/launch.ts';
import { openCycle } from '../../ledger/steps/cycle-step.ts';
import { openYear } from '../../ledger/steps/plan-step.ts';
import { stepReport } from '../../ledger/steps/report-step.ts';
import { OPERATOR } from './actors.ts';
import { anotherLedger, testLedger, type TestLedger } from './database.ts';
import { LAUNCH, OPENING, REPORT } from './dates.ts';
import { FixedClock } from './fixed-clock.ts';
import { importSmallPlan, type SmallPlanOptions } from './small-plan.ts';

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

/** The outbox, told in short: `rung → contact: state`. */
export async function outbox({ db }: TestLedger): Promise<string[]> {
  const mails = await db.mail.findMany({
    where: { reportId: { not: null } },
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
  });
  return mails.map(({ rung, contactId, state }) => `${rung} → ${contactId}: ${state}`);
}
