import { Prisma } from '../../prisma/generated/client.ts';
import type { Ledger } from '../ledger.ts';

/** What the name of every rehearsal's database begins with; PostgreSQL takes 63 characters. */
export const DATABASE_STEM = Prisma.sql`left(current_database(), 30) || '_rehearsal_'`;

/** Stands between the name of a rehearsal's database and what tells its clones apart. */
const CLONE = '_at_';

/** Of rehearsal `r`: its database is kept to be looked around in, until the next one begins, a day at most. */
export const KEPT = Prisma.sql`r.state = 'done' AND r.id = (SELECT max(id) FROM rehearsal)
  AND r.beat_real > now() - interval '1 day'`;

/**
 * Takes away the databases of rehearsals that are neither under way nor kept, with their clones, also of
 * processes that died with theirs.
 */
export async function dropRehearsalDatabases({ db }: Ledger): Promise<void> {
  const left = await db.$queryRaw<{ name: string }[]>`
    SELECT datname AS name FROM pg_database
    WHERE starts_with(datname, ${DATABASE_STEM})
      AND NOT EXISTS (SELECT FROM rehearsal r WHERE (r.under_way OR ${KEPT})
        AND (datname = r.database OR starts_with(datname, r.database || ${CLONE})))`;
  for (const { name } of left) await dropRehearsalDatabase({ db }, name);
}

/** Takes away one database of a rehearsal; whoever is connected to it is cut off. */
export async function dropRehearsalDatabase(
  { db }: Pick<Ledger, 'db'>,
  name: string,
): Promise<void> {
  await db.$executeRawUnsafe(`DROP DATABASE IF EXISTS ${quoted(name)} WITH (FORCE)`);
}

/** Clones the database of a rehearsal; the name of the clone ends with the mark. */
export async function cloneRehearsal(
  { db }: Ledger,
  database: string,
  mark: string,
): Promise<string> {
  const name = `${database}${CLONE}${mark}`;
  await db.$transaction(
    async (tx) => {
      // PostgreSQL clones a database for one at a time; a database is not made within a transaction.
      await tx.$queryRaw`
        SELECT pg_advisory_xact_lock(hashtextextended('clone a rehearsal', 0))::text`;
      // A copy of the files need not go through the log.
      await db.$executeRawUnsafe(
        `CREATE DATABASE ${quoted(name)} TEMPLATE ${quoted(database)} STRATEGY FILE_COPY`,
      );
    },
    { timeout: 120_000 },
  );
  return name;
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
