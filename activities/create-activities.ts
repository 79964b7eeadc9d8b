import { mark } from '../ledger/heartbeat.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { reconcile, type Repaired } from '../ledger/reconcile.ts';
import type { StepAnswer } from '../ledger/processes.ts';
import { step } from '../ledger/steps/step.ts';

export type { StepAnswer };

/** What the activities stand on. */
export interface ActivityDependencies {
  ledger: Ledger;
  /** Tells Temporal that a long activity is alive. */
  heartbeat: () => void;
}

/** How often a long activity says that it is alive, in ms; its heartbeat timeout is 30 s. */
const ALIVE_MS = 5_000;

/** What workflows may do. */
export function createActivities({ ledger, heartbeat }: ActivityDependencies) {
  return {
    /** One step of the process that the workflow runs; its summary says what it is about to do. */
    step: (processId: string): Promise<StepAnswer> => step(ledger, processId),

    async reconcile(): Promise<Repaired[]> {
      const alive = setInterval(heartbeat, ALIVE_MS);
      try {
        const repaired = await reconcile(ledger);
        await mark(ledger, 'schedule');
        return repaired;
      } finally {
        clearInterval(alive);
      }
    },
  };
}

/** The activities as workflows see them. */
export type Activities = ReturnType<typeof createActivities>;
