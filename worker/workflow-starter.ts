import { WorkflowIdConflictPolicy, type Client } from '@temporalio/client';
import type { WorkflowStarter } from '../activities/create-activities.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { RelayMessage, RelayTarget } from '../ledger/relay.ts';
import * as messages from '../workflows/messages.ts';
import { describeTarget, type WorkflowDescription } from './describe-target.ts';

const SIGNALS = {
  submitted: messages.submitted,
  reviewed: messages.reviewed,
  termsChanged: messages.termsChanged,
  reportClosed: messages.reportClosed,
};

/** Starts workflows by id and tells running ones what changed; both are harmless when repeated. */
export interface Starter extends WorkflowStarter {
  /** Signals the workflow, starting it first if it is not there. */
  tell(message: RelayMessage): Promise<void>;
}

export function createStarter(client: Client, ledger: Ledger): Starter {
  // What is said at a start never changes, and every signal has to be able to start.
  const known = new Map<string, WorkflowDescription>();
  const describe = async (target: RelayTarget): Promise<WorkflowDescription> => {
    const key = target.workflow === 'report' ? target.reportId : JSON.stringify(target);
    const description = known.get(key) ?? (await describeTarget(ledger, target));
    known.set(key, description);
    return description;
  };
  const start = async (target: RelayTarget): Promise<void> => {
    const { type, options } = await describe(target);
    await client.workflow.start(type, {
      ...options,
      workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
    });
  };
  return {
    startCycle: (planId, year) => start({ workflow: 'annualCycle', planId, year }),
    startReport: (reportId) => start({ workflow: 'report', reportId, planId: '' }),
    async tell({ target, signal, version }) {
      const { type, options } = await describe(target);
      await client.workflow.signalWithStart(type, {
        ...options,
        signal: SIGNALS[signal],
        signalArgs: [{ version }],
      });
    },
  };
}
