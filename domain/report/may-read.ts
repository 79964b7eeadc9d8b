import type { PlanAgencies } from '../parties.ts';
import type { Actor } from './actor.ts';

/** A report as reading it depends on it. */
export interface Readable {
  agencyId: string;
  /** When it opens: before that there is nothing to cooperate in. */
  opensAt: Date;
  /** Who cooperates in it: the agencies its task names so, and whoever was asked for a part. */
  cooperating: readonly string[];
}

/**
 * Whether somebody may read what was filed for a report, and the drafts that were shared of it; the
 * one rule for pages, exports and search. What its agency has not shared nobody else reads, for it is
 * not in the ledger.
 */
export function mayRead(actor: Actor, report: Readable, plan: PlanAgencies, at: Date): boolean {
  switch (actor.kind) {
    case 'system':
    case 'admin':
      return true;
    case 'government':
      return actor.agencyId === plan.governmentId;
    case 'commission':
      return actor.agencyId === plan.commissionId;
    case 'agency':
      return (
        actor.agencyId === report.agencyId ||
        (at >= report.opensAt && report.cooperating.includes(actor.agencyId ?? ''))
      );
  }
}
