import { daysBetween } from '../../domain/calendar/civil-date.ts';
import { workdaysAfter } from '../../domain/calendar/workdays.ts';
import { civilDateOf } from '../../domain/calendar/zoned.ts';
import { carryOutRefusal } from '../../domain/inspections/rights.ts';
import { isUnderWay } from '../../domain/inspections/stage.ts';
import { FINDINGS } from '../../domain/kinds/of-duties.ts';
import { refused, type Outcome } from '../../domain/report/refusal.ts';
import { wordsRefusal } from '../../domain/report/words-refusal.ts';
import { audit } from '../audit.ts';
import type { Ledger } from '../ledger.ts';
import { openEvent } from '../open-event.ts';
import { processId, tell } from '../processes.ts';
import { heirOf } from '../read/predecessors.ts';
import { withInspection, type InspectionOrdered } from './lock-inspection.ts';
import { mailsStaged, type ToldContact } from './mails-staged.ts';
import { LONGEST_TEXT } from './order.ts';
import { tellOfInspection } from './tell.ts';

/** What a conclusion brings about. */
export interface Concluded {
  /** Until the end of this day the inspected agencies may answer. */
  answerDueOn: string;
  /** Rectifications that are owed from now on. */
  owed: { findingId: string; reportId: string; agencyId: string; dueOn: string }[];
  told: ToldContact[];
}

/**
 * 作出结论: ends an inspection in words, which go to the inspected agencies, each with what was found
 * with it. Every finding becomes a report that its agency owes on the finding's day, and that its
 * superior reviews. A preview says who would owe what, and who would be told.
 */
export const concludeInspection = (
  ledger: Ledger,
  id: string,
  text: string,
  ordered: InspectionOrdered,
): Promise<Outcome<Concluded>> =>
  withInspection<Concluded>(ledger, id, ordered, async (locked) => {
    const { tx, actor, plan, row, inspection, agencies, findings, stage, now } = locked;
    const refusal = carryOutRefusal(actor, { agencies }, plan);
    if (refusal) return refused(refusal);
    if (!isUnderWay(stage)) return refused({ code: 'inspection_stage', stage });
    const conclusion = text.trim();
    const today = civilDateOf(now, plan.policy.zone);
    const numbers = findings
      .filter(({ rectifyBy }) => daysBetween(today, rectifyBy) <= 0)
      .map(({ number }) => number);
    const unfit =
      wordsRefusal(conclusion, LONGEST_TEXT) ??
      (numbers.length > 0 ? ({ code: 'rectify_past', numbers } as const) : null);
    if (unfit) return refused(unfit);
    const answerDueOn = workdaysAfter(ledger.calendar, today, plan.policy.answerWorkdays);
    const owed: Concluded['owed'] = [];
    for (const { id: findingId, taskId, rectifyBy, ...finding } of findings) {
      const agencyId = await heirOf(tx, finding.agencyId);
      const opened = await openEvent(tx, ledger, row, {
        ...{ kind: FINDINGS, agencyId, taskId, at: now, dueOn: rectifyBy },
        tells: processId('inspection', id),
      });
      if (!opened.ok) return opened;
      const reportId = opened.value.report.id;
      await tx.finding.update({ where: { id: findingId }, data: { reportId } });
      owed.push({ findingId, reportId, agencyId, dueOn: rectifyBy });
    }
    await tx.inspection.update({
      where: { id },
      data: {
        ...{ concludedAt: now, concludedBy: actor.name, conclusion, answerDueOn },
        version: { increment: 1 },
      },
    });
    for (const agencyId of agencies)
      await tellOfInspection(locked, 'inspection_concluded', 'concluded', {
        agencyId,
        roles: ['officer', 'leader'],
      });
    await tell(tx, processId('inspection', id), 'termsChanged');
    const entry = { at: now, actor, action: 'conclude_inspection', planId: plan.id, subject: id };
    await audit(tx, { ...entry, data: { findings: findings.length, answerDueOn } });
    const told = await mailsStaged(tx, plan.id, inspection.number, ['inspection_concluded']);
    return { ok: true, value: { answerDueOn, owed, told } };
  });
