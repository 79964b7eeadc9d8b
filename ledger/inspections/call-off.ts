import { carryOutRefusal } from '../../domain/inspections/rights.ts';
import { isBeforeConclusion } from '../../domain/inspections/stage.ts';
import { refused, type Outcome } from '../../domain/report/refusal.ts';
import { LONGEST_REASON, wordsRefusal } from '../../domain/report/words-refusal.ts';
import { RELEASED } from '../outbox/stage.ts';
import { audit } from '../audit.ts';
import type { Ledger } from '../ledger.ts';
import { processId, tell } from '../processes.ts';
import { withInspection, type InspectionOrdered } from './lock-inspection.ts';
import { stepOf, tellOfInspection } from './tell.ts';

/**
 * 取消: calls off an inspection that is not concluded, in words. Whoever was told of it is told that too;
 * what has not left yet is taken back. What was found stays in the records, and nobody owes anything.
 */
export const callOffInspection = (
  ledger: Ledger,
  id: string,
  why: string,
  ordered: InspectionOrdered,
): Promise<Outcome<{ id: string }>> =>
  withInspection<{ id: string }>(ledger, id, ordered, async (locked) => {
    const { tx, actor, plan, inspection, agencies, members, stage, now } = locked;
    const refusal = carryOutRefusal(actor, { agencies }, plan);
    if (refusal) return refused(refusal);
    if (!isBeforeConclusion(stage)) return refused({ code: 'inspection_stage', stage });
    const words = why.trim();
    const unfit = wordsRefusal(words, LONGEST_REASON);
    if (unfit) return refused(unfit);
    await tx.mail.updateMany({
      where: {
        ...{ planId: plan.id, step: { startsWith: stepOf(inspection.number, '') } },
        state: { in: ['staged', 'claimed', 'deferred'] },
      },
      data: { state: 'cancelled', settledAt: now, ...RELEASED },
    });
    await tx.inspection.update({
      where: { id },
      data: {
        ...{ calledOffAt: now, calledOffBy: actor.name, calledOffWhy: words },
        version: { increment: 1 },
      },
    });
    if (inspection.announcedAt) {
      for (const agencyId of agencies)
        await tellOfInspection(locked, 'inspection_called_off', 'called-off', {
          agencyId,
          roles: ['officer', 'leader'],
        });
      await tellOfInspection(locked, 'inspection_called_off', 'called-off', {
        agencyId: plan.commissionId,
        roles: [],
        contactIds: members,
      });
      await tell(tx, processId('inspection', id), 'termsChanged');
    }
    // Whoever did not call it off themselves hears of it.
    const other = actor.agencyId === plan.governmentId ? plan.commissionId : plan.governmentId;
    if (!agencies.includes(other))
      await tellOfInspection(locked, 'inspection_called_off', 'called-off', {
        agencyId: other,
        roles: ['officer'],
      });
    const entry = { at: now, actor, action: 'call_off_inspection', planId: plan.id, subject: id };
    await audit(tx, { ...entry, data: { stage } });
    return { ok: true, value: { id } };
  });
