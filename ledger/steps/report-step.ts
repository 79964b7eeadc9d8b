import { toldBy } from '../../domain/parties.ts';
import type { Ledger, Tx } from '../ledger.ts';
import { withReport, type LockedReport } from '../lock-report.ts';
import { processId, writeStepped, type StepAnswer } from '../processes.ts';
import { climb, type Climbed } from './climb.ts';
import { stepParts, type PartsClimbed } from './step-parts.ts';

/**
 * One idempotent step of a report's workflow: takes the step of the ladder that is due, or close
 * enough to stage its mails ahead, and records what was skipped; the same for its parts. Rules are
 * computed afresh each time, so a change of ladder, calendar or policy holds from the next step on.
 */
export async function stepReport(ledger: Ledger, reportId: string): Promise<StepAnswer | null> {
  return withReport(ledger, reportId, async (tx, locked) => {
    const { report, plan } = locked;
    const isRunning = report.leftAt === null && !plan.pausedAt;
    const climbs = report.stage === 'collecting' && isRunning;
    const climbed = climbs ? await climb(ledger, tx, locked) : null;
    // Until it is accepted or closed, its parts may be answered; closing ends them with it.
    const stage = climbed?.stage ?? report.stage;
    const isOpen = stage === 'collecting' || stage === 'reviewing';
    const parts = await stepParts(ledger, tx, locked, isOpen && isRunning);
    if (report.openedAt === null)
      await tx.$executeRaw`UPDATE report SET opened_at = ${locked.now} WHERE id = ${reportId}`;
    return writeAndAnswer(tx, locked, climbed, parts);
  });
}

async function writeAndAnswer(
  tx: Tx,
  { report, plan, version, now }: LockedReport,
  climbed: Climbed | null,
  parts: PartsClimbed,
): Promise<StepAnswer> {
  const stage = report.leftAt ? 'left' : (climbed?.stage ?? report.stage);
  const open = stage === 'collecting' || stage === 'reviewing';
  const own = climbed?.next ?? null;
  const ahead = [own, parts.next].filter((each) => each !== null);
  const [next = null] = ahead.toSorted((a, b) => +a.wakeAt - +b.wakeAt);
  const nextStepAt = ahead.length > 0 ? Math.min(...ahead.map(({ step }) => +step.at)) : null;
  await writeStepped(tx, processId('report', report.id), {
    version,
    nextWakeAt: next?.wakeAt ?? null,
    nextStepAt: nextStepAt === null ? null : new Date(nextStepAt),
    // Of its own steps; whom its parts' steps tell, the waiting rule of digests finds by the parts.
    nextToAgency: own && toldBy(own.step, report.agencyId, plan),
    running: open,
  });
  const did = [...(climbed?.taken ?? []), ...parts.taken].map(({ name }) => name).join(', ');
  return {
    version,
    open,
    stage: plan.pausedAt ? 'paused' : stage,
    did: did === '' ? stage : did,
    next: next && {
      does: next.step.name,
      inMs: Math.max(0, next.wakeAt.getTime() - now.getTime()),
    },
  };
}
