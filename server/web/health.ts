import { Hono } from 'hono';
import { partsOfDatabase } from '../../ledger/read/health.ts';
import type { PartHealth, ServerDeps } from './deps.ts';

/** What is told of the parts: to operators, by part; to others, whether all are up. */
export interface HealthReport {
  up: boolean;
  parts: PartHealth[];
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
export async function healthOf(deps: Pick<ServerDeps, 'ledger' | 'parts'>): Promise<HealthReport> {
  const [own, others] = await Promise.all([
    partsOfDatabase(deps.ledger),
    deps
      .parts()
      .catch((): PartHealth[] => [
        { part: 'parts', up: false, detail: 'the other parts could not be asked' },
      ]),
  ]);
  const parts = [...own, ...others];
  return { up: parts.every((part) => part.up), parts };
}

/** What is asked at most once within so many ms of real time, however many ask at once. */
export function onceIn<T>(ms: number, ask: () => Promise<T>): () => Promise<T> {
  let kept: { at: number; answer: Promise<T> } | null = null;
  return () => {
    const at = performance.now();
    if (kept === null || at - kept.at >= ms) kept = { at, answer: ask() };
    return kept.answer;
  };
}
