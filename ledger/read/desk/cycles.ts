import type { Ledger } from '../../ledger.ts';
import { cyclesWithParts } from '../../obligations.ts';
import { cycleIdOf } from '../../../domain/report/report-id.ts';
import { Prisma } from '../../../prisma/generated/client.ts';
import { classesOf } from './classes.ts';
import type { DeskPlan } from './plans.ts';

/** A cycle as a page lists it, whether it has come or not. */
export interface ListedCycle {
  kind: string;
  period: string;
  opensAt: Date;
  dueOn: string;
  /** `skipped`: nobody owes anything in it, for the reason of `skippedCause`. */
  state: 'to_come' | 'open' | 'closed' | 'skipped';
  skippedCause: string | null;
  /** Reports on its roster; null while it has not opened. */
  reports: number | null;
}

/** Every cycle of a launched plan: those in the ledger by their own dates, the others by the rules. */
export async function listedCycles(ledger: Ledger, plan: DeskPlan): Promise<ListedCycle[]> {
  const { launchedAt, launchFrom, launchTo } = plan;
  if (!launchedAt || launchFrom === null || launchTo === null) return [];
  const [ordered, known, rows] = await Promise.all([
    cyclesWithParts(ledger.db, ledger, { ...plan, launchedAt, launchFrom, launchTo }),
    ledger.db.cycle.findMany({ where: { planId: plan.id } }),
    classesOf(ledger, { planId: plan.id, by: ['cycle'], where: Prisma.sql`NOT c.gone` }),
  ]);
  const counts = new Map<string, number>();
  for (const { cycleId, n } of rows) counts.set(cycleId, (counts.get(cycleId) ?? 0) + n);
  const ids = new Set(known.map(({ id }) => id));
  const listed = [
    ...known.map(({ id, kind, period, opensAt, dueOn, openedAt, closedAt, skippedCause }) => ({
      kind,
      period,
      opensAt,
      dueOn,
      skippedCause,
      state: stateOf({ openedAt, closedAt, skippedCause }),
      reports: openedAt && skippedCause === null ? (counts.get(id) ?? 0) : null,
    })),
    ...ordered
      .filter(({ kind, period }) => !ids.has(cycleIdOf(plan.id, kind, period)))
      .map(({ kind, period, opensAt, dueOn, skippedCause }) => ({
        kind,
        period,
        opensAt,
        dueOn,
        skippedCause,
        state: stateOf({ openedAt: null, closedAt: null, skippedCause }),
        reports: null,
      })),
  ];
  return listed.sort((a, b) => +a.opensAt - +b.opensAt || (a.dueOn < b.dueOn ? -1 : 1));
}

function stateOf(cycle: {
  openedAt: Date | null;
  closedAt: Date | null;
  skippedCause: string | null;
}): ListedCycle['state'] {
  if (cycle.skippedCause !== null) return 'skipped';
  if (cycle.closedAt) return 'closed';
  return cycle.openedAt ? 'open' : 'to_come';
}
