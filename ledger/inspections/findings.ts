import { civilDateOf } from '../../domain/calendar/zoned.ts';
import { rectifyByRefusal } from '../../domain/inspections/dates.ts';
import type { InspectionRefusal } from '../../domain/inspections/refusal.ts';
import { recordRefusal } from '../../domain/inspections/rights.ts';
import { isUnderWay } from '../../domain/inspections/stage.ts';
import { refused, type Outcome } from '../../domain/report/refusal.ts';
import { wordsRefusal } from '../../domain/report/words-refusal.ts';
import { audit } from '../audit.ts';
import type { Ledger } from '../ledger.ts';
import {
  withInspection,
  type InspectionOrdered,
  type LockedInspection,
} from './lock-inspection.ts';
import { LONGEST_TEXT } from './order.ts';

/** How grave a finding is. */
export const SEVERITIES = ['general', 'serious'] as const;
/** One of them. */
export type Severity = (typeof SEVERITIES)[number];

/** What was found. */
export interface NewFinding {
  /** With whom. */
  agencyId: string;
  /** Null: with its work on the whole. */
  taskId: string | null;
  text: string;
  severity: Severity;
  /** 整改时限. */
  rectifyBy: string;
}

/**
 * 记录问题: whoever carries an inspection out, or a member of its team, puts down what was found with an
 * inspected agency, and by which workday it is to be put right. The same twice is one finding.
 */
export const recordFinding = (
  ledger: Ledger,
  inspectionId: string,
  { agencyId, taskId, text, severity, rectifyBy }: NewFinding,
  ordered: InspectionOrdered,
): Promise<Outcome<{ id: string }>> =>
  withInspection<{ id: string }>(ledger, inspectionId, ordered, async (locked) => {
    const { tx, actor, plan, findings, stage, now } = locked;
    const refusal = recordRefusal(actor, locked, plan);
    if (refusal) return refused(refusal);
    if (!isUnderWay(stage)) return refused({ code: 'inspection_stage', stage });
    const words = text.trim();
    const today = civilDateOf(now, plan.policy.zone);
    const unfit =
      (await subjectRefusal(locked, agencyId, taskId)) ??
      wordsRefusal(words, LONGEST_TEXT) ??
      rectifyByRefusal(rectifyBy, today, ledger.calendar);
    if (unfit) return refused(unfit);
    const same = findings.find(
      (each) => each.agencyId === agencyId && each.taskId === taskId && each.text === words,
    );
    if (same) return { ok: true, value: { id: same.id } };
    const number = (await tx.finding.count({ where: { inspectionId } })) + 1;
    const id = `${inspectionId}-f${number}`;
    await tx.finding.create({
      data: {
        ...{ id, inspectionId, number, agencyId, taskId, text: words, severity, rectifyBy },
        ...{ recordedAt: now, recordedBy: actor.name },
      },
    });
    await tx.inspection.update({
      where: { id: inspectionId },
      data: { version: { increment: 1 } },
    });
    const entry = { at: now, actor, action: 'record_finding', planId: plan.id };
    await audit(tx, { ...entry, subject: inspectionId, data: { finding: id, agencyId } });
    return { ok: true, value: { id } };
  });

/** An agency that is inspected, and of its tasks one that it leads, or has inspected here. */
async function subjectRefusal(
  { tx, agencies, subjects }: LockedInspection,
  agencyId: string,
  taskId: string | null,
): Promise<InspectionRefusal | null> {
  if (!agencies.includes(agencyId)) return { code: 'not_inspected' };
  if (taskId === null) return null;
  const isSubject = subjects.some((each) => each.agencyId === agencyId && each.taskId === taskId);
  const isTheirs =
    isSubject || (await tx.responsibility.count({ where: { agencyId, taskId } })) > 0;
  return isTheirs ? null : { code: 'not_inspected' };
}
