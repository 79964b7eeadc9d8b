import { isGrpcServiceError, WorkflowIdConflictPolicy, type Client } from '@temporalio/client';
import { describeProcesses } from '../ledger/describe-processes.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { ProcessSignal, RelayMessage } from '../ledger/relay.ts';
import * as messages from '../workflows/messages.ts';
import { withStop } from './with-stop.ts';
import { optionsOf } from './workflow-options.ts';

const SIGNALS: Record<Exclude<ProcessSignal, 'restored'>, typeof messages.started> = {
  started: messages.started,
  submitted: messages.submitted,
  reviewed: messages.reviewed,
  termsChanged: messages.termsChanged,
  reportClosed: messages.reportClosed,
};

/** Real time in which Temporal must answer one call. */
const DEADLINE_MS = 5_000;

/** What became of a batch: a message is in one of the two. */
export interface Told {
  told: RelayMessage[];
  failed: { message: RelayMessage; error: unknown }[];
}

/** Tells running workflows what changed, starting those that are missing; harmless when repeated. */
export interface Starter {
  /** Tells a batch. Once Temporal cannot be reached, the rest of it is not tried. */
  tell(batch: readonly RelayMessage[], signal: AbortSignal): Promise<Told>;
}

/** gRPC CANCELLED, DEADLINE_EXCEEDED, UNAVAILABLE: what one call meets, all others would. */
const OUT_OF_REACH = [1, 4, 14];

function isOutOfReach(error: unknown): boolean {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  return isGrpcServiceError(cause) ? OUT_OF_REACH.includes(Number(cause.code)) : true;
}

const CONCURRENCY = 20;
/** A process's version when it is created. */
const FIRST = 1;

/** Tells workflows over a client, starting those that are not there; every call has a deadline. */
export function createStarter(client: Client, ledger: Ledger): Starter {
  return {
    async tell(batch, signal) {
      const result: Told = { told: [], failed: [] };
      const ids = batch.map(({ processId }) => processId);
      const described = await describeProcesses(ledger, ids);
      const byId = new Map(described.map((process) => [process.id, process]));
      const queue = [...batch];
      let down: unknown;
      const one = async (message: RelayMessage) => {
        const process = byId.get(message.processId);
        // Its process is gone with a launch that was undone: there is nothing left to tell.
        if (!process) return void result.told.push(message);
        try {
          if (down !== undefined) throw down;
          // Nothing is news to a workflow that begins: its first step reads the ledger.
          const call = (): Promise<unknown> => {
            const { signal, version } = message;
            const options = optionsOf(process);
            if (signal !== 'restored' && version !== FIRST)
              return client.workflow.signalWithStart(process.type, {
                ...options,
                signal: SIGNALS[signal],
                signalArgs: [{ version }],
              });
            const { TERMINATE_EXISTING, USE_EXISTING } = WorkflowIdConflictPolicy;
            const workflowIdConflictPolicy =
              signal === 'restored' ? TERMINATE_EXISTING : USE_EXISTING;
            return client.workflow.start(process.type, { ...options, workflowIdConflictPolicy });
          };
          await withStop(client, signal, () => client.withDeadline(Date.now() + DEADLINE_MS, call));
          result.told.push(message);
        } catch (error) {
          if (isOutOfReach(error)) down ??= error;
          result.failed.push({ message, error });
        }
      };
      const work = async () => {
        for (let next = queue.shift(); next; next = queue.shift()) await one(next);
      };
      await Promise.all(Array.from({ length: CONCURRENCY }, work));
      return result;
    },
  };
}
