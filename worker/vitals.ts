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

/** @param isProbed whether it is asked through the task queue, so that a task is finished now and then. */
export function createVitals(ledger: Ledger, isProbed: boolean): Vitals {
  let task = performance.now();
  let taken = false;
  const finished = () => {
    task = performance.now();
  };
  return {
    finished,
    activities: ({ step, reconcile }) => ({
      step: async (id) => {
        const answer = await step(id);
        finished();
        return answer;
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
