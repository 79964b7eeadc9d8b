import type { UserRole } from '../../domain/report/actor.ts';
import { roleOf } from '../commands/contact-account.ts';
import type { Ledger } from '../ledger.ts';
import type { AgencyName } from './desk/plans.ts';

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

/** One user of each role; of the agencies the one that leads the most tasks. At addresses of demonstrations only. */
export async function demoPeople(ledger: Ledger): Promise<DemoPerson[]> {
  const rows = await ledger.db.$queryRaw<DemoRow[]>`
    SELECT DISTINCT ON (u.role) u.role::text, u.email, a.name, a.name_en
    FROM "user" u LEFT JOIN agency a ON a.id = u.agency_id LEFT JOIN contact c ON c.id = u.id
    WHERE u.email LIKE '%.example' AND u.deactivated_at IS NULL
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

/** For whom somebody acts now, and for whom they could. */
export interface Acting {
  role: UserRole;
  agencyId: string | null;
  /** Every role that they could act in. */
  roles: UserRole[];
  /** All agencies they may act for, their own first; one or none: there is nothing to choose. */
  agencies: AgencyName[];
}

/**
 * For whom a user acts: for the agency chosen, if it is one of theirs still, else for their own; in its
 * role, but an administrator stays one. Null: the account is closed.
 */
export async function actingFor(
  { db }: Ledger,
  userId: string,
  chosen: string | undefined,
): Promise<Acting | null> {
  const of = { select: { id: true, name: true, nameEn: true, kind: true, endedAt: true } };
  const user = await db.user.findUnique({
    where: { id: userId },
    select: {
      ...{ role: true, deactivatedAt: true, agency: of },
      agencies: { orderBy: { agencyId: 'asc' }, select: { agency: of } },
    },
  });
  if (!user || user.deactivatedAt) return null;
  const also = user.agencies.map(({ agency }) => agency).filter(({ endedAt }) => !endedAt);
  const agencies = [...(user.agency ? [user.agency] : []), ...also];
  const wanted = also.find(({ id }) => id === chosen);
  return {
    role: wanted && user.role !== 'admin' ? roleOf(wanted.kind) : user.role,
    agencyId: (wanted ?? user.agency)?.id ?? null,
    roles: [user.role, ...(user.role === 'admin' ? [] : also.map(({ kind }) => roleOf(kind)))],
    agencies: agencies.map(({ id, name, nameEn }) => ({ id, name, nameEn })),
  };
}

/** Whether an address is that of an account that was closed. */
export const isClosed = async ({ db }: Ledger, email: string): Promise<boolean> =>
  (await db.user.count({ where: { email, deactivatedAt: { not: null } } })) > 0;

/** Whether nobody could sign in at all. */
export const isEmpty = async ({ db }: Ledger): Promise<boolean> =>
  (await db.user.findFirst({ select: { id: true } })) === null;
