import { launch } from '../../ledger/commands/launch.ts';
import { stepCycle } from '../../ledger/steps/cycle-step.ts';
import { stepPlan } from '../../ledger/steps/plan-step.ts';
import { stepReport } from '../../ledger/steps/report-step.ts';
import { submissionFormSchema } from '../../schemas/submission-form.ts';
import { OPERATOR } from './actors.ts';
import { testLedger, type TestLedger } from './database.ts';
import { LAUNCH } from './dates.ts';
import { FixedClock } from './fixed-clock.ts';
import { importSmallPlan, owed, type SmallPlanOptions } from './small-plan.ts';

/** The water department's receipt of the small plan. */
export const RECEIPT = 'small-receipt-once-shuili';
/** A receipt says nothing but that it was confirmed. */
export const CONFIRMED = submissionFormSchema.parse({});

export interface LaunchedReceipts {
  ledger: TestLedger;
  clock: FixedClock;
  /** Every step of every process, at an instant. */
  stepAll(at: Date | string): Promise<void>;
  /** The outbox in short: `row: state`. */
  mails(): Promise<string[]>;
}

/** The small plan, launched on Monday 2027-01-04 with a receipt asked for; due on 2027-01-11. */
export async function launchedReceipts({
  obligations = [owed('receipt'), owed('periodic')],
  ...options
}: SmallPlanOptions = {}): Promise<LaunchedReceipts> {
  const clock = new FixedClock(LAUNCH);
  const ledger = await testLedger({ clock });
  await importSmallPlan(ledger, { obligations, ...options });
  const launched = await launch(ledger, 'small', { from: 2027, to: 2027 }, OPERATOR);
  if (!launched.ok) throw new Error(launched.refusal.code);
  const stepAll = async (at: Date | string) => {
    clock.set(at);
    await stepPlan(ledger, 'small');
    for (const { id } of await ledger.db.cycle.findMany()) await stepCycle(ledger, id);
    for (const { id } of await ledger.db.report.findMany()) await stepReport(ledger, id);
  };
  await stepAll(LAUNCH);
  return {
    ledger,
    clock,
    stepAll,
    async mails() {
      const rows = await ledger.db.mail.findMany({ orderBy: [{ dueAt: 'asc' }, { id: 'asc' }] });
      return rows.map(({ id, state }) => `${id}: ${state}`);
    },
  };
}
