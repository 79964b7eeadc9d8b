import { ownersOf } from '../../domain/kinds/kinds.ts';
import { rosterOf, type Owed } from '../../domain/kinds/roster.ts';
import { obligationValuesSchema } from '../../schemas/obligation-values.ts';
import type { Cycle } from '../../prisma/generated/client.ts';
import { refreshCalendar } from '../calendar.ts';
import type { Ledger, Tx } from '../ledger.ts';
import { planRoles } from '../obligations.ts';
import { closePartCycles, openPartCycles } from './open-parts.ts';
import {
  processId,
  writeStepped,
  startProcesses,
  tellLater,
  versionOf,
  type StepAnswer,
} from '../processes.ts';

/** Reports that one statement puts into the ledger. */
const BATCH = 10_000;

/**
 * One step of a cycle's workflow: opens its reports the first time, then follows the count. The
 * cycle's books close with the last of them, and whoever waits for that is told.
 */
export async function stepCycle(ledger: Ledger, cycleId: string): Promise<StepAnswer | null> {
  return ledger.db.$transaction(
    async (tx) => {
      await tx.$queryRaw`SELECT id FROM cycle WHERE id = ${cycleId} FOR UPDATE`;
      const cycle = await tx.cycle.findUnique({ where: { id: cycleId } });
      if (!cycle) return null;
      // Before the count: what is closed after it raises the version once more.
      const version = await versionOf(tx, processId('cycle', cycleId));
      const now = await ledger.clock.now();
      const opened = cycle.openedAt === null ? await openReports(tx, ledger, cycle, now) : null;
      const { owed, closed } = await count(tx, cycleId);
      const isClosed = owed === closed;
      if (isClosed && cycle.closedAt === null) {
        await tx.cycle.update({ where: { id: cycleId }, data: { closedAt: now } });
        await closePartCycles(tx, cycle, now);
        if (cycle.tells) await tellLater(tx, cycle.tells, 'reportClosed');
      }
      await writeStepped(tx, processId('cycle', cycleId), {
        version,
        nextWakeAt: null,
        nextStepAt: null,
        nextToAgency: null,
        running: !isClosed,
      });
      const stage = `${closed} of ${owed} closed`;
      const did = opened === null ? stage : `opened ${opened} reports`;
      return { version, open: !isClosed, stage, did, next: null };
    },
    { timeout: 120_000 },
  );
}

/** Puts the cycle's roster into the ledger, with its first terms, and has the workflows started. */
async function openReports(tx: Tx, ledger: Ledger, cycle: Cycle, now: Date): Promise<number> {
  await refreshCalendar(ledger.calendar, tx);
  const roles = await planRoles(tx, cycle.planId);
  const { values } = await tx.obligation.findUniqueOrThrow({
    where: { id: cycle.obligationId },
    select: { values: true },
  });
  const owners = ownersOf(cycle.kind, obligationValuesSchema.parse(values));
  const roster = rosterOf(cycle.id, owners, roles);
  for (let i = 0; i < roster.length; i += BATCH)
    await openBatch(tx, ledger, cycle, roster.slice(i, i + BATCH), roster.length, now);
  await openPartCycles(tx, ledger, cycle, roles, now);
  await tx.cycle.update({
    where: { id: cycle.id },
    data: { openedAt: now, opened: roster.length },
  });
  return roster.length;
}

/** Puts some reports of a cycle into the ledger, with its dates as their first terms. */
export async function openBatch(
  tx: Tx,
  { lead }: Ledger,
  cycle: Cycle,
  roster: readonly Owed[],
  herd: number,
  now: Date,
): Promise<void> {
  const { id: cycleId, planId, kind, period, opensAt, dueOn, dueAt } = cycle;
  const ids = roster.map(({ reportId }) => reportId);
  const agencies = roster.map(({ agencyId }) => agencyId);
  const tasks = roster.map(({ taskId }) => taskId);
  const assignees = roster.map(({ assigneeId }) => assigneeId ?? null);
  await tx.$executeRaw`
    INSERT INTO report (id, plan_id, cycle_id, kind, period, task_id, agency_id, assignee_id,
      opens_at, due_on, due_at, original_due_on, joined_at)
    SELECT id, ${planId}, ${cycleId}, ${kind}, ${period}, task, agency, assignee, ${opensAt},
      ${dueOn}, ${dueAt}, ${dueOn}, ${now}
    FROM unnest(${ids}::text[], ${tasks}::text[], ${agencies}::text[], ${assignees}::text[])
      AS o(id, task, agency, assignee)
    ON CONFLICT (id) DO NOTHING`;
  await tx.$executeRaw`
    INSERT INTO terms (report_id, version, due_on, due_at, armed_at, agency_id, cause)
    SELECT id, 1, ${dueOn}, ${dueAt}, ${opensAt}, agency, 'first'
    FROM unnest(${ids}::text[], ${agencies}::text[]) AS o(id, agency)
    ON CONFLICT (report_id, version) DO NOTHING`;
  await startProcesses(
    tx,
    roster.map(({ reportId, agencyId }) => ({
      type: 'report',
      planId,
      subject: reportId,
      nextWakeAt: new Date(opensAt.getTime() - lead.of(reportId, herd)),
      nextStepAt: opensAt,
      nextToAgency: agencyId,
    })),
  );
}

async function count(tx: Tx, cycleId: string): Promise<{ owed: number; closed: number }> {
  const [row] = await tx.$queryRaw<{ owed: number; closed: number }[]>`
    SELECT count(*)::int AS owed,
      (count(*) FILTER (WHERE stage IN ('accepted', 'missed')))::int AS closed
    FROM report WHERE cycle_id = ${cycleId} AND left_at IS NULL`;
  return row ?? { owed: 0, closed: 0 };
}
