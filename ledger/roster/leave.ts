import { superiorOf } from '../../domain/parties.ts';
import type { ChangeNotice } from '../../domain/ladder/step.ts';
import { Prisma, type Report } from '../../prisma/generated/client.ts';
import { stageMails, voidUpcoming } from '../outbox/stage.ts';
import { processId, tellAll, tellLater } from '../processes.ts';
import type { Changing } from './change.ts';
import { lockOpenReports } from './open-reports.ts';
import { endRequests } from './open-requests.ts';

/** Why a report is no longer on the roster. */
export type LeftCause =
  | 'task_dropped'
  | 'task_completed'
  /** Its agency is no longer responsible for the task, and nobody took its place. */
  | 'removed'
  /** Its agency was merged into one that owes the same in this cycle. */
  | 'merged'
  | 'obligation_ended'
  /** 撤回, 并案: a major issue that is not handled by itself any more. */
  | 'issue_withdrawn'
  | 'issue_merged'
  /** What an inspection had found was taken back. */
  | 'finding_withdrawn';

/** How severe what is told of a change is beside the steps of a ladder: as the notice of new terms. */
const SEVERITY = 45;

/**
 * Takes open reports off the roster, with their parts: what was staged for them is taken back, their
 * officers are told, their workflows end, their cycles count without them, and what they asked for is
 * ended. They keep what was filed.
 * @returns the ids of all that left.
 */
export async function leaveRoster(
  changing: Changing,
  reports: readonly Report[],
  cause: LeftCause,
): Promise<string[]> {
  const { tx, actor, why, now } = changing;
  if (reports.length === 0) return [];
  const ids = reports.map(({ id }) => id);
  const parts = await lockOpenReports(tx, Prisma.sql`r.parent_id = ANY(${ids})`);
  const all = [...reports, ...parts.filter(({ id }) => !ids.includes(id))];
  await endRequests(
    changing,
    all.map(({ id }) => id),
  );
  for (const report of all) {
    await voidUpcoming(tx, report.id, now);
    await tx.report.update({
      where: { id: report.id },
      data: { leftAt: now, leftCause: cause, leftBy: actor.name, leftWhy: why },
    });
    await tellOf(changing, report, 'left');
  }
  await tellProcesses(changing, all);
  return all.map(({ id }) => id);
}

/** Has the workflows of changed reports look again, and their cycles count. */
export async function tellProcesses(
  { tx }: Pick<Changing, 'tx'>,
  reports: readonly Pick<Report, 'id' | 'cycleId' | 'parentId'>[],
): Promise<void> {
  await tellAll(
    tx,
    // A part's report looks after it.
    [...new Set(reports.map(({ id, parentId }) => processId('report', parentId ?? id)))],
    'termsChanged',
  );
  for (const cycleId of new Set(reports.map((report) => report.cycleId)))
    await tellLater(tx, processId('cycle', cycleId), 'reportClosed');
}

/**
 * Tells a report's officers of a change, all of one change in one mail; and the officers of the
 * government office of what concerns the commission itself. Nobody is told of what has not opened.
 */
export async function tellOf(
  { tx, plan, now }: Changing,
  report: Report,
  notice: ChangeNotice,
  step: string = notice,
): Promise<void> {
  if (report.opensAt > now) return;
  const { id: reportId, planId, agencyId, termsVersion } = report;
  const superior = superiorOf(agencyId, plan);
  const readers = superior === plan.commissionId ? [agencyId] : [agencyId, superior];
  for (const reader of readers)
    await stageMails(tx, {
      planId,
      epoch: plan.epoch,
      reportId,
      agencyId,
      termsVersion,
      step,
      notice,
      severity: SEVERITY,
      to: { agencyId: reader, roles: ['officer'] },
      dueAt: now,
      single: false,
    });
}
