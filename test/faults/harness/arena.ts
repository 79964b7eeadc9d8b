import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeHerdWorld } from '../../../bench/contenders/duban-world.ts';
import type { Fault, Home, Observed } from './fault.ts';
import { FILINGS } from './filings.ts';
import { startMailServer } from './mail-server.ts';
import { startBreakablePostgres, type BreakablePostgres } from './postgres.ts';
import { runFault } from './run-fault.ts';
import { Scene } from './scene.ts';
import { startWebhook } from './webhook.ts';
import { startBreakableTemporal, type BreakableTemporal } from './temporal.ts';

/** The servers that all faults share; each has a database and workers of its own. */
export interface Arena {
  /** Null: this machine does not let it be broken. */
  run(fault: Fault): Promise<Observed | null>;
  /** @param keepsLogs those of what it ran stay; @returns where they are. */
  stop(keepsLogs?: boolean): Promise<string>;
}

const WORLD = 'faults_world';

/** Starts them, with a ledger in which so many reports are owed. */
export async function openArena(n: number, say: (line: string) => void): Promise<Arena> {
  const folder = await mkdtemp(join(tmpdir(), 'duban-faults-'));
  const [postgres, temporal, mails] = await Promise.all([
    startBreakablePostgres(),
    startBreakableTemporal(),
    startMailServer(),
  ]);
  await makeHerdWorld(await postgres.create(WORLD), {
    reports: n,
    recipients: n,
    filings: FILINGS,
  });
  let last = 0;

  const meet = async (fault: Fault, on: BreakablePostgres, url: string, home?: Home) => {
    mails.reset();
    const logs = join(folder, fault.name);
    const webhook = await startWebhook();
    const scene = new Scene({ n, postgres: on, temporal, mails, webhook, url, folder: logs, say });
    home?.with?.(scene);
    try {
      if (fault.instant) await forgetAll(temporal, fault.temporalArgs);
      else await withoutWorkflows(scene);
      return await runFault(scene, fault);
    } finally {
      for (const worker of scene.workers) await worker.kill();
      for (const undo of scene.undo.reverse()) await undo().catch(() => undefined);
      mails.reset();
      await webhook.close();
      await scene.ledger.close();
      await temporal.start();
      // Its workflows would go on in the ledger of the next.
      if (fault.instant) await forgetAll(temporal);
    }
  };

  return {
    async run(fault) {
      if (fault.home) {
        const home = await fault.home();
        return home && (await atHome(home, n, (on, url) => meet(fault, on, url, home)));
      }
      const name = `fault_${++last}`;
      const url = await postgres.create(name, WORLD);
      try {
        return await meet(fault, postgres, url);
      } finally {
        await postgres.start();
        await postgres.drop(name);
      }
    },
    async stop(keepsLogs = false) {
      await Promise.all([postgres.stop(), temporal.stop(), mails.close()]);
      if (!keepsLogs) await rm(folder, { recursive: true, force: true });
      return folder;
    },
  };
}

/** Workflows of former scenes have the same ids, and know of things that have never been in this ledger. */
async function forgetAll(temporal: BreakableTemporal, args: readonly string[] = []): Promise<void> {
  await temporal.kill();
  await temporal.start(true, args);
}

/** The herd is staged by hand; no workflow is started that would do it too. */
const withoutWorkflows = ({ ledger }: Scene): Promise<number> =>
  ledger.db.$executeRaw`UPDATE process SET running = false, seen_version = version`;

/** Runs something on a PostgreSQL of its own. */
async function atHome<T>(
  home: Home,
  n: number,
  work: (postgres: BreakablePostgres, url: string) => Promise<T>,
): Promise<T> {
  const postgres = await startBreakablePostgres(home.folder);
  try {
    const url = await postgres.create(WORLD);
    await makeHerdWorld(url, { reports: n, recipients: n, filings: FILINGS });
    return await work(postgres, url);
  } finally {
    await postgres.stop();
    await home.remove?.();
  }
}
