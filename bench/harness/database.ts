import { chmod, mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDatabase, dropDatabase, urlOf, withClient } from '../../local/postgres/databases.ts';
import { startPostgres } from '../../local/postgres/start.ts';
import { silent } from './say.ts';

/** The PostgreSQL of a benchmark: the house's own embedded one, durable as it is shipped. */
export interface BenchPostgres {
  /** A new database, empty or a clone of another one. */
  create(name: string, template?: string): Promise<string>;
  drop(name: string): Promise<void>;
  /** Statistics as autovacuum would have them, and nothing left to be written of what went before. */
  settle(url: string): Promise<void>;
  /** Processor time of the server with all its processes so far, in ms; null where it cannot be told. */
  cpuMs(): Promise<number | null>;
  stop(): Promise<void>;
}

/** Starts it on a folder of its own, which is removed in the end. */
export async function startBenchPostgres(): Promise<BenchPostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'duban-bench-'));
  // PostgreSQL may run as another user, who has to get in.
  await chmod(folder, 0o755);
  const server = await startPostgres({
    dataDir: join(folder, 'db'),
    progress: silent,
    persistent: true,
  });
  const admin = urlOf(server.url, 'postgres');
  return {
    create: (name, template) => createDatabase(admin, name, template),
    drop: (name) => dropDatabase(admin, name),
    settle: (url) =>
      withClient(url, async (client) => {
        await client.query('VACUUM ANALYZE');
        await client.query('CHECKPOINT');
      }),
    cpuMs: () => cpuOfServer(server.dataDir),
    async stop() {
      await server.stop();
      for (const path of [server.dataDir, `${server.dataDir}.log`, folder])
        await rm(path, { recursive: true, force: true });
    },
  };
}

/** Runs `work` with one, which is gone afterwards. */
export async function withBenchPostgres<T>(
  work: (postgres: BenchPostgres) => Promise<T>,
): Promise<T> {
  const postgres = await startBenchPostgres();
  try {
    return await work(postgres);
  } finally {
    await postgres.stop();
  }
}

/** Clock ticks a second, as Linux counts them for programs. */
const TICKS = 100;

/** The postmaster with what its ended children took, and its living children. Linux alone tells. */
async function cpuOfServer(dataDir: string): Promise<number | null> {
  const file = await readFile(join(dataDir, 'postmaster.pid'), 'utf8').catch(() => '');
  const postmaster = Number(file.split('\n')[0]);
  const processes = await Promise.all(
    (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name)).map(processOf),
  );
  const own = processes.find((each) => each?.pid === postmaster);
  if (!own) return null;
  const ticks = processes
    .filter((each) => each?.parent === postmaster)
    .reduce((sum, each) => sum + (each?.ticks ?? 0), own.ticks + own.ofEnded);
  return (ticks * 1000) / TICKS;
}

/** proc(5): after the name in brackets, the fields from the state on. */
async function processOf(pid: string) {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  if (text === null) return null;
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const number = (index: number) => Number(fields[index]);
  return {
    pid: Number(pid),
    parent: number(1),
    ticks: number(11) + number(12),
    ofEnded: number(13) + number(14),
  };
}
