import { randomInt } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { portIsFree } from '../../../local/binaries/port.ts';
import { startDevServer, type TemporalServer } from '../../../local/temporal/dev-server.ts';
import { processesOf, untilGone } from './processes.ts';

/** A Temporal server that keeps what it is told in a file, and can be struck down and started again. */
export interface BreakableTemporal {
  address: string;
  /** kill -9. */
  kill(): Promise<void>;
  /** Starts it again where it was. @param isEmpty with nothing of what it had kept. */
  start(isEmpty?: boolean, extraArgs?: readonly string[]): Promise<void>;
  stop(): Promise<void>;
}

/** Below those that a system gives to whoever asks for any: nobody takes the port of a server that is down. */
const PORTS = { from: 20_000, to: 30_000 };

async function portOfItsOwn(): Promise<number> {
  for (;;) {
    const port = randomInt(PORTS.from, PORTS.to);
    if (await portIsFree(port)) return port;
  }
}

/** Starts it. */
export async function startBreakableTemporal(): Promise<BreakableTemporal> {
  const folder = await mkdtemp(join(tmpdir(), 'duban-faults-temporal-'));
  let dbFile = join(folder, 'temporal.db');
  let lives = 0;
  const options = () => ({
    ...{ dbFile, namespace: 'default', progress: () => undefined },
    logFile: join(folder, 'temporal.log'),
  });
  const port = await portOfItsOwn();
  let server: TemporalServer | null = await startDevServer({ ...options(), port });
  const { address } = server;
  return {
    address,
    async kill() {
      for (const pid of await processesOf('temporal', dbFile)) {
        process.kill(pid, 'SIGKILL');
        await untilGone(pid);
      }
      await server?.stop();
      server = null;
    },
    async start(isEmpty = false, extraArgs = []) {
      if (isEmpty) dbFile = join(folder, `temporal-${++lives}.db`);
      server ??= await startDevServer({ ...options(), port, extraArgs });
    },
    async stop() {
      await server?.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
