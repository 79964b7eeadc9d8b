import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { temporalTestServer } from '../binaries/find.ts';
import { startAgain, startGuarded, untilItAnswers } from '../binaries/guarded.ts';
import { freePort, requirePort } from '../binaries/port.ts';
import { withConnection } from './connection.ts';
import type { TemporalServer } from './dev-server.ts';

/** How to start the time-skipping server. */
export type TestServerOptions = {
  /** TCP port on 127.0.0.1; taken: PortTaken. None: any free one. */
  port?: number | undefined;
  /** Receives one line for each step. */
  progress: (line: string) => void;
  /** Default: a temporary file, removed on stop. */
  logFile?: string | undefined;
};

/**
 * Starts Temporal's time-skipping server, in memory, as a process of its own that several others
 * may share. Its clock starts at the real instant and is locked: it runs at the real pace until
 * somebody skips (see TestServerTime). It ends with `stop()`, and also when this process dies.
 * Throws if the port is taken or it does not start (with the end of its log).
 */
export function startTestServer(options: TestServerOptions): Promise<TemporalServer> {
  return startAgain(options.port !== undefined, () => startOnce(options));
}

async function startOnce(options: TestServerOptions): Promise<TemporalServer> {
  const { progress } = options;
  const command = await temporalTestServer(progress);
  const port = options.port ?? (await freePort());
  await requirePort('The time-skipping Temporal server', port);
  const logFile = options.logFile ?? join(tmpdir(), `duban-temporal-test-server-${port}.log`);
  const args = [String(port)];
  const child = startGuarded({ command, args, logFile, stopSignal: 'TERM', grace: 5 });
  const address = `127.0.0.1:${port}`;
  const answers = () =>
    withConnection(address, ({ workflowService }) => workflowService.getSystemInfo({}));
  await untilItAnswers('The time-skipping Temporal server', child, logFile, answers, 60_000);
  progress(`Temporal (time-skipping): ready on ${address}`);
  return {
    address,
    port,
    logFile,
    async stop() {
      await child.stop();
      if (options.logFile === undefined) await rm(logFile, { force: true });
    },
  };
}
