import { ownersOf } from '../../../domain/kinds/kinds.ts';
import { rosterOf } from '../../../domain/kinds/roster.ts';
import type { ContactRole } from '../../../domain/ladder/step.ts';
import type { Ledger } from '../../ledger.ts';
import { obligationsOf, planRoles } from '../../obligations.ts';
import { bySound } from './assigned.ts';
import { ofPlan, type AgencyName, type DeskPlan } from './plans.ts';

const NAMES = { select: { id: true, name: true, nameEn: true } } as const;

/** A contact whose mail server refused the address. */
export interface RefusedContact {
  id: string;
  agency: AgencyName;
  role: ContactRole;
  name: string;
  address: string;
  refusedAt: Date;
  code: string | null;
}

/** The contacts of a plan's agencies to whom nothing can be sent until their address is mended. */
export async function refusedContacts(ledger: Ledger, plan: DeskPlan): Promise<RefusedContact[]> {
  const contacts = await ledger.db.contact.findMany({
    where: { active: true, refusedAt: { not: null }, agency: ofPlan(plan) },
    orderBy: { refusedAt: 'asc' },
    include: { agency: NAMES },
  });
  return contacts.flatMap(({ id, agency, role, name, address, refusedAt, refusedCode: code }) =>
    refusedAt ? [{ id, agency, role, name, address, refusedAt, code }] : [],
  );
}

/** An agency that owes something and is told nothing. */
export interface UnreachableAgency {
  agency: AgencyName;
  /** It has no active officer at all, or every active one's address is refused. */
  why: 'no_officer' | 'only_refused';
}

/**
 * The agencies that owe something in a plan, or will, and have no officer who can be told: reminders
 * do not reach them, and their books never close.
 */
export async function unreachableAgencies(
  ledger: Ledger,
  plan: DeskPlan,
): Promise<UnreachableAgency[]> {
  const agencies = await ledger.db.agency.findMany({
    where: { contacts: { none: { role: 'officer', active: true, refusedAt: null } } },
    select: {
      ...NAMES.select,
      _count: { select: { contacts: { where: { role: 'officer', active: true } } } },
    },
  });
  // There are few; what everybody else owes is not looked at.
  const owing = new Set(await owingOf(ledger, plan.id, agencies));
  return agencies
    .filter(({ id }) => owing.has(id))
    .map(({ _count, ...agency }): UnreachableAgency => ({
      agency,
      why: _count.contacts === 0 ? 'no_officer' : 'only_refused',
    }))
    .sort((a, b) => bySound(a.agency.name, b.agency.name));
}

/** Of these agencies those that owe something, or will. */
async function owingOf(
  { db }: Ledger,
  planId: string,
  agencies: readonly { id: string }[],
): Promise<string[]> {
  if (agencies.length === 0) return [];
  const ids = agencies.map(({ id }) => id);
  const owing = await db.$queryRaw<{ id: string }[]>`
    SELECT a.id FROM unnest(${ids}::text[]) a(id) CROSS JOIN LATERAL (
      SELECT 1 FROM report r WHERE r.agency_id = a.id AND r.plan_id = ${planId} AND r.left_at IS NULL
        AND r.stage <> 'accepted' LIMIT 1) found`;
  const known = owing.map(({ id }) => id);
  const rest = ids.filter((id) => !known.includes(id));
  if (rest.length === 0) return known;
  const [obligations, roles] = await Promise.all([
    obligationsOf(db, planId),
    planRoles(db, planId, rest),
  ]);
  const willOwe = obligations.flatMap(({ kind, values }) =>
    rosterOf('', ownersOf(kind, values), roles).map(({ agencyId }) => agencyId),
  );
  return [...known, ...willOwe];
}
