import type { UserRole } from '../../domain/report/actor.ts';
import type { Ledger } from '../ledger.ts';

/** The titles of all plans, as their documents have them: what somebody who comes in is told of. */
export async function planTitles(ledger: Ledger): Promise<string[]> {
  const plans = await ledger.db.plan.findMany({ select: { title: true }, orderBy: { id: 'asc' } });
  return plans.map(({ title }) => title);
}

/** Somebody a visitor of a demonstration may sign in as. */
export interface DemoPerson {
  role: UserRole;
  email: string;
  /** Null: the account belongs to no agency. */
  agency: { name: string; nameEn: string | null } | null;
}

interface DemoRow {
  role: DemoPerson['role'];
  email: string;
  name: string | null;
  name_en: string | null;
}

/** One user of each role; of the agencies the one that leads the most tasks. For demonstrations only. */
export async function demoPeople(ledger: Ledger): Promise<DemoPerson[]> {
  const rows = await ledger.db.$queryRaw<DemoRow[]>`
    SELECT DISTINCT ON (u.role) u.role::text, u.email, a.name, a.name_en
    FROM "user" u LEFT JOIN agency a ON a.id = u.agency_id LEFT JOIN contact c ON c.id = u.id
    ORDER BY u.role, (c.role = 'officer') DESC NULLS LAST,
      (SELECT count(*) FROM responsibility r WHERE r.agency_id = u.agency_id AND r.role = 'lead') DESC,
      u.id`;
  return rows.map(({ role, email, name, name_en: nameEn }) => ({
    role,
    email,
    agency: name === null ? null : { name, nameEn },
  }));
}

/** The active contacts of an agency at the address that somebody of it signs in by. */
export async function contactsAt(
  { db }: Ledger,
  { email, agencyId }: { email: string; agencyId: string | null },
): Promise<string[]> {
  if (agencyId === null) return [];
  const contacts = await db.contact.findMany({
    where: { agencyId, active: true, address: { equals: email, mode: 'insensitive' } },
    orderBy: { id: 'asc' },
    select: { id: true },
  });
  return contacts.map(({ id }) => id);
}
