import { randomBytes } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { Client, Connection } from '@temporalio/client';
import { TASK_QUEUE } from '../config.ts';
import { periodic } from '../domain/kinds/periodic.ts';
import { describeProcesses } from '../ledger/describe-processes.ts';
import { openLedger, type Ledger } from '../ledger/ledger.ts';
import { startProcesses } from '../ledger/processes.ts';
import { claimRelay, finishTelling } from '../ledger/relay.ts';
import { stepCycle } from '../ledger/steps/cycle-step.ts';
import { startDevServer } from '../local/temporal/dev-server.ts';
import { migrate } from '../prisma/migrator.ts';
import { registerSearchAttributes } from '../worker/search-attributes.ts';
import { optionsOf } from '../worker/workflow-options.ts';
import { createStarter } from '../worker/workflow-starter.ts';
import { withBenchPostgres, type BenchPostgres } from './harness/database.ts';
import { say } from './harness/say.ts';
import { fillLargePlan, LARGE_PLAN } from './measure/large-plan.ts';

/** The figures of a run. */
export interface OpenResult {
  name: 'open';
  n: number;
  runs: number;
  /** Opening a year of `n` reports in the ledger, and of half as many; medians. */
  ledger: { ms: number; halfMs: number; perSecond: number; growth: number };
  /** Workflows started from the ledger's relay rows, and by a client that is given their options; medians. */
  start: { n: number; perSecond: { duban: number; client: number }; ratio: number };
}

/** How much is opened, and how many workflows are started. */
export interface OpenOptions {
  n?: number;
  runs?: number;
  /** Workflows started in each turn. */
  started?: number;
  progress?: (line: string) => void;
}

const YEAR = `${LARGE_PLAN}-periodic-2028`;

/** Opens a year in the ledger, whole and half as large in turn; then starts workflows, by the relay and bare in turn. */
export async function run({
  n = 100_000,
  runs = 3,
  started = 2_000,
  progress = say,
}: OpenOptions = {}): Promise<OpenResult> {
  return withBenchPostgres(async (postgres) => {
    const ledgers = await Promise.all(
      [Math.round(n / 2), n].map(async (tasks) => prepared(postgres, tasks)),
    );
    const [half, whole] = ledgers as [Ledger, Ledger];
    const times = { half: [] as number[], whole: [] as number[] };
    for (let turn = 0; turn < runs; turn++) {
      times.half.push(await opening(half));
      times.whole.push(await opening(whole));
      progress(`opened: ${JSON.stringify(times)}`);
    }
    const ms = median(times.whole);
    const halfMs = median(times.half);
    const start = await starting(whole, started, runs, progress);
    await Promise.all(ledgers.map((ledger) => ledger.close()));
    const growth = rounded(ms / halfMs);
    const perSecond = Math.round((n / ms) * 1_000);
    return { name: 'open', n, runs, ledger: { ms, halfMs, perSecond, growth }, start };
  });
}

const rounded = (value: number): number => Math.round(value * 100) / 100;

const median = (values: readonly number[]): number =>
  Math.round(values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0);

async function prepared(postgres: BenchPostgres, tasks: number): Promise<Ledger> {
  const url = await postgres.create(`open_${tasks}`);
  await migrate(url, { progress: () => undefined });
  await fillLargePlan(url, { tasks, years: [] });
  const clock = { now: () => Promise.resolve(new Date('2028-11-01T01:00:00Z')) };
  return openLedger({ url, clock });
}

/** Opens the year and takes it back, so that it can be opened again. @returns in how many ms it opened. */
async function opening(ledger: Ledger): Promise<number> {
  const dates = { opensAt: new Date('2028-11-01T01:00:00Z'), dueOn: '2028-12-29' };
  await ledger.db.$executeRaw`TRUNCATE report, terms, process, relay, cycle, count_due CASCADE`;
  await ledger.db.cycle.create({
    data: {
      ...{
        id: YEAR,
        planId: LARGE_PLAN,
        obligationId: `${LARGE_PLAN}-periodic`,
        kind: periodic.kind,
      },
      ...{ period: '2028', ...dates, dueAt: new Date('2028-12-29T16:00:00Z') },
    },
  });
  await ledger.db.$transaction((tx) =>
    startProcesses(tx, [
      {
        ...{ type: 'cycle', planId: LARGE_PLAN, subject: YEAR },
        ...{ nextWakeAt: null, nextStepAt: null, nextToAgency: null },
      },
    ]),
  );
  const began = performance.now();
  await stepCycle(ledger, YEAR);
  return performance.now() - began;
}

/** Starts that are under way at once, in both ways. */
const AT_ONCE = 20;
/** As the relay claims them. */
const BATCH = 200;

async function starting(
  ledger: Ledger,
  n: number,
  runs: number,
  progress: (line: string) => void,
): Promise<OpenResult['start']> {
  const folder = join(tmpdir(), `duban-bench-${randomBytes(6).toString('hex')}`);
  const server = await startDevServer({
    ...{ namespace: 'bench', progress: () => undefined, logFile: `${folder}.log` },
  });
  const connection = await Connection.connect({ address: server.address });
  try {
    const client = new Client({ connection, namespace: 'bench' });
    await registerSearchAttributes(connection, 'bench');
    const rates = { duban: [] as number[], client: [] as number[] };
    await ledger.db.$executeRaw`DELETE FROM relay WHERE process_id NOT LIKE 'report/%'`;
    for (let turn = 0; turn < runs; turn++) {
      rates.client.push(await bare(ledger, client, n, turn));
      rates.duban.push(await byRelay(ledger, client, n));
      progress(`started: ${JSON.stringify(rates)}`);
    }
    const perSecond = { duban: median(rates.duban), client: median(rates.client) };
    return { n, perSecond, ratio: rounded(perSecond.duban / perSecond.client) };
  } finally {
    await connection.close();
    await server.stop();
    await rm(`${folder}.log`, { force: true });
  }
}

/** @returns starts per second. */
async function byRelay(ledger: Ledger, client: Client, n: number): Promise<number> {
  const starter = createStarter(client, ledger);
  const { signal } = new AbortController();
  setMaxListeners(0, signal);
  const began = performance.now();
  for (let done = 0; done < n;) {
    const batch = await claimRelay(ledger, BATCH);
    const { told, failed } = await starter.tell(batch, signal);
    if (failed[0]) throw failed[0].error;
    await finishTelling(ledger, told, []);
    done += told.length;
  }
  return (n / (performance.now() - began)) * 1_000;
}

/** The same starts under other ids, with their options at hand. */
async function bare(ledger: Ledger, client: Client, n: number, turn: number): Promise<number> {
  const some = await ledger.db.process.findMany({
    where: { type: 'report' },
    orderBy: { id: 'asc' },
    take: n,
    select: { id: true },
  });
  const described = await describeProcesses(
    ledger,
    some.map(({ id }) => id),
  );
  const queue = [...described];
  const began = performance.now();
  const work = async () => {
    for (let next = queue.shift(); next; next = queue.shift())
      await client.workflow.start(next.type, {
        ...optionsOf(next),
        workflowId: `bare-${turn}/${next.id}`,
        taskQueue: TASK_QUEUE,
      });
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return (n / (performance.now() - began)) * 1_000;
}
