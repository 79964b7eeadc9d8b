import type { Report } from '../prisma/generated/client.ts';
import type { Tx } from './ledger.ts';
import { relay } from './relay.ts';

/** Tells the year's cycle that one of its reports was opened, closed or re-opened. */
export async function bumpCycle(tx: Tx, report: Pick<Report, 'planId' | 'year'>): Promise<void> {
  const { planId, year } = report;
  const cycle = await tx.cycle.findUnique({ where: { planId_year: { planId, year } } });
  if (!cycle) return;
  const { version } = await tx.cycle.update({
    where: { planId_year: { planId, year } },
    data: { version: { increment: 1 } },
    select: { version: true },
  });
  await relay(tx, {
    target: { workflow: 'annualCycle', planId, year },
    signal: 'reportClosed',
    version,
  });
}
