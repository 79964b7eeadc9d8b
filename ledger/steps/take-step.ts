import type { PlannedStep } from '../../domain/ladder/ladder.ts';
import type { StepEffect } from '../../domain/ladder/step.ts';
import { superiorOf, toldBy } from '../../domain/parties.ts';
import { SYSTEM } from '../../domain/report/actor.ts';
import { audit } from '../audit.ts';
import type { Tx } from '../ledger.ts';
import type { LockedReport } from '../lock-report.ts';
import { stageMails, voidUpcoming } from '../outbox/stage.ts';
import { closeParts } from '../close-parts.ts';
import { processId, tellLater } from '../processes.ts';

/**
 * Does what a step of the ladder means, under the report's lock, and records it, with what it has
 * overtaken.
 * @returns how many contacts are told.
 */
export async function takeStep(
  tx: Tx,
  locked: LockedReport,
  step: PlannedStep,
  skipped: readonly PlannedStep[],
): Promise<number> {
  const { effect } = step;
  if (effect === 'close') await closeBooks(tx, locked);
  else if (effect) await raise(tx, locked, effect);
  const told = await stageStep(tx, locked, step);
  const toAgency = toldBy(step, locked.report.agencyId, locked.plan);
  await record(tx, locked, [
    ...skipped.map((each) => ({ ...each, mails: 0, skipped: true, toAgency: null })),
    { ...step, mails: told, skipped: false, toAgency },
  ]);
  return told;
}

/**
 * Stages a step's mails, due at its own instant; staging again stages nothing twice.
 * @param single whether it goes out on its own, as what is no step of the ladder does; default: as the
 * step says.
 */
export async function stageStep(
  tx: Tx,
  { report, plan }: Pick<LockedReport, 'report' | 'plan'>,
  step: Pick<PlannedStep, 'name' | 'notice' | 'severity' | 'at' | 'to' | 'single'>,
  single = step.single === true,
): Promise<number> {
  const agencyId = toldBy(step, report.agencyId, plan);
  if (agencyId === null || !step.to) return 0;
  return stageMails(tx, {
    planId: report.planId,
    epoch: plan.epoch,
    reportId: report.id,
    agencyId: report.agencyId,
    termsVersion: report.termsVersion,
    step: step.name,
    notice: step.notice,
    severity: step.severity,
    to: { agencyId, roles: step.to.roles },
    dueAt: step.at,
    single,
    apart: report.parentId !== null,
  });
}

/** A step as it goes into the record. */
type Recorded = PlannedStep & { mails: number; skipped: boolean; toAgency: string | null };

/**
 * Records steps. A ladder that was changed may bring back a name; what was taken under it stays as it
 * was.
 */
async function record(
  tx: Tx,
  { report, now }: Pick<LockedReport, 'report' | 'now'>,
  steps: readonly Recorded[],
): Promise<void> {
  const column = <Key extends keyof Recorded>(key: Key) => steps.map((each) => each[key]);
  await tx.$executeRaw`
    INSERT INTO step_record (report_id, terms_version, name, notice, severity, planned_at, staged_at,
      takes_effect_at, to_agency, mails, skipped, provisional)
    SELECT ${report.id}, ${report.termsVersion}::int, name, notice, severity, at, ${now}, at, agency,
      mails, skipped, provisional
    FROM unnest(${column('name')}::text[], ${column('notice')}::text[],
      ${column('severity')}::int[], ${column('at')}::timestamptz[],
      ${column('toAgency')}::text[], ${column('mails')}::int[], ${column('skipped')}::boolean[],
      ${column('provisional')}::boolean[])
      AS s(name, notice, severity, at, agency, mails, skipped, provisional)
    ON CONFLICT DO NOTHING`;
}

async function raise(
  tx: Tx,
  { report, plan, now }: LockedReport,
  effect: Exclude<StepEffect, 'close'>,
): Promise<void> {
  const { id: reportId, planId, termsVersion, agencyId } = report;
  const toAgency = superiorOf(agencyId, plan);
  await tx.escalation.createMany({
    data: [
      {
        id: `${reportId}/${termsVersion}/${effect}`,
        reportId,
        termsVersion,
        effect,
        toAgency,
        raisedAt: now,
      },
    ],
    skipDuplicates: true,
  });
  const data = { effect, termsVersion, toAgency };
  await audit(tx, { at: now, actor: SYSTEM, action: 'escalate', planId, subject: reportId, data });
}

/** 关账: the report ends as missed; what is still staged for it is taken back. */
async function closeBooks(tx: Tx, { report, now }: LockedReport): Promise<void> {
  const { id, planId, cycleId } = report;
  await voidUpcoming(tx, id, now);
  await closeParts(tx, id, now);
  await tx.report.update({
    where: { id },
    // Books that were closed before were closed then.
    data: { stage: 'missed', missedAt: report.missedAt ?? now },
  });
  await audit(tx, { at: now, actor: SYSTEM, action: 'close', planId, subject: id });
  await tellLater(tx, processId('cycle', cycleId), 'reportClosed');
}
