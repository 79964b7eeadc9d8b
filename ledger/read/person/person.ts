import { Prisma } from '../../../prisma/generated/client.ts';
import type { Ledger } from '../../ledger.ts';

/** Rows of one table in which a person is named, by any of their ids, their address or their name. */
export interface PersonRows {
  table: string;
  /** As they stand, without bytes and secrets. */
  rows: Record<string, unknown>[];
}

/** Everything that the ledger knows of whoever has an address. */
export interface PersonData {
  address: string;
  /** Ids of their accounts and of the contacts that they are. */
  userIds: string[];
  contactIds: string[];
  /** As they are called there: rows that are found by a name may be another person's of the same one. */
  names: string[];
  tables: PersonRows[];
}

/** What opens doors, or is only of use to whoever signs in: nobody gets it. */
const SECRET = [
  'token',
  'code',
  'code_hash',
  'password',
  'access_token',
  'refresh_token',
  'id_token',
  'value',
];
/** Tables that name nobody, or are the engine's own. */
const LEFT_OUT = [
  '_prisma_migrations',
  'verification',
  'relay',
  'process',
  'heartbeat',
  'report_class',
  'count_due',
];

interface Column {
  table: string;
  name: string;
  type: string;
}

/**
 * Looks for a person in every column of every table, so that none can be forgotten; a table that is added later is
 * looked through, too. @param address as typed; upper and lower case count alike.
 */
export async function personData(ledger: Ledger, address: string): Promise<PersonData | null> {
  return ledger.db.$transaction(
    async (tx) => {
      const wanted = address.trim().toLowerCase();
      const users = await tx.user.findMany({
        where: { email: { equals: wanted, mode: 'insensitive' } },
        select: { id: true, name: true },
      });
      const contacts = await tx.contact.findMany({
        where: { address: { equals: wanted, mode: 'insensitive' } },
        select: { id: true, name: true },
      });
      const ids = [...users, ...contacts].map(({ id }) => id);
      const names = [...new Set([...users, ...contacts].map(({ name }) => name))];
      const columns = await tx.$queryRaw<Column[]>`
        SELECT c.table_name AS table, c.column_name AS name, c.udt_name AS type
        FROM information_schema.columns c JOIN information_schema.tables t
          ON t.table_name = c.table_name AND t.table_schema = c.table_schema
        WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE'
          AND c.table_name <> ALL(${LEFT_OUT}) ORDER BY 1, c.ordinal_position`;
      const tables: PersonRows[] = [];
      for (const table of [...new Set(columns.map((column) => column.table))]) {
        const own = columns.filter((column) => column.table === table);
        const rows = await rowsOf(tx, table, own, { wanted, ids, names });
        if (rows.length > 0) tables.push({ table, rows });
      }
      if (ids.length === 0 && tables.length === 0) return null;
      return {
        address: wanted,
        userIds: users.map(({ id }) => id),
        contactIds: contacts.map(({ id }) => id),
        names,
        tables,
      };
    },
    { isolationLevel: 'RepeatableRead', timeout: 120_000 },
  );
}

interface Person {
  wanted: string;
  ids: string[];
  names: string[];
}

async function rowsOf(
  tx: Parameters<Parameters<Ledger['db']['$transaction']>[0]>[0],
  table: string,
  columns: readonly Column[],
  { wanted, ids, names }: Person,
): Promise<Record<string, unknown>[]> {
  const texts = columns.filter(({ type }) => type === 'text');
  if (texts.length === 0) return [];
  const exact = [...ids, ...names];
  // The audit has who did it behind what they are: `agency:shuili 水利厅联络员`.
  const acted = names.map((name) => `% ${name.replaceAll(/[\\%_]/g, String.raw`\$&`)}`);
  const isPerson = texts.map(({ name }) => {
    const column = Prisma.raw(`t."${name}"`);
    const byActor =
      table === 'audit' && name === 'actor'
        ? Prisma.sql`OR ${column} LIKE ANY(${acted})`
        : Prisma.empty;
    return Prisma.sql`(${column} = ANY(${exact}) OR lower(${column}) = ${wanted} ${byActor})`;
  });
  const hidden = columns
    .filter(({ name, type }) => type === 'bytea' || SECRET.includes(name))
    .map(({ name }) => name);
  const found = await tx.$queryRaw<{ row: Record<string, unknown> }[]>`
    SELECT to_jsonb(t) - ${hidden}::text[] AS row FROM ${Prisma.raw(`"${table}"`)} t
    WHERE ${Prisma.join(isPerson, ' OR ')} ORDER BY 1`;
  return found.map(({ row }) => row);
}
