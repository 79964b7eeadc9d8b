import pg from 'pg';
import { setTimeout as pause } from 'node:timers/promises';
import { withClient } from '../../local/postgres/databases.ts';
import type { Fault } from './harness/fault.ts';
import { postmasterOf } from './harness/postgres.ts';
import { childrenOf } from './harness/processes.ts';
import { startFront, type Front } from './harness/front.ts';
import { startReplica, type Replica } from './harness/replica.ts';
import type { Scene } from './harness/scene.ts';
import { mountSmallDisk, type SmallDisk } from './harness/small-disk.ts';
import { mountStallingDisk, type StallingDisk } from './harness/stalling-disk.ts';
import { UNDER_WAY } from './of-workers.ts';

const disks = new WeakMap<Scene, SmallDisk>();
const stalling = new WeakMap<Scene, StallingDisk>();
const fronts = new WeakMap<Scene, { front: Front; replica: Replica }>();
const crowds = new WeakMap<Scene, pg.Client[]>();

/** Everybody else is cut off. */
const CUT_OFF = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
  WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`;
const DISK_MB = 400;
/** Of the log, 16 MB each; more than lie ready. */
const MOST_SEGMENTS = 40;

/** The server and all its processes. */
async function signalAll({ postgres }: Scene, signal: 'SIGSTOP' | 'SIGCONT'): Promise<void> {
  const pid = await postmasterOf(postgres.dataDir);
  for (const each of [pid, ...(await childrenOf(pid))])
    try {
      process.kill(each, signal);
    } catch {
      // It has ended meanwhile.
    }
}

/** What lies ready of the log is used up, so that the next that is written needs the disk. */
async function useUpLog({ postgres }: Scene): Promise<void> {
  const another = 'SELECT pg_logical_emit_message(false, $1, $1), pg_switch_wal()';
  for (let segments = 0; segments < MOST_SEGMENTS; segments++)
    try {
      await withClient(postgres.admin, (client) => client.query(another, ['x']));
    } catch {
      return;
    }
}

/** Takes every connection that the server has, as others' programs do. */
async function crowd(scene: Scene): Promise<void> {
  const clients: pg.Client[] = [];
  crowds.set(scene, clients);
  const connected = async (): Promise<boolean> => {
    const client = new pg.Client({ connectionString: scene.postgres.admin });
    client.on('error', () => undefined);
    return client.connect().then(
      () => clients.push(client) > 0,
      () => false,
    );
  };
  while (await connected());
  // Whoever is cut off is too late to come back.
  await clients[0]?.query(`${CUT_OFF} AND datname = '${new URL(scene.url).pathname.slice(1)}'`);
  for (let tries = 0; tries < 50; tries++) while (await connected());
}

/** What a database does wrong. */
export const POSTGRES_FAULTS: Fault[] = [
  {
    name: 'postgres-stopped-immediately',
    what: 'PostgreSQL is stopped without writing anything more, and started again',
    isTold: true,
    async strike(scene) {
      await scene.untilTaken(UNDER_WAY);
      await scene.postgres.crash();
    },
    heal: ({ postgres }) => postgres.start(),
  },
  {
    name: 'postgres-restarted-thrice',
    what: 'PostgreSQL is stopped immediately and started, three times',
    isTold: false,
    async strike(scene) {
      for (let times = 1; times <= 3; times++) {
        await scene.untilTaken(UNDER_WAY * times);
        await scene.postgres.crash();
        await scene.postgres.start();
      }
    },
    heal: async () => undefined,
  },
  {
    name: 'postgres-connections-exhausted',
    what: 'others have all connections, and everybody was cut off once',
    isTold: true,
    async strike(scene) {
      await scene.untilTaken(UNDER_WAY);
      await crowd(scene);
    },
    async heal(scene) {
      await Promise.all((crowds.get(scene) ?? []).map((client) => client.end()));
    },
  },
  {
    name: 'postgres-disk-full',
    what: 'the disk of the database is full',
    isTold: true,
    async home() {
      const disk = await mountSmallDisk(DISK_MB);
      if (disk === null) return null;
      return {
        folder: disk.folder,
        with: (scene) => void disks.set(scene, disk),
        remove: disk.remove,
      };
    },
    async strike(scene) {
      await scene.untilTaken(UNDER_WAY);
      await disks.get(scene)?.fill();
      await useUpLog(scene);
    },
    async heal(scene) {
      await disks.get(scene)?.empty();
      await scene.postgres.startIfEnded();
    },
  },
  {
    name: 'postgres-fails-over',
    what: 'the primary is struck down, its replica promoted, and the address leads there',
    isTold: true,
    async home() {
      return {};
    },
    async before(scene) {
      const replica = await startReplica(scene.postgres);
      const front = await startFront(scene.postgres.port);
      fronts.set(scene, { replica, front });
      scene.undo.push(
        () => replica.stop(),
        () => front.close(),
      );
      await scene.reachDatabaseAt(front.port);
    },
    async strike(scene) {
      await scene.untilTaken(UNDER_WAY);
      await scene.postgres.crash();
    },
    async heal(scene) {
      const { replica, front } = fronts.get(scene)!;
      await replica.promote();
      front.leadTo(replica.port);
    },
  },
  {
    name: 'postgres-stalls',
    what: 'PostgreSQL stands still for 20 s and answers nobody',
    isTold: true,
    holdSeconds: 20,
    async strike(scene) {
      await scene.untilTaken(UNDER_WAY);
      // Whatever happens, it must not stand still for good.
      scene.undo.push(() => signalAll(scene, 'SIGCONT'));
      await signalAll(scene, 'SIGSTOP');
    },
    heal: (scene) => signalAll(scene, 'SIGCONT'),
  },
  {
    name: 'postgres-disk-stalls',
    what: 'the disk of the database takes no writes for 20 s; what is in memory is read as ever',
    isTold: true,
    holdSeconds: 20,
    async home() {
      const disk = await mountStallingDisk(DISK_MB);
      if (disk === null) return null;
      return {
        folder: disk.folder,
        with(scene) {
          stalling.set(scene, disk);
          scene.undo.push(disk.goOn);
        },
        remove: disk.remove,
      };
    },
    async strike(scene) {
      await scene.untilTaken(UNDER_WAY);
      await stalling.get(scene)?.stall();
    },
    heal: async (scene) => stalling.get(scene)?.goOn(),
  },
  {
    name: 'notify-lost',
    what: 'nobody is rung when the herd is staged',
    isTold: false,
    stage: (scene, at) => scene.stage(at, { isSilent: true }),
    strike: () => pause(0),
    heal: async (scene) => {
      await pause(Math.max(0, scene.at.getTime() - Date.now()));
    },
  },
  {
    name: 'listeners-cut-off',
    what: 'every connection of the worker to the database is ended',
    isTold: false,
    async strike(scene) {
      await scene.untilTaken(UNDER_WAY);
      await withClient(scene.url, (client) =>
        client.query(`${CUT_OFF} AND datname = current_database()`),
      );
    },
    heal: async () => undefined,
  },
];
