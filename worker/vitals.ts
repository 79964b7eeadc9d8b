import type { Logger } from 'pino';
import { mark } from '../ledger/heartbeat.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Activities } from '../activities/create-activities.ts';
import type { MailTransport } from '../mail/transport/transport.ts';

/** What a worker notes of itself while it works, for its heartbeat. */
export interface Vitals {
  /** It has finished a task of Temporal's. */
  finished(): void;
  /** The same activities, noted. */
  activities(of: Activities): Activities;
  /** The same transport, noted. */
  transport(of: WatchedTransport): WatchedTransport;
  /** For the heartbeat; keeps beside it when the mail server took a mail. */
  pulse(): Promise<{ taskAgo: number | null }>;
}

type WatchedTransport = Pick<MailTransport, 'send' | 'connections'>;

/** What a process's id tells of it: `report/…` names the report too. */
export function namesOf(processId: string): { workflowId: string; reportId?: string } {
  const [, reportId] = /^report\/(.+)$/.exec(processId) ?? [];
  return { workflowId: processId, ...(reportId !== undefined && { reportId }) };
}

/** @param isProbed whether it is asked through the task queue, so that a task is finished now and then. */
export function createVitals(ledger: Ledger, isProbed: boolean, log: Logger): Vitals {
  let task = performance.now();
  let taken = false;
  const finished = () => {
    task = performance.now();
  };
  return {
    finished,
    activities: ({ step, reconcile }) => ({
      step: async (id) => {
        try {
          const answer = await step(id);
          log.debug({ ...namesOf(id), did: answer.did, stage: answer.stage }, 'step: taken');
          return answer;
        } catch (error) {
          log.warn({ err: error, ...namesOf(id) }, 'step: failed, Temporal will try again');
          throw error;
        } finally {
          finished();
        }
      },
      reconcile,
    }),
    transport: (of) => ({
      connections: of.connections,
      async send(...message) {
        const result = await of.send(...message);
        if (result.kind === 'sent') taken = true;
        return result;
      },
    }),
    async pulse() {
      if (taken) {
        taken = false;
        await mark(ledger, 'taken');
      }
      return { taskAgo: isProbed ? (performance.now() - task) / 1_000 : null };
    },
  };
}
