import { endOfDay } from '../../domain/calendar/zoned.ts';
import { refused, type Outcome } from '../../domain/report/refusal.ts';
import { wordsRefusal } from '../../domain/report/words-refusal.ts';
import { audit } from '../audit.ts';
import type { Ledger } from '../ledger.ts';
import { withInspection, type InspectionOrdered } from './lock-inspection.ts';
import { LONGEST_TEXT } from './order.ts';
import { tellOfInspection } from './tell.ts';

/**
 * 反馈意见: an inspected agency answers the conclusion, in words, until its day is over; more than once,
 * each beside the others. It stops no clock; whoever carries the inspection out is told.
 */
export const answerInspection = (
  ledger: Ledger,
  inspectionId: string,
  text: string,
  ordered: InspectionOrdered,
): Promise<Outcome<{ id: string }>> =>
  withInspection<{ id: string }>(ledger, inspectionId, ordered, async (locked) => {
    const { tx, actor, plan, inspection, agencies, stage, now } = locked;
    const { agencyId } = actor;
    if (agencyId === null || !agencies.includes(agencyId)) return refused({ code: 'not_yours' });
    const { concludedAt, answerDueOn } = inspection;
    if (!concludedAt || answerDueOn === null) return refused({ code: 'inspection_stage', stage });
    if (now >= endOfDay(answerDueOn, plan.policy.zone))
      return refused({ code: 'answer_over', answerDueOn });
    const words = text.trim();
    const unfit = wordsRefusal(words, LONGEST_TEXT);
    if (unfit) return refused(unfit);
    const where = { inspectionId };
    const same = await tx.inspectionAnswer.findFirst({
      where: { ...where, agencyId, text: words },
      select: { id: true },
    });
    if (same) return { ok: true, value: same };
    const number = (await tx.inspectionAnswer.count({ where })) + 1;
    const id = `${inspectionId}-a${number}`;
    await tx.inspectionAnswer.create({
      data: {
        ...{ id, inspectionId, agencyId, text: words, answeredAt: now },
        answeredBy: actor.name,
      },
    });
    const office = agencies.includes(plan.commissionId) ? plan.governmentId : plan.commissionId;
    await tellOfInspection(locked, 'inspection_answered', `answered-${number}`, {
      agencyId: office,
      roles: ['officer'],
    });
    const entry = { at: now, actor, action: 'answer_inspection', planId: plan.id };
    await audit(tx, { ...entry, subject: inspectionId, data: { answer: id } });
    return { ok: true, value: { id } };
  });
