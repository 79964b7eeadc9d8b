import { Prisma } from '../../../prisma/generated/client.ts';
import type { AgencyKind } from '../../../domain/words/words.ts';
import type { Ledger } from '../../ledger.ts';
import { placeOf, type PageOf } from '../desk/page-of.ts';

/** Which agencies are listed. */
export interface AgencyFilter {
  /** Part of a name or alias; empty: any. */
  search: string;
  kind: AgencyKind | null;
  /** `silent`: those that no active officer can be written to. */
  show: 'open' | 'ended' | 'silent';
  page: number;
  /** Rows of a page; left out, as many as the list shows. */
  size?: number | undefined;
}

/** An agency in the register's list. */
export interface RegisterRow {
  id: string;
  name: string;
  nameEn: string | null;
  kind: AgencyKind;
  endedAt: Date | null;
  aliases: number;
  /** Active ones, of whatever role. */
  contacts: number;
  officers: number;
  /** Active ones whose address was refused, or is not confirmed. */
  refused: number;
  unconfirmed: number;
  /** Tasks that name it, of all plans. */
  tasks: number;
}

const ROWS = 100;

/** A page of the register's agencies: those to whom mails are refused first, then by name. */
export async function registerAgencies(
  { db }: Ledger,
  filter: AgencyFilter,
): Promise<PageOf<RegisterRow>> {
  const where = whereOf(filter);
  const [total] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM agency a WHERE ${where}`;
  const count = total?.count ?? 0;
  const { page, pages, limit, offset } = placeOf(count, filter.size ?? ROWS, filter.page);
  const rows = await db.$queryRaw<RegisterRow[]>`
    SELECT a.id, a.name, a.name_en AS "nameEn", a.kind::text AS kind, a.ended_at AS "endedAt",
      (SELECT count(*)::int FROM agency_alias l WHERE l.agency_id = a.id) AS aliases,
      coalesce(c.contacts, 0) AS contacts, coalesce(c.officers, 0) AS officers,
      coalesce(c.refused, 0) AS refused, coalesce(c.unconfirmed, 0) AS unconfirmed,
      (SELECT count(*)::int FROM responsibility r WHERE r.agency_id = a.id) AS tasks
    FROM agency a LEFT JOIN (SELECT agency_id, count(*)::int AS contacts,
        (count(*) FILTER (WHERE role = 'officer'))::int AS officers,
        (count(*) FILTER (WHERE refused_at IS NOT NULL))::int AS refused,
        (count(*) FILTER (WHERE confirmed_at IS NULL AND refused_at IS NULL))::int AS unconfirmed
      FROM contact WHERE active GROUP BY 1) c ON c.agency_id = a.id
    WHERE ${where}
    ORDER BY coalesce(c.refused, 0) DESC, a.name COLLATE "C", a.id LIMIT ${limit} OFFSET ${offset}`;
  return { rows, count, page, pages };
}

function whereOf({ search, kind, show }: AgencyFilter): Prisma.Sql {
  const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  const conditions = [
    show === 'ended' ? Prisma.sql`a.ended_at IS NOT NULL` : Prisma.sql`a.ended_at IS NULL`,
    ...(show === 'silent'
      ? [
          Prisma.sql`NOT EXISTS (SELECT 1 FROM contact c WHERE c.agency_id = a.id AND c.active
            AND c.role = 'officer' AND c.refused_at IS NULL)`,
        ]
      : []),
    ...(kind ? [Prisma.sql`a.kind = ${kind}::"AgencyKind"`] : []),
    ...(search === ''
      ? []
      : [
          Prisma.sql`(a.name ILIKE ${pattern} OR a.name_en ILIKE ${pattern} OR EXISTS (SELECT 1
            FROM agency_alias l WHERE l.agency_id = a.id AND l.name ILIKE ${pattern}))`,
        ]),
  ];
  return Prisma.join(conditions, ' AND ');
}

/** An agency that a form offers. */
export interface OfferedAgency {
  id: string;
  name: string;
  nameEn: string | null;
}

/** As many as a form lists; of more the name is asked for. */
const MOST_OFFERED = 500;

/** The agencies that are there, by name: what a form offers to choose from; null: too many to list. */
export async function offeredAgencies({ db }: Ledger): Promise<OfferedAgency[] | null> {
  const agencies = await db.agency.findMany({
    where: { endedAt: null },
    orderBy: { name: 'asc' },
    select: { id: true, name: true, nameEn: true },
    take: MOST_OFFERED + 1,
  });
  return agencies.length > MOST_OFFERED ? null : agencies;
}

/** The agency that a form means, by its id, or by a name or alias that was typed; else what was typed. */
export async function agencyMeant({ db }: Ledger, typed: string): Promise<string> {
  const name = typed.normalize('NFC').trim();
  if (name === '' || (await db.agency.count({ where: { id: name } })) > 0) return name;
  const called = { OR: [{ name }, { aliases: { some: { name } } }], endedAt: null };
  const found = await db.agency.findFirst({ where: called, select: { id: true } });
  return found?.id ?? name;
}
