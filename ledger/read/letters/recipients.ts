import { copiedRoles } from '../../../domain/letters/issuing.ts';
import { kindOf } from '../../../domain/kinds/kinds.ts';
import { calendarPeriod } from '../../../domain/kinds/cycles.ts';
import type { ContactRole } from '../../../domain/ladder/step.ts';
import { isAddressed, type PlanAgencies } from '../../../domain/parties.ts';
import { obligationValuesSchema } from '../../../schemas/obligation-values.ts';
import type { Tx } from '../../ledger.ts';
import { heirOf } from '../predecessors.ts';
import type { Draft } from '../desk/drafts.ts';
import type { AgencyName } from '../desk/plans.ts';

/** Whom a letter or circular goes to. */
export interface Recipients {
  /** 主送: the agency of a letter; for a circular all that owe something in its cycle. */
  agencies: AgencyName[];
  /** Whose contacts get its mail: leaders, and who is copied as the ladder of its reports says. */
  roles: ContactRole[];
  /** How many contacts that is, by role. */
  contacts: Record<ContactRole, number>;
  /** Agencies of which nobody can be mailed to. */
  unreachable: AgencyName[];
}

/** Whom a draft would go to if it were issued now. */
export async function recipientsOf(
  db: Tx,
  plan: PlanAgencies,
  draft: Pick<Draft, 'agency' | 'cycleId' | 'kind' | 'period'>,
): Promise<Recipients> {
  const cycle = await db.cycle.findUniqueOrThrow({
    where: { id: draft.cycleId },
    select: { obligation: { select: { values: true } } },
  });
  const values = obligationValuesSchema.parse(cycle.obligation.values);
  const period = calendarPeriod(draft.period);
  const roles = copiedRoles(kindOf(draft.kind).ladder({ values, period }));
  const owners = draft.agency ? [draft.agency.id] : await ofCycle(db, draft.cycleId);
  const agencies = await addressed(db, plan, owners);
  const contacts = await db.contact.findMany({
    where: {
      agencyId: { in: agencies.map(({ id }) => id) },
      active: true,
      role: { in: [...roles] },
    },
    select: { agencyId: true, role: true },
  });
  const countOf = (role: ContactRole) => contacts.filter((each) => each.role === role).length;
  return {
    agencies,
    roles,
    contacts: {
      officer: countOf('officer'),
      leader: countOf('leader'),
      deputy: countOf('deputy'),
    },
    unreachable: agencies.filter(({ id }) => !contacts.some(({ agencyId }) => agencyId === id)),
  };
}

/** Every agency on a cycle's roster. */
async function ofCycle(db: Tx, cycleId: string): Promise<string[]> {
  const rows = await db.report.findMany({
    where: { cycleId, parentId: null, leftAt: null },
    distinct: ['agencyId'],
    select: { agencyId: true },
  });
  return rows.map(({ agencyId }) => agencyId);
}

/**
 * Those of them that letters and circulars are written to; whoever has taken the place of one that is no
 * more is written to in its stead.
 */
async function addressed(
  db: Tx,
  plan: PlanAgencies,
  owners: readonly string[],
): Promise<AgencyName[]> {
  const ended = await db.agency.findMany({
    where: { id: { in: [...owners] }, endedAt: { not: null } },
    select: { id: true },
  });
  const ids = new Set(owners);
  for (const { id } of ended) if (ids.delete(id)) ids.add(await heirOf(db, id));
  return db.agency.findMany({
    where: { id: { in: [...ids].filter((id) => isAddressed(id, plan)) } },
    orderBy: { id: 'asc' },
    select: { id: true, name: true, nameEn: true },
  });
}
