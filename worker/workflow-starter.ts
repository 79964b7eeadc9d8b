import { WorkflowIdConflictPolicy, type Client } from '@temporalio/client';
import type { WorkflowStarter } from '../activities/create-activities.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { RelayMessage, RelayTarget } from '../ledger/relay.ts';
import * as messages from '../workflows/messages.ts';
import { describeTarget } from './describe-target.ts';

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
  const start = async (target: RelayTarget): Promise<void> => {
    const { type, options } = await describeTarget(ledger, target);
    await client.workflow.start(type, {
      ...options,
      workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
    });
  };
  return {
    startCycle: (planId, year) => start({ workflow: 'annualCycle', planId, year }),
    startReport: (reportId) => start({ workflow: 'report', reportId, planId: '' }),
    async tell({ target, signal, version }) {
      const { type, options } = await describeTarget(ledger, target);
      await client.workflow.signalWithStart(type, {
        ...options,
        signal: SIGNALS[signal],
        signalArgs: [{ version }],
      });
    },
  };
}
