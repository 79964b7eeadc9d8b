import type { CycleStep } from '../ledger/steps/cycle-step.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { reconcile, type Fault } from '../ledger/reconcile.ts';
import { followCycle, openCycle, unstartedReports } from '../ledger/steps/cycle-step.ts';
import { assign, nextYear, openYear, type PlanStep } from '../ledger/steps/plan-step.ts';
import { stepReport, type ReportStep } from '../ledger/steps/report-step.ts';

export type { CycleStep, PlanStep, ReportStep };

/** How activities start workflows; idempotent: one that runs already is left alone. */
export interface WorkflowStarter {
  startCycle(planId: string, year: number): Promise<void>;
  startReport(reportId: string): Promise<void>;
}

export interface ActivityDependencies {
  ledger: Ledger;
  starter: WorkflowStarter;
  /** Tells Temporal that a long activity is alive. */
  heartbeat: () => void;
}

const START_BATCH = 20;

/** What workflows may do. Each name is a word of the specification that a history then shows. */
export function createActivities({ ledger, starter, heartbeat }: ActivityDependencies) {
  const step = (reportId: string): Promise<ReportStep> => stepReport(ledger, reportId);
  return {
    openReport: step,
    readReport: step,
    remind: step,
    urge: step,
    escalate: step,
    draftLetter: step,
    draftCircular: step,
    closeBooks: step,

    assign: (planId: string): Promise<number> => assign(ledger, planId),
    nextYear: (planId: string): Promise<PlanStep> => nextYear(ledger, planId),
    openYear: (planId: string, year: number): Promise<boolean> => openYear(ledger, planId, year),
    startCycle: (planId: string, year: number): Promise<void> => starter.startCycle(planId, year),

    openCycle: (planId: string, year: number): Promise<CycleStep> =>
      openCycle(ledger, planId, year),
    followCycle: (planId: string, year: number): Promise<CycleStep> =>
      followCycle(ledger, planId, year),
    /** Starts the workflow of every report of the year that has none yet. */
    async startReports(planId: string, year: number): Promise<number> {
      const waiting = await unstartedReports(ledger, planId, year);
      for (let i = 0; i < waiting.length; i += START_BATCH) {
        await Promise.all(waiting.slice(i, i + START_BATCH).map((id) => starter.startReport(id)));
        heartbeat();
      }
      return waiting.length;
    },

    reconcile: (): Promise<Fault[]> => reconcile(ledger),
  };
}

export type Activities = ReturnType<typeof createActivities>;
