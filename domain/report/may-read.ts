import type { PlanAgencies } from '../parties.ts';
import { owes, type Actor, type OwedBy } from './actor.ts';

/** A report as reading it depends on it. */
export interface Readable extends OwedBy {
  /** When it opens: before that there is nothing to cooperate in. */
  opensAt: Date;
  /** Who cooperates in it: the agencies its task names so, and whoever was asked for a part. */
  cooperating: readonly string[];
  /** Of a side of the midterm evaluation: when it was revealed, if it was; null for all else. */
  blind: { revealedAt: Date | null; facing: readonly string[] } | null;
}

/** What somebody may read of a report: what was filed, that it is owed and where it stands, nothing. */
export type Reading = 'all' | 'sealed' | 'none';

/**
 * What somebody may read of a report at an instant. A side of the midterm evaluation is sealed to
 * everybody but who owes it, until both are revealed; from then on the other side reads it as well.
 */
export function readingOf(actor: Actor, report: Readable, plan: PlanAgencies, at: Date): Reading {
  if (actor.kind === 'system' || owes(actor, report)) return 'all';
  const { blind } = report;
  const isSealed = blind !== null && isBlind(blind, at);
  if (actor.kind === 'agency') return !isSealed && concerns(actor, report, at) ? 'all' : 'none';
  const isTheirs =
    actor.kind === 'admin' ||
    actor.agencyId === (actor.kind === 'government' ? plan.governmentId : plan.commissionId);
  if (!isTheirs) return 'none';
  return isSealed ? 'sealed' : 'all';
}

/** Whether a side of the midterm evaluation is not revealed by then. */
export const isBlind = ({ revealedAt }: { revealedAt: Date | null }, at: Date): boolean =>
  revealedAt === null || at < revealedAt;

/** Whether an agency that does not owe a report has to do with it. */
function concerns({ agencyId }: Actor, { blind, cooperating, opensAt }: Readable, at: Date) {
  if (agencyId === null) return false;
  return blind ? blind.facing.includes(agencyId) : at >= opensAt && cooperating.includes(agencyId);
}

/**
 * Whether somebody may read what was filed for a report, and the drafts that were shared of it; the
 * one rule for pages, exports and search. What its agency has not shared nobody else reads, for it is
 * not in the ledger.
 */
export const mayRead = (actor: Actor, report: Readable, plan: PlanAgencies, at: Date): boolean =>
  readingOf(actor, report, plan, at) === 'all';
