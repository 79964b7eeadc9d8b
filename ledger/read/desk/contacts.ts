import { ownersOf } from '../../../domain/kinds/kinds.ts';
import { rosterOf } from '../../../domain/kinds/roster.ts';
import type { ContactRole } from '../../../domain/ladder/step.ts';
import type { Ledger } from '../../ledger.ts';
import { obligationsOf, planRoles } from '../../obligations.ts';
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
  const [obligations, roles, owing] = await Promise.all([
    obligationsOf(ledger.db, plan.id),
    planRoles(ledger.db, plan.id),
    ledger.db.report.findMany({
      where: { planId: plan.id, leftAt: null, stage: { not: 'accepted' } },
      distinct: ['agencyId'],
      select: { agencyId: true },
    }),
  ]);
  const willOwe = obligations.flatMap(({ kind, values }) =>
    rosterOf('', ownersOf(kind, values), roles),
  );
  const ids = [...new Set([...willOwe, ...owing].map(({ agencyId }) => agencyId))];
  const agencies = await ledger.db.agency.findMany({
    where: {
      id: { in: ids },
      contacts: { none: { role: 'officer', active: true, refusedAt: null } },
    },
    select: {
      ...NAMES.select,
      _count: { select: { contacts: { where: { role: 'officer', active: true } } } },
    },
  });
  const { compare } = new Intl.Collator('zh-CN');
  return agencies
    .map(({ _count, ...agency }): UnreachableAgency => ({
      agency,
      why: _count.contacts === 0 ? 'no_officer' : 'only_refused',
    }))
    .sort((a, b) => compare(a.agency.name, b.agency.name));
}
