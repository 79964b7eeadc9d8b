import type { PlanAgencies } from '../parties.ts';
import type { Actor } from '../report/actor.ts';
import type { InspectionRefusal } from './refusal.ts';
import type { InspectionStage } from './stage.ts';

/** An inspection as what somebody may do with it, and read of it, depends on it. */
export interface Inspected {
  /** The agencies that are inspected. */
  agencies: readonly string[];
  /** Who inspects, by contact. */
  members: readonly string[];
}

/** Why an actor may not order inspections, or null: only the plan's government office does. */
export const orderRefusal = (actor: Actor, plan: PlanAgencies): InspectionRefusal | null =>
  actor.kind === 'government' && actor.agencyId === plan.governmentId
    ? null
    : { code: 'only_government_orders' };

/**
 * Why an actor may not arrange, announce, conclude or call off an inspection, or null: the plan's
 * government office may, and its commission as long as it is not inspected itself.
 */
export function carryOutRefusal(
  actor: Actor,
  { agencies }: Pick<Inspected, 'agencies'>,
  plan: PlanAgencies,
): InspectionRefusal | null {
  if (orderRefusal(actor, plan) === null) return null;
  if (actor.kind !== 'commission' || actor.agencyId !== plan.commissionId)
    return { code: 'only_inspecting_offices' };
  return agencies.includes(plan.commissionId) ? { code: 'inspects_itself' } : null;
}

/** Why an actor may not record a finding, or null: whoever carries it out may, and its team. */
export function recordRefusal(
  actor: Actor,
  inspected: Inspected,
  plan: PlanAgencies,
): InspectionRefusal | null {
  const isMember = actor.contacts?.some((id) => inspected.members.includes(id)) ?? false;
  return isMember ? null : carryOutRefusal(actor, inspected, plan);
}

/**
 * What somebody may read of an inspection: all of it; of an inspected agency what it was told, its own
 * findings from the conclusion on; or nothing.
 */
export type InspectionReading = 'all' | 'own' | 'none';

/**
 * What an actor may read of an inspection. The commission reads all but of an inspection of itself,
 * which it reads as any inspected agency does; before the announcement nobody inspected reads anything.
 */
export function inspectionReading(
  actor: Actor,
  inspected: Inspected,
  plan: PlanAgencies,
  stage: InspectionStage,
  wasAnnounced: boolean,
): InspectionReading {
  const { agencyId, contacts = [] } = actor;
  const isInspected = agencyId !== null && inspected.agencies.includes(agencyId);
  if (isInspected) return wasAnnounced ? 'own' : 'none';
  if (actor.kind === 'admin' || actor.kind === 'system') return 'all';
  if (actor.kind === 'government' && agencyId === plan.governmentId) return 'all';
  if (actor.kind === 'commission' && agencyId === plan.commissionId) return 'all';
  const isMember = contacts.some((id) => inspected.members.includes(id));
  return isMember && wasAnnounced && stage !== 'ordered' ? 'all' : 'none';
}
