import { inspectionReading, recordRefusal } from '../../domain/inspections/rights.ts';
import { isUnderWay } from '../../domain/inspections/stage.ts';
import { inspectionDetail, type InspectionDetail } from '../../ledger/read/inspections/detail.ts';
import type { AppContext } from '../web/deps.ts';
import { forbiddenPage, notFoundPage } from '../web/errors.tsx';
import { actorOf, userOf } from '../web/session.ts';

/** An inspection as somebody reads it who does not sit at the desk. */
export interface OwnInspection {
  inspection: InspectionDetail;
  /** The inspected agency that they read it for; null: they inspect. */
  agencyId: string | null;
  mayRecord: boolean;
}

/** An inspection for whoever may read any of it; others are told no. */
export async function ownInspection(c: AppContext, id: string): Promise<OwnInspection | Response> {
  if (id.includes('\0')) return notFoundPage(c);
  const { ledger } = c.get('deps');
  // Not as the request came in: it may have changed it since.
  const inspection = await inspectionDetail(ledger, id, await ledger.clock.now());
  if (!inspection) return notFoundPage(c);
  const actor = actorOf(userOf(c));
  const inspected = {
    agencies: inspection.agencies.map((agency) => agency.id),
    members: inspection.members.map(({ contactId }) => contactId),
  };
  const { plan, stage, announcedAt } = inspection;
  const reading = inspectionReading(actor, inspected, plan, stage, announcedAt !== null);
  if (reading === 'none') return forbiddenPage(c);
  const mayRecord = isUnderWay(stage) && recordRefusal(actor, inspected, plan) === null;
  return { inspection, agencyId: reading === 'own' ? actor.agencyId : null, mayRecord };
}
