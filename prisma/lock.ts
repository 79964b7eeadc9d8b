import type pg from 'pg';

/** The advisory lock that Prisma's own migrator takes, so the two exclude each other as well. */
const LOCK = 72707369;
/** How long another migrator may hold it. */
const PATIENCE = '60s';
/** SQLSTATE lock_not_available. */
const LOCK_TIMEOUT = '55P03';

/** Takes the lock of migrators, for as long as the connection lives. @throws when another holds it too long. */
export async function takeMigrationLock(
  client: pg.Client,
  progress: (line: string) => void,
): Promise<void> {
  const { rows } = await client.query<{ got: boolean }>(
    `SELECT pg_try_advisory_lock(${LOCK}) AS got`,
  );
  if (rows[0]?.got) return;
  progress('Database: another migrator is at work, waiting for it');
  await client.query(`SET lock_timeout = '${PATIENCE}'`);
  try {
    await client.query(`SELECT pg_advisory_lock(${LOCK})`);
  } catch (error) {
    if ((error as { code?: string }).code !== LOCK_TIMEOUT) throw error;
    throw new Error(`Another migrator has held the database's migration lock for ${PATIENCE}.`);
  }
  await client.query('RESET lock_timeout');
}
