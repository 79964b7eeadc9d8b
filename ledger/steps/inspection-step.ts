import { addDays, type CivilDate } from '../../domain/calendar/civil-date.ts';
import { workdaysAfter } from '../../domain/calendar/workdays.ts';
import { endOfDay, instantAt } from '../../domain/calendar/zoned.ts';
import { CONCLUDE_WITHIN, ESCALATE_AFTER } from '../../domain/inspections/dates.ts';
import { isUnderWay } from '../../domain/inspections/stage.ts';
import { SYSTEM } from '../../domain/report/actor.ts';
import { audit } from '../audit.ts';
import { lockInspection, type LockedInspection } from '../inspections/lock-inspection.ts';
import { tellOfInspection } from '../inspections/tell.ts';
import type { Ledger } from '../ledger.ts';
import { processId, tellLater, versionOf, writeStepped, type StepAnswer } from '../processes.ts';

/**
 * One step of an inspection's workflow: waits for its first day; asks for the conclusion when that is
 * not there some workdays after the last day, and tells the government when it still is not; then waits
 * until the books of its last rectification are closed. The cycles of those tell it.
 */
export async function stepInspection(ledger: Ledger, id: string): Promise<StepAnswer | null> {
  return ledger.db.$transaction(async (tx) => {
    const locked = await lockInspection(tx, ledger, id, SYSTEM);
    if (!locked) return null;
    const process = processId('inspection', id);
    // Before the count: what is closed after it raises the version once more.
    const version = await versionOf(tx, process);
    const left = locked.inspection.concludedAt ? await openFindings(locked) : null;
    const isClosing = left === 0 && locked.inspection.closedAt === null;
    const taken = locked.plan.pausedAt ? null : await askForConclusion(locked);
    if (isClosing) await close(locked);
    const stage = left === 0 ? 'closed' : locked.stage;
    const open = stage !== 'closed' && stage !== 'called_off';
    if (!open) await tellLater(tx, processId('plan', locked.plan.id), 'reportClosed');
    const next = open && !locked.plan.pausedAt ? nextOf(locked, taken) : null;
    await writeStepped(tx, process, {
      version,
      nextWakeAt: next?.at ?? null,
      nextStepAt: next?.at ?? null,
      nextToAgency: null,
      running: open,
    });
    const inMs = next && Math.max(0, next.at.getTime() - locked.now.getTime());
    return {
      version,
      open,
      stage: left !== null && left > 0 ? `${left} findings still open` : stage,
      did: taken ?? (isClosing ? 'closed the inspection' : 'looked'),
      next: next && inMs !== null ? { does: next.does, inMs } : null,
    };
  });
}

/** Its rectifications whose books are open. */
const openFindings = ({ tx, inspection: { id } }: LockedInspection): Promise<number> =>
  tx.finding.count({
    where: {
      ...{ inspectionId: id, withdrawnAt: null },
      report: { leftAt: null, cycle: { closedAt: null } },
    },
  });

async function close({ tx, plan, inspection: { id }, now }: LockedInspection): Promise<void> {
  await tx.inspection.update({ where: { id }, data: { closedAt: now } });
  const entry = { at: now, actor: SYSTEM, action: 'close_inspection', planId: plan.id };
  await audit(tx, { ...entry, subject: id });
}

/** When it is asked for its conclusion, and when that is put before the government. */
function clocksOf({ inspection: { endsOn }, plan, ledger }: LockedInspection) {
  const { zone, workingHour } = plan.policy;
  const after = (day: CivilDate, n: number) => workdaysAfter(ledger.calendar, day, n);
  const remindOn = after(endsOn ?? '', CONCLUDE_WITHIN);
  return {
    remindAt: instantAt(remindOn, workingHour, zone),
    escalateAt: instantAt(after(remindOn, ESCALATE_AFTER), workingHour, zone),
  };
}

/** Tells whoever carries it out, then the government, that it is over and not concluded. */
async function askForConclusion(locked: LockedInspection): Promise<string | null> {
  const { tx, plan, inspection, agencies, stage, now } = locked;
  if (!isUnderWay(stage)) return null;
  const { id, remindedAt, escalatedAt } = inspection;
  const { remindAt, escalateAt } = clocksOf(locked);
  const isLate = now >= escalateAt;
  if (isLate ? escalatedAt !== null : remindedAt !== null || now < remindAt) return null;
  // What the commission is inspected for it does not conclude.
  const office =
    isLate || agencies.includes(plan.commissionId) ? plan.governmentId : plan.commissionId;
  const roles = ['officer', 'leader'] as const;
  await tellOfInspection(locked, 'inspection_unconcluded', isLate ? 'escalated' : 'reminded', {
    agencyId: office,
    roles,
  });
  const data = { remindedAt: remindedAt ?? now, ...(isLate && { escalatedAt: now }) };
  await tx.inspection.update({ where: { id }, data });
  const action = isLate ? 'escalate_inspection' : 'remind_inspection';
  await audit(tx, { at: now, actor: SYSTEM, action, planId: plan.id, subject: id });
  return isLate ? 'told the government' : 'asked for the conclusion';
}

/** What happens next by itself; null: whatever comes is told. */
function nextOf(locked: LockedInspection, taken: string | null): { at: Date; does: string } | null {
  const { inspection, plan, stage, now } = locked;
  const { startsOn, remindedAt, escalatedAt } = inspection;
  if (stage === 'announced')
    return { at: endOfDay(addDays(startsOn ?? '', -1), plan.policy.zone), does: 'begin' };
  if (!isUnderWay(stage)) return null;
  const { remindAt, escalateAt } = clocksOf(locked);
  const isReminded = remindedAt !== null || taken !== null;
  if (!isReminded && now < remindAt) return { at: remindAt, does: 'ask for the conclusion' };
  const isTold = escalatedAt !== null || now >= escalateAt;
  return isTold ? null : { at: escalateAt, does: 'tell the government that there is none' };
}
