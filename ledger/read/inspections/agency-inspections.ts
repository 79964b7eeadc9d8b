import { stageOf, type InspectionStage } from '../../../domain/inspections/stage.ts';
import { planPolicySchema } from '../../../schemas/plan-policy.ts';
import type { Ledger } from '../../ledger.ts';
import { placesOf } from '../predecessors.ts';

/** An inspection that concerns a reader. */
export interface ConcernedInspection {
  id: string;
  number: number;
  scope: string;
  stage: InspectionStage;
  startsOn: string | null;
  endsOn: string | null;
  /** They inspect; else their agency is inspected. */
  isMember: boolean;
}

/**
 * The announced inspections that an agency is inspected in, or that its reader is a member of the team
 * of, the newest first. An agency goes on with those of any whose place it took.
 */
export async function agencyInspections(
  { db }: Ledger,
  agencyId: string | null,
  contacts: readonly string[],
  now: Date,
): Promise<ConcernedInspection[]> {
  const places = agencyId === null ? [] : await placesOf(db, agencyId);
  const inspects = { members: { some: { contactId: { in: [...contacts] } } } };
  const rows = await db.inspection.findMany({
    where: {
      announcedAt: { not: null },
      OR: [inspects, { subjects: { some: { agencyId: { in: places } } } }],
    },
    orderBy: [{ announcedAt: 'desc' }, { id: 'asc' }],
    include: {
      plan: { select: { policy: true } },
      members: { select: { contactId: true } },
      findings: { where: { withdrawnAt: null }, select: { id: true } },
    },
  });
  return rows.map(({ plan, members, findings, ...row }) => {
    const { zone } = planPolicySchema.parse(plan.policy);
    return {
      ...row,
      // What was found is not told before the conclusion.
      stage: told(stageOf({ ...row, found: findings.length }, zone, now)),
      isMember: members.some(({ contactId }) => contacts.includes(contactId)),
    };
  });
}

const told = (stage: InspectionStage): InspectionStage =>
  stage === 'findings' ? 'under_way' : stage;
