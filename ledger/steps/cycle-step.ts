import { reportIdOf } from '../../domain/report/report-id.ts';
import type { Prisma } from '../../prisma/generated/client.ts';
import type { Ledger, Tx } from '../ledger.ts';

/** Where a year stands: how many reports are owed, and how many are closed. */
export interface CycleStep {
  version: number;
  owed: number;
  closed: number;
}

/**
 * Opens the year: one annual report per task and lead agency, and one per region (通知 四：各部门、
 * 各地区……每年年底前). Reports that are there already stay as they are.
 */
export async function openCycle(ledger: Ledger, planId: string, year: number): Promise<CycleStep> {
  return ledger.db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT year FROM cycle WHERE plan_id = ${planId} AND year = ${year} FOR UPDATE`;
    const cycle = await tx.cycle.findUniqueOrThrow({ where: { planId_year: { planId, year } } });
    const now = await ledger.clock.now();
    if (!cycle.openedAt) {
      const terms = {
        planId,
        year,
        kind: 'annual' as const,
        dueOn: cycle.dueOn,
        originalDueOn: cycle.dueOn,
        opensAt: cycle.opensAt,
        armedAt: cycle.opensAt,
        nextWakeAt: cycle.opensAt,
      };
      const data = await owedReports(tx, planId, year);
      await tx.report.createMany({
        data: data.map((owed) => ({ ...terms, ...owed })),
        skipDuplicates: true,
      });
    }
    return follow(tx, planId, year, now, { openedAt: cycle.openedAt ?? now });
  });
}

/** What each agency owes for the year, with the report's id. */
async function owedReports(tx: Tx, planId: string, year: number) {
  const leads = await tx.responsibility.findMany({
    where: { role: 'lead', task: { planId } },
    select: { agencyId: true, position: true, task: { select: { id: true, number: true } } },
  });
  const regions = await tx.planRegion.findMany({ where: { planId }, select: { agencyId: true } });
  const byTask = leads.map(({ agencyId, position, task: { id: taskId, number } }) => ({
    id: reportIdOf(planId, year, { kind: 'task', number, agencyId, position }),
    taskId,
    agencyId,
  }));
  const byRegion = regions.map(({ agencyId }) => ({
    id: reportIdOf(planId, year, { kind: 'region', agencyId }),
    taskId: null,
    agencyId,
  }));
  return [...byTask, ...byRegion];
}

/** Follows the count: how many are closed now. The year's books close with the last of them. */
export async function followCycle(
  ledger: Ledger,
  planId: string,
  year: number,
): Promise<CycleStep> {
  return ledger.db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT year FROM cycle WHERE plan_id = ${planId} AND year = ${year} FOR UPDATE`;
    return follow(tx, planId, year, await ledger.clock.now());
  });
}

async function follow(
  tx: Tx,
  planId: string,
  year: number,
  now: Date,
  data: Prisma.CycleUpdateInput = {},
): Promise<CycleStep> {
  const rows = await tx.$queryRaw<{ owed: number; closed: number }[]>`
    SELECT count(*)::int AS owed,
      (count(*) FILTER (WHERE stage IN ('accepted', 'missed')))::int AS closed
    FROM report WHERE plan_id = ${planId} AND year = ${year} AND kind = 'annual'
      AND stage <> 'withdrawn'`;
  const { owed, closed } = rows[0] ?? { owed: 0, closed: 0 };
  const isClosed = owed === closed;
  const cycle = await tx.cycle.findUniqueOrThrow({ where: { planId_year: { planId, year } } });
  await tx.cycle.update({
    where: { planId_year: { planId, year } },
    data: {
      ...data,
      seenVersion: cycle.version,
      running: !isClosed,
      steps: { increment: 1 },
      ...(isClosed && { closedAt: cycle.closedAt ?? now }),
    },
  });
  return { version: cycle.version, owed, closed };
}

/** Reports of the year whose workflow has not taken its first step. */
export async function unstartedReports(
  ledger: Ledger,
  planId: string,
  year: number,
): Promise<string[]> {
  const reports = await ledger.db.report.findMany({
    where: { planId, year, running: false, seenVersion: 0, stage: 'collecting' },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  return reports.map(({ id }) => id);
}
