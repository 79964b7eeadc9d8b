import { after } from '../../domain/ladder/forecast.ts';
import { ladder, type PlannedStep } from '../../domain/ladder/ladder.ts';
import { positionOn } from '../../domain/ladder/position.ts';
import type { ReportStage } from '../../domain/report/facts.ts';
import { toldBy } from '../../domain/parties.ts';
import type { Ledger, Tx } from '../ledger.ts';
import { stepsOf, timeOf, withReport, type LockedReport } from '../lock-report.ts';
import { processId, writeStepped, type StepAnswer } from '../processes.ts';
import { takeStep } from './take-step.ts';

/**
 * One idempotent step of a report's workflow: takes the step of the ladder that is due, or close
 * enough to stage its mails ahead, and records what was skipped. Rules are computed afresh each time,
 * so a change of ladder, calendar or policy holds from the next step on.
 */
export async function stepReport(ledger: Ledger, reportId: string): Promise<StepAnswer | null> {
  return withReport(ledger, reportId, async (tx, locked) => {
    const { report, plan } = locked;
    const climbs = report.stage === 'collecting' && report.leftAt === null && !plan.pausedAt;
    const climbed = climbs ? await climb(ledger, tx, locked) : null;
    if (report.openedAt === null)
      await tx.$executeRaw`UPDATE report SET opened_at = ${locked.now} WHERE id = ${reportId}`;
    return writeAndAnswer(tx, locked, climbed);
  });
}

interface Climbed {
  stage: ReportStage;
  next: { step: PlannedStep; wakeAt: Date } | null;
  taken: PlannedStep[];
}

async function climb(ledger: Ledger, tx: Tx, locked: LockedReport): Promise<Climbed> {
  const { report, terms, plan, now, herd } = locked;
  const time = timeOf(ledger, plan.policy);
  const steps = ladder(stepsOf(locked), terms, time).filter(
    ({ name }) => !locked.recorded.has(name),
  );
  const leadMs = ledger.lead.of(report.id, herd);
  const taken: PlannedStep[] = [];
  for (let facts = locked.reached; ;) {
    const { take, skipped, next } = positionOn(steps, facts, now, leadMs, time);
    if (!take) return { stage: 'collecting', next, taken };
    const told = await takeStep(tx, locked, take, skipped);
    taken.push(take);
    if (take.effect === 'close') return { stage: 'missed', next: null, taken };
    facts = after(facts, take, take.at > now ? take.at : now, told > 0);
  }
}

async function writeAndAnswer(
  tx: Tx,
  { report, plan, version, now }: LockedReport,
  climbed: Climbed | null,
): Promise<StepAnswer> {
  const stage = report.leftAt ? 'left' : (climbed?.stage ?? report.stage);
  const open = stage === 'collecting' || stage === 'reviewing';
  const next = climbed?.next ?? null;
  await writeStepped(tx, processId('report', report.id), {
    version,
    nextWakeAt: next?.wakeAt ?? null,
    nextStepAt: next?.step.at ?? null,
    nextToAgency: next && toldBy(next.step, report.agencyId, plan),
    running: open,
  });
  const did = climbed?.taken.map(({ name }) => name).join(', ');
  return {
    version,
    open,
    stage: plan.pausedAt ? 'paused' : stage,
    did: did === undefined || did === '' ? stage : did,
    next: next && {
      does: next.step.name,
      inMs: Math.max(0, next.wakeAt.getTime() - now.getTime()),
    },
  };
}
