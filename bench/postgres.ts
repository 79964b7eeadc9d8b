import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { urlOf } from '../local/postgres/databases.ts';
import { startPostgres } from '../local/postgres/start.ts';

/**
 * Runs `work` with a PostgreSQL of its own, which is thrown away afterwards.
 * @param work is given the address of its database for administrators.
 */
export async function withPostgres<T>(work: (adminUrl: string) => Promise<T>): Promise<T> {
  const dataDir = join(tmpdir(), `duban-bench-${randomBytes(6).toString('hex')}`);
  const postgres = await startPostgres({ dataDir, progress: () => undefined, persistent: false });
  try {
    return await work(urlOf(postgres.url, 'postgres'));
  } finally {
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}
