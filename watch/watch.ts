import type { Logger } from 'pino';
import type { AskedServer, HealthFacts } from '../domain/alarms/facts.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { healthFacts } from '../ledger/read/health/facts.ts';
import { startNotices } from './notices-loop.ts';
import { onceIn } from './once-in.ts';
import { channelsOf, type OperatorSettings } from './tell-operator.ts';

/** What a process looks after beside its work. */
export interface WatchParts {
  ledger: Ledger;
  /** Asks Temporal and the mail server; never rejects. */
  servers: () => Promise<AskedServer[]>;
  operator: OperatorSettings;
  log: Logger;
}

/** Facts are as old as this at the most, in ms, however many ask. */
const KEPT_MS = 4_000;

/** Looks whether all is well, and tells the operator where one is named. */
export function startWatch({ ledger, servers, operator, log }: WatchParts) {
  const look = onceIn(KEPT_MS, async (): Promise<HealthFacts> =>
    healthFacts(ledger, await servers()),
  );
  const notices =
    channelsOf(operator).length > 0 ? startNotices({ ledger, look, operator, log }) : null;
  return {
    async stop(): Promise<void> {
      await notices?.stop();
    },
  };
}
