import { laterOf } from '../../domain/calendar/civil-date.ts';
import { workdaysAfter } from '../../domain/calendar/workdays.ts';
import { civilDateOf } from '../../domain/calendar/zoned.ts';
import { Prisma, type Report } from '../../prisma/generated/client.ts';
import { stageMails, voidUpcoming } from '../outbox/stage.ts';
import { isToCome, renewTerms } from '../terms.ts';
import type { Changing } from './change.ts';
import { leaveRoster, tellProcesses } from './leave.ts';
import { lockOpenReports } from './open-reports.ts';
import { passRequest } from './open-requests.ts';

/** How reports pass to another agency. */
export interface Passing {
  toAgencyId: string;
  /** Workdays that the successor has at the least; default: as many as for a returned report. */
  workdays?: number | undefined;
  /** Whether the former agency's officers are told; not where it is the same one under a new name. */
  tellsFormer?: boolean;
}

/** How severe what is told of a change is beside the steps of a ladder: as the notice of new terms. */
const SEVERITY = 45;

/**
 * 移交: open reports pass to another agency, under new terms. What is not filed yet is due on the later
 * of its date and some workdays from now: nobody inherits an overdue report as theirs. What is in review
 * goes on being reviewed. Where the successor has an open report of its own on the same subject in the
 * same cycle, the former agency's leaves as merged instead of two of one agency; so does the successor's
 * part in a report that is its own now.
 */
export async function passOn(
  changing: Changing,
  reports: readonly Report[],
  passing: Passing,
): Promise<{ passed: string[]; left: string[] }> {
  const { tx } = changing;
  const merged: Report[] = [];
  const passed: Report[] = [];
  for (const report of reports)
    if (await hasTwin(changing, report, passing.toAgencyId)) merged.push(report);
    else passed.push(report);
  const left = await leaveRoster(changing, merged, 'merged');
  for (const report of passed) await passOne(changing, report, passing);
  left.push(...(await leaveOwnParts(changing, passing.toAgencyId)));
  await tellProcesses({ tx }, passed);
  return { passed: passed.map(({ id }) => id), left };
}

/** Whether the successor owes the same already. What was filed is not lost for that: it passes. */
async function hasTwin(
  { tx }: Changing,
  { id, cycleId, taskId, parentId, stage }: Report,
  agencyId: string,
): Promise<boolean> {
  if (stage !== 'collecting') return false;
  const twins = await tx.report.count({
    where: {
      id: { not: id },
      cycleId,
      taskId,
      parentId,
      agencyId,
      leftAt: null,
      stage: { in: ['collecting', 'reviewing'] },
    },
  });
  return twins > 0;
}

/** Whoever leads now does not cooperate with itself: parts of the successor's own reports leave. */
async function leaveOwnParts(changing: Changing, agencyId: string): Promise<string[]> {
  const own = await lockOpenReports(
    changing.tx,
    Prisma.sql`r.plan_id = ${changing.plan.id} AND r.agency_id = ${agencyId}
      AND r.parent_id IN (SELECT id FROM report WHERE agency_id = ${agencyId})`,
  );
  return leaveRoster(changing, own, 'merged');
}

async function passOne(
  changing: Changing,
  report: Report,
  { toAgencyId, workdays = changing.plan.policy.returnWorkdays, tellsFormer = true }: Passing,
): Promise<void> {
  const { tx, ledger, plan, actor, why, now } = changing;
  const { id: reportId, planId, agencyId: former, dueOn, stage, termsVersion } = report;
  await voidUpcoming(tx, reportId, now);
  const grace = workdaysAfter(ledger.calendar, civilDateOf(now, plan.policy.zone), workdays);
  await renewTerms(
    ledger,
    tx,
    { report, plan, now },
    {
      dueOn: stage === 'collecting' ? laterOf(dueOn, grace) : dueOn,
      cause: 'transfer',
      notice: 'transferred',
      agencyId: toAgencyId,
      by: actor.name,
      reason: why,
      single: false,
    },
  );
  const passed = { ...report, agencyId: toAgencyId, termsVersion: termsVersion + 1 };
  await passRequest(changing, passed, former);
  if (!tellsFormer || isToCome(report, now)) return;
  await stageMails(tx, {
    planId,
    epoch: plan.epoch,
    reportId,
    agencyId: former,
    termsVersion: termsVersion + 1,
    step: 'passed_on',
    notice: 'passed_on',
    severity: SEVERITY,
    to: { agencyId: former, roles: ['officer'] },
    dueAt: now,
    single: false,
  });
}
