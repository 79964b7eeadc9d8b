import { ladder } from '../../domain/ladder/ladder.ts';
import { positionOn } from '../../domain/ladder/next-rung.ts';
import type { Rung } from '../../domain/ladder/rungs.ts';
import type { ReportStage } from '../../domain/report/facts.ts';
import type { Ledger, Tx } from '../ledger.ts';
import { withReport, type LockedReport } from '../lock-report.ts';
import { climb } from './climb.ts';

/** What a step answers: enough for the workflow to know what happens next, and no clock. */
export interface ReportStep {
  stage: ReportStage;
  /** The version the step has seen; a signal with a higher one is news. */
  version: number;
  /** The next rung and the span until it is due, in ms of business time; null if there is none. */
  next: { rung: Rung['kind']; name: string; inMs: number } | null;
}

/**
 * One idempotent step of a report's workflow: climbs the rung that is due (if any), records what was
 * skipped, the version seen and the next wake. Rules are computed afresh each time, so a change of
 * calendar or policy holds from the next step on.
 */
export async function stepReport(ledger: Ledger, reportId: string): Promise<ReportStep> {
  const step = await withReport(ledger, reportId, async (tx, locked) => {
    const { report } = locked;
    if (report.stage !== 'collecting') return settle(tx, locked, report.stage, null);
    const rungs = ladder(report, locked.policy, ledger.calendar);
    const { climb: due, skipped, next } = positionOn(rungs, locked.taken, locked.now);
    await record(tx, locked, skipped, true);
    if (due) {
      await record(tx, locked, [due], false);
      const stage = await climb(tx, locked, due);
      if (stage !== 'collecting') return settle(tx, locked, stage, null);
    }
    return settle(tx, locked, 'collecting', next);
  });
  if (!step) throw new Error(`no report ${reportId}`);
  return step;
}

async function record(tx: Tx, { report, now }: LockedReport, rungs: Rung[], skipped: boolean) {
  if (rungs.length === 0) return;
  await tx.rungRecord.createMany({
    data: rungs.map(({ name, at, provisional }) => ({
      reportId: report.id,
      dueVersion: report.dueVersion,
      name,
      plannedAt: at,
      takenAt: now,
      skipped,
      provisional,
    })),
  });
}

async function settle(
  tx: Tx,
  { report, now }: LockedReport,
  stage: ReportStage,
  next: Rung | null,
): Promise<ReportStep> {
  const running = stage === 'collecting' || stage === 'reviewing';
  await tx.report.update({
    where: { id: report.id },
    data: {
      seenVersion: report.version,
      nextWakeAt: next?.at ?? null,
      running,
      steps: { increment: 1 },
      openedAt: report.openedAt ?? now,
    },
    select: { id: true },
  });
  const inMs = next ? Math.max(0, next.at.getTime() - now.getTime()) : 0;
  return {
    stage,
    version: report.version,
    next: next && { rung: next.kind, name: next.name, inMs },
  };
}
