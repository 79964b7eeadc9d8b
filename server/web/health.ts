import { Hono } from 'hono';
import { alarmsOf, type Alarm } from '../../domain/alarms/alarms.ts';
import { partsOf, type PartHealth } from '../../domain/alarms/parts.ts';
import { healthFacts } from '../../ledger/read/health/facts.ts';
import { onceIn } from '../../watch/once-in.ts';
import type { ServerDeps } from './deps.ts';

/** What is told of the parts: to operators, by part and alarm; to others, whether all are up. */
export interface HealthReport {
  /** No fault alarms; what warns leaves it up. */
  up: boolean;
  parts: PartHealth[];
  alarms: Alarm[];
}

/** So long an answer is given again, in ms: whoever asks more often asks nothing of the parts. */
const KEPT_MS = 5_000;

/** `GET /healthz`: 200 when every part is up, 503 when one is not; which one, nobody is told who has not signed in. */
export function healthRoutes(deps: ServerDeps): Hono {
  const health = onceIn(KEPT_MS, () => healthOf(deps));
  return new Hono().get('/healthz', async (c) => {
    const { up } = await health();
    c.header('Cache-Control', 'no-store');
    return c.json({ up }, up ? 200 : 503);
  });
}

/** Asks every part. */
export async function healthOf({
  ledger,
  servers,
}: Pick<ServerDeps, 'ledger' | 'servers'>): Promise<HealthReport> {
  const facts = await healthFacts(ledger, await servers());
  const alarms = alarmsOf(facts);
  const up = alarms.every(({ severity }) => severity === 'warning');
  return { up, parts: partsOf(facts, alarms), alarms };
}
