import { readFile, stat } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { Ledger } from '../ledger/ledger.ts';
import { waitingWorld, type WaitingWorld } from './measure/waiting-world.ts';

const FEW = 40;
const TIMES = 50;
/** Real time for the worker's heap and its cache to come to rest. */
const REST_MS = 10_000;

/**
 * `npm run bench -- dormant`: what a report costs that waits for its opening. Twice so many of them are put
 * into a plan on a PostgreSQL and a Temporal server of their own: how much longer the tables of both have
 * grown by each, and how much memory the worker's process has at the few and at the many.
 * @param options n: the few; the many are 50 times as many (default: 40 and 2,000).
 */
export async function run({ n = FEW }: { n?: number; runs?: number } = {}) {
  const world = await waitingWorld();
  try {
    const few = await waited(world, n);
    const many = await waited(world, n * TIMES);
    const added = n * TIMES - n;
    const per = (a: number, b: number) => Math.round((b - a) / added);
    const ledgerBytes = per(few.ledger, many.ledger);
    const temporalBytes = per(few.temporal, many.temporal);
    return {
      ...{ name: 'dormant', n, many: n * TIMES },
      bytesPerReport: ledgerBytes + temporalBytes,
      ...{ ledgerBytes, temporalBytes },
      ...{ workerBytesFew: few.worker, workerBytesMany: many.worker },
      memoryRatio: Math.round((many.worker / few.worker) * 100) / 100,
    };
  } finally {
    await world.stop();
  }
}

/** Has so many reports waiting in all, and measures. */
async function waited(world: WaitingWorld, count: number) {
  await world.openUpTo(count);
  while (!(await isQuiet(world.ledger))) await pause(200);
  await pause(REST_MS);
  return {
    ledger: await bytesOfTables(world.ledger),
    temporal: await bytesOf(world.temporalFile),
    worker: await memoryOf(world.workerPid),
  };
}

/** Every workflow was started, and waits. */
async function isQuiet({ db }: Ledger): Promise<boolean> {
  const [row] = await db.$queryRaw<{ quiet: boolean }[]>`
    SELECT NOT EXISTS (SELECT 1 FROM relay)
      AND NOT EXISTS (SELECT 1 FROM process WHERE version > seen_version) AS quiet`;
  return row?.quiet === true;
}

/** All tables of the ledger with their indexes, as a vacuum leaves them. */
async function bytesOfTables({ db }: Ledger): Promise<number> {
  await db.$executeRaw`VACUUM`;
  const [row] = await db.$queryRaw<{ bytes: number }[]>`
    SELECT sum(pg_total_relation_size(c.oid))::float8 AS bytes
    FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace`;
  return row?.bytes ?? 0;
}

/** Temporal's file, with what is not yet in it. */
async function bytesOf(file: string): Promise<number> {
  const size = (path: string) =>
    stat(path).then(
      (of) => of.size,
      () => 0,
    );
  return (await size(file)) + (await size(`${file}-wal`));
}

/** What a process has in memory, in bytes. */
async function memoryOf(pid: number): Promise<number> {
  const [, kib] = /VmRSS:\s+(\d+)/.exec(await readFile(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kib ?? 0) * 1024;
}
