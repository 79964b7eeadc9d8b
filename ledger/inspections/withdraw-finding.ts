import { carryOutRefusal, recordRefusal } from '../../domain/inspections/rights.ts';
import { isUnderWay } from '../../domain/inspections/stage.ts';
import { refused, type Outcome } from '../../domain/report/refusal.ts';
import { LONGEST_REASON, wordsRefusal } from '../../domain/report/words-refusal.ts';
import { Prisma } from '../../prisma/generated/client.ts';
import { audit } from '../audit.ts';
import type { Ledger } from '../ledger.ts';
import { processId, tell } from '../processes.ts';
import { leaveRoster } from '../roster/leave.ts';
import { lockOpenReports } from '../roster/open-reports.ts';
import { withInspection, type InspectionOrdered } from './lock-inspection.ts';

/**
 * 撤销问题: takes a finding back, in words: until the conclusion by whoever records findings; after it
 * by whoever carries the inspection out, for an agency's answer may have shown that it was none. Then
 * its rectification is owed no longer, and the agency is told so in these words. What is put right and
 * accepted stays.
 */
export const withdrawFinding = (
  ledger: Ledger,
  inspectionId: string,
  findingId: string,
  text: string,
  ordered: InspectionOrdered,
): Promise<Outcome<{ id: string }>> =>
  withInspection<{ id: string }>(ledger, inspectionId, ordered, async (locked) => {
    const { tx, actor, plan, row, stage, now } = locked;
    const where = { id: findingId, inspectionId };
    const finding = await tx.finding.findFirst({ where, include: { report: true } });
    if (!finding) return refused({ code: 'not_found' });
    const refusal = isUnderWay(stage)
      ? recordRefusal(actor, locked, plan)
      : carryOutRefusal(actor, locked, plan);
    if (refusal) return refused(refusal);
    if (!isUnderWay(stage) && stage !== 'answers' && stage !== 'rectifying')
      return refused({ code: 'inspection_stage', stage });
    const { withdrawnAt, reportId, report } = finding;
    if (withdrawnAt) return refused({ code: 'finding_withdrawn', withdrawnAt });
    const why = text.trim();
    const unfit = wordsRefusal(why, LONGEST_REASON);
    if (unfit) return refused(unfit);
    if (report?.acceptedAt && report.stage === 'accepted')
      return refused({ code: 'finding_closed', closedAt: report.acceptedAt });
    if (reportId !== null) {
      const open = await lockOpenReports(tx, Prisma.sql`r.id = ${reportId}`);
      const changing = { tx, ledger, plan, row, actor, why, source: null, now };
      await leaveRoster(changing, open, 'finding_withdrawn');
    }
    const withdrawn = { withdrawnAt: now, withdrawnBy: actor.name, withdrawnWhy: why };
    await tx.finding.update({ where: { id: findingId }, data: withdrawn });
    const version = { version: { increment: 1 } };
    await tx.inspection.update({ where: { id: inspectionId }, data: version });
    await tell(tx, processId('inspection', inspectionId), 'termsChanged');
    const entry = { at: now, actor, action: 'withdraw_finding', planId: plan.id };
    await audit(tx, { ...entry, subject: inspectionId, data: { finding: findingId } });
    return { ok: true, value: { id: findingId } };
  });
