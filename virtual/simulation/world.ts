import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Connection } from '@temporalio/client';
import pino from 'pino';
import type { Activities } from '../../activities/create-activities.ts';
import type { WorkdayCalendar } from '../../domain/calendar/workdays.ts';
import { openLedger, type Ledger } from '../../ledger/ledger.ts';
import { startPostgres } from '../../local/postgres/start.ts';
import { startTestServer } from '../../local/temporal/test-server.ts';
import type { MailSettings } from '../../mail/form-digest.ts';
import { createTransport } from '../../mail/transport/transport.ts';
import { migrate } from '../../prisma/migrator.ts';
import { workflowBundle } from '../../worker/bundle.ts';
import { runProduct } from '../../worker/run-product.ts';
import { installRuntime } from '../../worker/runtime.ts';
import { startSink, type Sink } from '../sink/sink.ts';
import { TestServerTime, virtualClock, type VirtualClock } from '../time/clock.ts';
import { Driver } from '../time/driver.ts';

/** A whole product on real parts of its own, under virtual time. */
export interface World {
  ledger: Ledger;
  databaseUrl: string;
  clock: VirtualClock;
  /** To its Temporal, namespace `default`. */
  connection: Connection;
  driver: Driver;
  sink: Sink;
  /** The instant of the step under way: what the sink stamps on what arrives. */
  instant: { at: Date };
  stop(): Promise<void>;
}

/** How a simulated world begins. */
export interface WorldOptions {
  /** What business time it is when the world begins. */
  startsAt: Date;
  progress: (line: string) => void;
  senders?: number;
  /** Processes whose timers are lost on purpose; no rest is awaited of them. */
  lost?: ReadonlySet<string>;
  /** Has the workflows' steps answer otherwise than the ledger does. */
  tamper?: (activities: Activities, ledger: Ledger) => Activities;
  calendar?: WorkdayCalendar;
  /** An empty database to live on; left out, a PostgreSQL of its own. */
  database?: string;
  /** Where its files are kept, which stays the caller's; left out, a temporary folder. */
  folder?: string;
  /** What its mails say they come from, and lead to. */
  mail?: MailSettings;
}

/** What is lost on purpose never comes: a digest waits for it as long as a slow machine needs, in seconds. */
const LOST_SECONDS = 3;
const NAMESPACE = 'default';
/** The world's addresses; nothing ever leaves this machine. */
const MAIL: MailSettings = {
  from: { name: '督办', address: 'duban@fagaiwei.example' },
  baseUrl: 'http://localhost:3000',
  domain: 'fagaiwei.example',
};

let isInstalled = false;

/** The SDK's runtime is one per process, and several worlds may live in one. */
function installRuntimeOnce(log: pino.Logger): void {
  if (!isInstalled) installRuntime(log);
  isInstalled = true;
}

/** Boots PostgreSQL, the time-skipping server, an SMTP sink and the product on them. */
export async function startWorld(options: WorldOptions): Promise<World> {
  const { progress, startsAt, lost, tamper } = options;
  const stack: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const each of stack.splice(0).reverse()) await each();
  };
  const log = pino({ level: process.env['DUBAN_LOG'] ?? 'silent' });
  try {
    installRuntimeOnce(log);
    const folder = options.folder ?? (await temporaryFolder(stack));
    const instant = { at: startsAt };
    const logFile = path.join(folder, 'temporal.log');
    const [postgres, server, sink] = await Promise.all([
      options.database === undefined
        ? startPostgres({ dataDir: path.join(folder, 'db'), progress, persistent: false })
        : { url: options.database, stop: () => Promise.resolve() },
      startTestServer({ progress, logFile }),
      startSink({ stamp: () => instant.at }),
      // Takes seconds the first time; the worker finds it made.
      workflowBundle(),
    ]);
    stack.push(
      () => postgres.stop(),
      () => server.stop(),
      () => sink.close(),
    );
    await migrate(postgres.url, { progress });
    const time = await TestServerTime.connect(server.address);
    stack.push(() => time.close());
    const clock = await virtualClock(time, startsAt);
    // More than two cores have work for only make the burst of an instant slower.
    const ledger = openLedger({
      url: plannedOnce(postgres.url),
      clock,
      connections: 8,
      ...(options.calendar && { calendar: options.calendar }),
    });
    stack.push(() => ledger.close());
    const transport = createTransport(sink.url, { maxConnections: 10 });
    stack.push(() => transport.close());
    const { connection } = time;
    const product = await runProduct({
      ledger,
      databaseUrl: postgres.url,
      connection,
      temporal: { address: server.address },
      namespace: NAMESPACE,
      transport,
      mail: options.mail ?? MAIL,
      log,
      reconciles: false,
      keepsUp: false,
      ...(lost && { stragglerSeconds: LOST_SECONDS }),
      ...(options.senders !== undefined && { senders: options.senders }),
      ...(tamper && { tamper: (activities: Activities) => tamper(activities, ledger) }),
    });
    stack.push(() => product.stop());
    const driver = new Driver({
      ledger,
      clock,
      connection,
      namespace: NAMESPACE,
      ...(lost && { lost }),
    });
    return {
      ...{ ledger, databaseUrl: postgres.url, clock, connection, driver, sink, instant, stop },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * Connections that plan each prepared statement once. PostgreSQL plans those with lists anew at every call,
 * which in a database as small as a simulated one costs more than to run them.
 */
function plannedOnce(url: string): string {
  const once = new URL(url);
  once.searchParams.set('options', '-c plan_cache_mode=force_generic_plan');
  return once.href;
}

async function temporaryFolder(stack: (() => Promise<unknown>)[]): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'duban-simulate-'));
  stack.push(() => rm(folder, { recursive: true, force: true }));
  // Started by root, PostgreSQL runs as another user, who must be able to enter.
  await chmod(folder, 0o755);
  return folder;
}
