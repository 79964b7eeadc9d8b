import type { ContactRole, InspectionNotice } from '../../domain/ladder/step.ts';
import { stageMails } from '../outbox/stage.ts';
import type { LockedInspection } from './lock-inspection.ts';

/** How severe the notices of inspections are: none stands beside the steps of a ladder. */
const SEVERITY = 40;

/** Whom a notice goes to: an agency's contacts in these roles, or some contacts alone. */
export interface InspectionReaders {
  agencyId: string;
  roles: readonly ContactRole[];
  contactIds?: readonly string[];
}

/** The step of an inspection's mails; the inspection can be read from it (see `inspectionOf`). */
export const stepOf = (number: number, what: string): string => `inspection-${number}-${what}`;

/**
 * Stages a mail of its own to each of these readers, due at once.
 * @param what names it among the inspection's mails; the same twice is one mail.
 * @returns how many contacts are told.
 */
export function tellOfInspection(
  {
    tx,
    plan,
    inspection,
    now,
  }: Pick<LockedInspection, 'tx' | 'plan' | 'now'> & { inspection: { number: number } },
  notice: InspectionNotice,
  what: string,
  to: InspectionReaders,
): Promise<number> {
  return stageMails(tx, {
    planId: plan.id,
    epoch: plan.epoch,
    reportId: null,
    agencyId: to.agencyId,
    termsVersion: 1,
    step: stepOf(inspection.number, what),
    notice,
    severity: SEVERITY,
    to,
    dueAt: now,
    single: true,
  });
}
