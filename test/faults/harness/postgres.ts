import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import {
  createDatabase,
  dropDatabase,
  urlOf,
  withClient,
} from '../../../local/postgres/databases.ts';
import { startPostgres, type Postgres } from '../../../local/postgres/start.ts';
import { untilGone } from './processes.ts';

/** A durable PostgreSQL on a data folder of its own, which can be struck down and started again. */
export interface BreakablePostgres {
  port: number;
  dataDir: string;
  /** Of the database `postgres`. */
  admin: string;
  create(name: string, template?: string): Promise<string>;
  drop(name: string): Promise<void>;
  /** `pg_ctl stop -m immediate`: nothing is written any more; the next start recovers from the log. */
  crash(): Promise<void>;
  /** Starts it again on the same port and data. */
  start(): Promise<void>;
  /** The same, if it has ended by itself. */
  startIfEnded(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts it. @param folder where its data lies; left out, a new folder that is removed in the end. */
export async function startBreakablePostgres(folder?: string): Promise<BreakablePostgres> {
  const home = folder ?? (await mkdtemp(join(tmpdir(), 'duban-faults-db-')));
  // PostgreSQL may run as another user, who has to get in.
  await chmod(home, 0o755);
  const options = { dataDir: join(home, 'db'), progress: () => undefined, persistent: true };
  let server: Postgres | null = await startPostgres(options);
  const { port, dataDir, url } = server;
  const admin = urlOf(url, 'postgres');
  return {
    ...{ port, dataDir, admin },
    create: (name, template) => createDatabase(admin, name, template),
    drop: (name) => dropDatabase(admin, name),
    async crash() {
      const pid = await postmasterOf(dataDir);
      process.kill(pid, 'SIGQUIT');
      await untilGone(pid);
      await server?.stop();
      server = null;
    },
    async start() {
      server ??= await startPostgres({ ...options, port });
    },
    async startIfEnded() {
      if (await answers(admin)) return;
      await server?.stop();
      server = await startPostgres({ ...options, port });
    },
    async stop() {
      await server?.stop();
      for (const path of [dataDir, `${dataDir}.log`])
        await rm(path, { recursive: true, force: true });
      if (folder === undefined) await rm(home, { recursive: true, force: true });
    },
  };
}

/** Whether it does within a few seconds; it may be recovering by itself. */
async function answers(admin: string): Promise<boolean> {
  for (let tries = 0; tries < 10; tries++) {
    const isThere = await withClient(admin, (client) => client.query('SELECT 1')).then(
      () => true,
      () => false,
    );
    if (isThere) return true;
    await pause(500);
  }
  return false;
}

/** The process of the server on a data folder. */
export async function postmasterOf(dataDir: string): Promise<number> {
  const text = await readFile(join(dataDir, 'postmaster.pid'), 'utf8');
  return Number(text.split('\n')[0]);
}
