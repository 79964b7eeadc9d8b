import type { InspectionRefusal } from './refusal.ts';

/** Somebody who is to inspect. */
export interface TeamMember {
  contactId: string;
  name: string;
  /** Every agency that the person is a contact of, or acts for. */
  agencyIds: readonly string[];
}

/**
 * Why a team may not inspect these agencies, or null: nobody inspects an agency of their own, by
 * whatever address or office they belong to it.
 */
export function teamRefusal(
  members: readonly TeamMember[],
  inspected: readonly string[],
): InspectionRefusal | null {
  const own = members.find(({ agencyIds }) => agencyIds.some((id) => inspected.includes(id)));
  return own ? { code: 'member_inspects_own', name: own.name } : null;
}
