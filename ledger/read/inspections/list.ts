import { stageOf, type InspectionStage } from '../../../domain/inspections/stage.ts';
import type { PlanPolicy } from '../../../schemas/plan-policy.ts';
import type { Ledger } from '../../ledger.ts';
import type { AgencyName } from '../desk/plans.ts';
import { heirs } from '../predecessors.ts';

/** One inspection as a line of a list. */
export interface InspectionRow {
  id: string;
  number: number;
  scope: string;
  stage: InspectionStage;
  orderedAt: Date;
  startsOn: string | null;
  endsOn: string | null;
  /** The inspected agencies, each once; of one that is no more, whoever took its place. */
  agencies: AgencyName[];
  /** Who inspects, by contact. */
  members: string[];
  wasAnnounced: boolean;
  /** Findings that stand, and how many of them are put right (销号). */
  found: number;
  done: number;
}

const NAMES = { select: { id: true, name: true, nameEn: true } } as const;

/** A plan's inspections, the newest first. */
export async function inspectionsOf(
  { db }: Ledger,
  plan: { id: string; policy: PlanPolicy },
  now: Date,
): Promise<InspectionRow[]> {
  const rows = await db.inspection.findMany({
    where: { planId: plan.id },
    orderBy: { number: 'desc' },
    include: {
      members: { select: { contactId: true } },
      subjects: { orderBy: { place: 'asc' }, select: { agencyId: true } },
      findings: { where: { withdrawnAt: null }, include: { report: { select: { stage: true } } } },
    },
  });
  const heirOf = await heirs(db);
  const places = rows.map(({ subjects }) => [
    ...new Set(subjects.map(({ agencyId }) => heirOf(agencyId))),
  ]);
  const agencies = await db.agency.findMany({ where: { id: { in: places.flat() } }, ...NAMES });
  const byId = new Map(agencies.map((agency) => [agency.id, agency]));
  return rows.map(({ members, findings, ...row }, index) => ({
    ...row,
    stage: stageOf({ ...row, found: findings.length }, plan.policy.zone, now),
    agencies: places[index]!.flatMap((id) => byId.get(id) ?? []),
    members: members.map(({ contactId }) => contactId),
    wasAnnounced: row.announcedAt !== null,
    found: findings.length,
    done: findings.filter(({ report }) => report?.stage === 'accepted').length,
  }));
}
