import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Guarded, startGuarded, untilItAnswers } from '../binaries/guarded.ts';
import { freePort, portIsFree, requirePort } from '../binaries/port.ts';
import { postgresBinaries } from './binaries.ts';
import { DATABASE_NAME, initialise, isInitialised, passwordOf } from './cluster.ts';
import { createDatabase, urlOf, withClient } from './databases.ts';
import { passStalePid } from './postmaster-pid.ts';
import { databaseUser, mayReach, ROOTS_PLACE, type User } from './system-user.ts';

/** A running embedded PostgreSQL. */
export type Postgres = {
  /** The product's database `duban`, as its superuser. */
  url: string;
  port: number;
  /** Where the data lies: the folder asked for, or another if that is closed to PostgreSQL. */
  dataDir: string;
  logFile: string;
  /** Closes all connections and the server; data that is not persistent is then removed. */
  stop(): Promise<void>;
};

/** How to start it. */
export type PostgresOptions = {
  dataDir: string;
  /** TCP port on 127.0.0.1; taken: PortTaken. None: any free one. */
  port?: number | undefined;
  /** Receives one line for each step. */
  progress: (line: string) => void;
  /** true: data survives a crash. false: fast, for tests and simulation, removed on stop. */
  persistent: boolean;
  /** Default: beside the data folder. */
  logFile?: string | undefined;
};

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  // Clients use TCP; a socket file would only add a path that can be too long or not writable.
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  max_connections: '200',
  // What pages ask for lies in memory or on an SSD: to read a row there by an index costs little more than the next one.
  random_page_cost: '1.1',
};

/** A crash may lose or break the data: for data that is thrown away anyhow. */
const FAST = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '4GB',
};

/** How such data is initialised. A password of 144 random bits needs no thousands of rounds at every connection. */
const THROWN_AWAY = ['--no-sync', '--set', 'scram_iterations=1'];

/**
 * Starts the PostgreSQL that npm installed, on 127.0.0.1 with a password of its own; initialises
 * the data folder if it is new. It ends with `stop()`, and also when this process dies; signals and
 * exit are the caller's. Throws if the port is taken, the data is in use, or it does not start
 * (with the end of its log).
 */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const { progress, persistent } = options;
  const asked = resolve(options.dataDir);
  const user = await databaseUser(asked);
  const dataDir =
    user && !(await mayReach(asked, user)) ? await placeFor(asked, user, persistent) : asked;
  if (dataDir !== asked)
    progress(`PostgreSQL: user ${user?.name} may not enter ${asked}; the data is in ${dataDir}`);
  const logFile = options.logFile ?? `${dataDir}.log`;
  const binaries = await postgresBinaries(user);
  if (!(await isInitialised(dataDir))) {
    progress(`PostgreSQL: making a new database in ${dataDir}`);
    await initialise(binaries.initdb, dataDir, user, persistent ? [] : THROWN_AWAY);
  }
  await passStalePid(dataDir);
  if (options.port !== undefined) await requirePort('PostgreSQL', options.port);

  const cluster = { postgres: binaries.postgres, dataDir, logFile, user, persistent };
  const { child, port, url } = await launch(cluster, options.port);
  progress(`PostgreSQL: ready on port ${port}`);
  return {
    url,
    port,
    dataDir,
    logFile,
    async stop() {
      await child.stop();
      if (persistent) return;
      await rm(dataDir, { recursive: true, force: true });
      if (options.logFile === undefined) await rm(logFile, { force: true });
    },
  };
}

type Cluster = {
  postgres: string;
  dataDir: string;
  logFile: string;
  user: User | undefined;
  persistent: boolean;
};

/** Runs the server until it answers; with a port of its own choice, a lost race is run again. */
async function launch(
  cluster: Cluster,
  asked: number | undefined,
): Promise<{ child: Guarded; port: number; url: string }> {
  for (let attempt = 1; ; attempt++) {
    const port = asked ?? (await freePort());
    const settings = { ...SETTINGS, port: String(port), ...(cluster.persistent ? {} : FAST) };
    const child = startGuarded({
      command: cluster.postgres,
      args: [
        '-D',
        cluster.dataDir,
        ...Object.entries(settings).flatMap(([k, v]) => ['-c', `${k}=${v}`]),
      ],
      logFile: cluster.logFile,
      stopSignal: 'INT',
      grace: 60,
      user: cluster.user,
      env: { LC_ALL: 'C' },
    });
    const password = await passwordOf(cluster.dataDir);
    const url = `postgresql://${DATABASE_NAME}:${password}@127.0.0.1:${port}/${DATABASE_NAME}`;
    try {
      await untilItAnswers('PostgreSQL', child, cluster.logFile, () => open(url), 120_000);
      return { child, port, url };
    } catch (error) {
      const lostRace = asked === undefined && attempt < 4 && !(await portIsFree(port));
      if (!lostRace) throw error;
    }
  }
}

/** Connects, and makes the product's database if this is the first time. */
async function open(url: string): Promise<void> {
  const admin = urlOf(url, 'postgres');
  const { rowCount } = await withClient(admin, (client) =>
    client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE_NAME]),
  );
  if (rowCount === 0) await createDatabase(admin, DATABASE_NAME);
}

/** Where the data goes instead of a closed folder: the same place at each start. */
async function placeFor(closed: string, user: User, persistent: boolean): Promise<string> {
  const name = createHash('sha256').update(closed).digest('hex').slice(0, 12);
  const temporary = join(tmpdir(), `duban-postgres-${name}`);
  const fits = !persistent && (await mayReach(temporary, user));
  return fits ? temporary : join(ROOTS_PLACE, name);
}
