import { Hono } from 'hono';
import { partsOfDatabase } from '../../ledger/read/health.ts';
import type { PartHealth, ServerDeps } from './deps.ts';

/** What monitors and `npm run doctor` read. */
export interface HealthReport {
  up: boolean;
  parts: PartHealth[];
}

/** `GET /healthz`: 200 when every part is up, 503 when one is not; each part with its detail. */
export function healthRoutes(deps: ServerDeps): Hono {
  return new Hono().get('/healthz', async (c) => {
    const [own, others] = await Promise.all([
      partsOfDatabase(deps.ledger),
      deps
        .parts()
        .catch((): PartHealth[] => [
          { part: 'parts', up: false, detail: 'the other parts could not be asked' },
        ]),
    ]);
    const parts = [...own, ...others];
    const up = parts.every((part) => part.up);
    c.header('Cache-Control', 'no-store');
    return c.json<HealthReport>({ up, parts }, up ? 200 : 503);
  });
}
