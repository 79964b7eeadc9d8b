import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeHerdWorld } from '../../../bench/contenders/duban-world.ts';
import type { Fault, Observed } from './fault.ts';
import { startMailServer } from './mail-server.ts';
import { startBreakablePostgres } from './postgres.ts';
import { runFault } from './run-fault.ts';
import { Scene } from './scene.ts';
import { startBreakableTemporal } from './temporal.ts';

/** The servers that all faults share; each has a database and workers of its own. */
export interface Arena {
  run(fault: Fault): Promise<Observed>;
  stop(): Promise<void>;
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
  await makeHerdWorld(await postgres.create(WORLD), { reports: n, recipients: n });
  let last = 0;
  return {
    async run(fault) {
      const name = `fault_${++last}`;
      const url = await postgres.create(name, WORLD);
      mails.reset();
      const logs = join(folder, fault.name);
      const scene = new Scene({ n, postgres, temporal, mails, url, folder: logs, say });
      try {
        return await runFault(scene, fault);
      } finally {
        for (const worker of scene.workers) await worker.kill();
        for (const undo of scene.undo.reverse()) await undo().catch(() => undefined);
        mails.reset();
        await scene.ledger.close();
        await postgres.start();
        await postgres.drop(name);
        await temporal.start();
      }
    },
    async stop() {
      await Promise.all([postgres.stop(), temporal.stop(), mails.close()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
