import { importPlan, type ImportedPlan } from '../../ledger/import-plan.ts';
import { launch } from '../../ledger/commands/launch.ts';
import type { StagingLead } from '../../domain/ladder/staging-lead.ts';
import { stepCycle } from '../../ledger/steps/cycle-step.ts';
import { stepPlan } from '../../ledger/steps/plan-step.ts';
import { stepReport } from '../../ledger/steps/report-step.ts';
import type { StepAnswer } from '../../ledger/processes.ts';
import { OPERATOR } from './actors.ts';
import { anotherLedger, testLedger, type TestLedger } from './database.ts';
import { CYCLE, LAUNCH, OPENING, REPORT } from './dates.ts';
import { FixedClock } from './fixed-clock.ts';
import type { Preparation } from './prepared-databases.ts';
import { smallPlan, type SmallPlanOptions } from './small-plan.ts';

export interface OpenedYear {
  ledger: TestLedger;
  /** The same database over other connections, as another process has them. */
  other: TestLedger;
  clock: FixedClock;
  plan: ImportedPlan;
  /** Sets business time and has the report's workflow step taken. */
  stepAt(instant: Date, reportId?: string): Promise<StepAnswer>;
}

export interface OpenedYearOptions extends SmallPlanOptions {
  /** How far ahead mails are staged; default: at their instant, as for any small cycle. */
  lead?: StagingLead;
  /** Keeps the notices of assignment that the launch staged. */
  assignments?: boolean;
}

/** Mails are staged ten minutes before their instant, as for a large cycle. */
export const TEN_MINUTES: StagingLead = { of: () => 600_000, longest: () => 600_000 };

/**
 * A small plan whose year 2027 has just opened, with the reports' opening notices not yet staged and
 * as a rule without the launch's notices; steps are taken by hand, no workflow runs. The clock stands at the opening.
 */
export async function openedYear({
  lead,
  assignments = false,
  ...options
}: OpenedYearOptions = {}): Promise<OpenedYear> {
  const clock = new FixedClock(OPENING);
  const plan = smallPlan(options);
  const prepared = openingOf(plan, lead, assignments);
  const ledger = await testLedger({ clock, prepared, ...(lead && { lead }) });
  let other: TestLedger | undefined;
  return {
    ledger,
    get other() {
      return (other ??= anotherLedger(ledger));
    },
    clock,
    plan,
    async stepAt(instant, reportId = REPORT) {
      clock.set(instant);
      const answer = await stepReport(ledger, reportId);
      if (!answer) throw new Error(`no report ${reportId}`);
      return answer;
    },
  };
}

/** The plan launched and its year open, made once a run. */
function openingOf(
  plan: ImportedPlan,
  lead: StagingLead | undefined,
  assignments: boolean,
): Preparation {
  const clock = new FixedClock(LAUNCH);
  return {
    key: JSON.stringify(['opened year', plan, lead?.longest(1), assignments]),
    options: { clock, ...(lead && { lead }) },
    async make(ledger) {
      await importPlan(ledger, plan);
      const launched = await launch(ledger, plan.id, { from: 2027, to: 2027 }, OPERATOR);
      if (!launched.ok) throw new Error(launched.refusal.code);
      clock.set(OPENING);
      await stepPlan(ledger, plan.id);
      await stepCycle(ledger, CYCLE);
      await ledger.db.relay.deleteMany();
      if (!assignments) await ledger.db.mail.deleteMany();
    },
  };
}

/** The outbox, told in short: `step → contact: state`. */
export async function outbox({ db }: TestLedger): Promise<string[]> {
  const mails = await db.mail.findMany({
    where: { reportId: { not: null } },
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
  });
  return mails.map(({ step, contactId, state }) => `${step} → ${contactId}: ${state}`);
}
