import { execFile } from 'node:child_process';
import { cp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { withClient, urlOf } from '../../../local/postgres/databases.ts';
import { startPostgres } from '../../../local/postgres/start.ts';
import { until } from '../../support/until.ts';
import type { BreakablePostgres } from './postgres.ts';

/** A standby that streams from a primary, every commit of which waits for it. */
export interface Replica {
  port: number;
  promote(): Promise<void>;
  stop(): Promise<void>;
}

const NAME = 'duban_replica';

/** Makes one of a primary that runs, and has the primary's commits wait for it from now on. */
export async function startReplica(primary: BreakablePostgres): Promise<Replica> {
  const dataDir = `${primary.dataDir}-replica`;
  await copyOf(primary, dataDir);
  const conninfo = new URL(primary.admin);
  conninfo.searchParams.set('application_name', NAME);
  await writeFile(join(dataDir, 'standby.signal'), '');
  await writeFile(
    join(dataDir, 'postgresql.auto.conf'),
    `primary_conninfo = '${conninfo.href}'\nhot_standby = on\n`,
  );
  const server = await startPostgres({ dataDir, progress: () => undefined, persistent: true });
  await withClient(primary.admin, async (client) => {
    await until('the replica to stream', async () => {
      const { rowCount } = await client.query(
        `SELECT 1 FROM pg_stat_replication WHERE application_name = $1 AND state = 'streaming'`,
        [NAME],
      );
      return (rowCount ?? 0) > 0;
    });
    await client.query(`ALTER SYSTEM SET synchronous_standby_names = '${NAME}'`);
    await client.query('SELECT pg_reload_conf()');
  });
  return {
    port: server.port,
    promote: () =>
      withClient(urlOf(server.url, 'postgres'), async (client) => {
        await client.query('SELECT pg_promote(true, 60)');
      }),
    async stop() {
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** A base backup, as pg_basebackup makes one, by PostgreSQL's own low-level functions. */
async function copyOf(primary: BreakablePostgres, dataDir: string): Promise<void> {
  const client = new pg.Client({ connectionString: primary.admin });
  await client.connect();
  try {
    await client.query(`SELECT pg_backup_start('replica', true)`);
    await cp(primary.dataDir, dataDir, {
      recursive: true,
      preserveTimestamps: true,
      filter: (path) => !path.endsWith('postmaster.pid') && !path.endsWith('postmaster.opts'),
    });
    const { rows } = await client.query<{ labelfile: string }>(
      'SELECT labelfile FROM pg_backup_stop(false)',
    );
    await writeFile(join(dataDir, 'backup_label'), rows[0]?.labelfile ?? '');
    await ownedLike(primary.dataDir, dataDir);
  } finally {
    await client.end();
  }
}

/** PostgreSQL may run as another user than this process. */
async function ownedLike(model: string, path: string): Promise<void> {
  await promisify(execFile)('chown', ['-R', `--reference=${model}`, path]);
  await promisify(execFile)('chmod', ['700', path]);
}
