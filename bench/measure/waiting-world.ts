import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SYSTEM } from '../../domain/report/actor.ts';
import { launch } from '../../ledger/commands/launch.ts';
import { importPlan } from '../../ledger/import-plan.ts';
import { openLedger, type Ledger } from '../../ledger/ledger.ts';
import { openBatch } from '../../ledger/steps/cycle-step.ts';
import { stepPlan } from '../../ledger/steps/plan-step.ts';
import { startPostgres } from '../../local/postgres/start.ts';
import { startDevServer } from '../../local/temporal/dev-server.ts';
import { migrate } from '../../prisma/migrator.ts';
import { startSink } from '../../virtual/sink/sink.ts';
import { firstTasks } from './first-tasks.ts';

/** A plan whose reports wait, on a PostgreSQL, a Temporal server and a worker of its own. */
export interface WaitingWorld {
  ledger: Ledger;
  /** Where Temporal keeps everything. */
  temporalFile: string;
  workerPid: number;
  /** Has so many reports in all wait for their opening. */
  openUpTo(count: number): Promise<void>;
  stop(): Promise<void>;
}

const ROOT = path.join(import.meta.dirname, '..', '..');
const BATCH = 500;
const quiet = () => undefined;

/** The next year of the real document's first task: its yearly report opens long after now. */
export async function waitingWorld(): Promise<WaitingWorld> {
  const stack: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const each of stack.splice(0).reverse()) await each();
  };
  try {
    const folder = await mkdtemp(path.join(tmpdir(), 'duban-dormant-'));
    stack.push(() => rm(folder, { recursive: true, force: true }));
    await chmod(folder, 0o755);
    const db = { dataDir: path.join(folder, 'db'), progress: quiet, persistent: false };
    const postgres = await startPostgres(db);
    stack.push(() => postgres.stop());
    await migrate(postgres.url, { progress: quiet });
    const temporalFile = path.join(folder, 'temporal.db');
    const logFile = path.join(folder, 'temporal.log');
    const at = { dbFile: temporalFile, namespace: 'default', progress: quiet, logFile };
    const server = await startDevServer(at);
    stack.push(() => server.stop());
    const sink = await startSink({ stamp: () => new Date() });
    stack.push(() => sink.close());
    const year = new Date().getFullYear() + 1;
    const opening = new Date(`${year}-11-02T04:00:00Z`);
    const ledger = openLedger({ url: postgres.url, clock: { now: async () => opening } });
    stack.push(() => ledger.close());
    const cycleId = await launchedCycle(postgres.url, ledger, year);
    const worker = await startWorker(postgres.url, server.address, sink.url);
    stack.push(() => ended(worker));
    let waiting = 0;
    const openUpTo = async (count: number) => {
      for (; waiting < count; waiting = Math.min(count, waiting + BATCH))
        await open(ledger, cycleId, waiting, Math.min(count, waiting + BATCH));
    };
    return { ledger, temporalFile, workerPid: worker.pid ?? 0, openUpTo, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Launches the plan now, and has its cycle stand there as it does when it opens. */
async function launchedCycle(url: string, atOpening: Ledger, year: number): Promise<string> {
  const plan = firstTasks(1);
  const now = openLedger({ url });
  await importPlan(now, plan);
  const launched = await launch(
    now,
    plan.id,
    { from: year, to: year },
    { ...SYSTEM, kind: 'admin' },
  );
  if (!launched.ok) throw new Error(`launch refused: ${launched.refusal.code}`);
  await now.close();
  await stepPlan(atOpening, plan.id);
  return `${plan.id}-periodic-${year}`;
}

/** Further reports of the cycle, with the ledger's own way to open them. */
async function open(ledger: Ledger, cycleId: string, from: number, to: number): Promise<void> {
  const cycle = await ledger.db.cycle.findUniqueOrThrow({ where: { id: cycleId } });
  const { commissionId } = await ledger.db.plan.findUniqueOrThrow({ where: { id: cycle.planId } });
  const roster = Array.from({ length: to - from }, (_, i) => ({
    reportId: `${cycleId}-waiting-${from + i}`,
    agencyId: commissionId,
    taskId: null,
  }));
  await ledger.db.$transaction((tx) =>
    openBatch(tx, ledger, cycle, roster, roster.length, cycle.opensAt),
  );
}

async function startWorker(url: string, address: string, smtpUrl: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'worker/main.ts'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      ...{ DATABASE_URL: url, TEMPORAL_ADDRESS: address, SMTP_URL: smtpUrl },
      ...{ DUBAN_BASE_URL: 'http://localhost:3000', DUBAN_LOG: 'info' },
    },
  });
  const gone = once(child, 'exit').then(() => Promise.reject(new Error('the worker ended')));
  await Promise.race([once(child.stdout, 'data'), gone]);
  gone.catch(quiet);
  child.stdout.resume();
  return child;
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}
