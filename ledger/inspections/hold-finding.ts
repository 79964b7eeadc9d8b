import { recordRefusal } from '../../domain/inspections/rights.ts';
import { isUnderWay } from '../../domain/inspections/stage.ts';
import { refused } from '../../domain/report/refusal.ts';
import type { HoldOwner } from '../attachments/attach.ts';
import { withInspection } from './lock-inspection.ts';

/**
 * Holds a finding for a change of its files: whoever may record findings may, as long as the inspection is
 * under way and the finding stands; with the conclusion they are what the agency is told.
 * @param id the finding's, `<inspection>-f<number>`.
 */
export const holdFinding: HoldOwner = (ledger, id, actor, act) =>
  withInspection(ledger, inspectionIdOf(id), { actor }, async (locked) => {
    const { tx, plan, findings, stage, now } = locked;
    if (!findings.some((each) => each.id === id)) return refused({ code: 'not_found' });
    const refusal = recordRefusal(actor, locked, plan);
    if (refusal) return refused(refusal);
    if (!isUnderWay(stage)) return refused({ code: 'inspection_stage', stage });
    return act(tx, { planId: plan.id, now });
  });

/** The inspection that a finding's id names. */
const inspectionIdOf = (id: string): string => id.replace(/-f\d+$/, '');
