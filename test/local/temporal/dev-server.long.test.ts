import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { afterAll, afterEach, expect, test } from '@jest/globals';
import {
  startDevServer,
  type DevServerOptions,
  type TemporalServer,
} from '../../../local/temporal/dev-server.ts';
import { freePort, portIsFree } from '../../../local/binaries/port.ts';
import { tempFolder } from '../temp.ts';

const folder = await tempFolder();
const running: TemporalServer[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()));
});
afterAll(() => folder.remove());

async function start(options: Partial<DevServerOptions>): Promise<TemporalServer> {
  const logFile = join(folder.path, 'dev-server.log');
  const server = await startDevServer({
    namespace: 'duban',
    progress: () => {},
    logFile,
    ...options,
  });
  running.push(server);
  return server;
}

async function withClient<T>(address: string, work: (client: Client) => Promise<T>): Promise<T> {
  const connection = await Connection.connect({ address });
  try {
    return await work(new Client({ connection, namespace: 'duban' }));
  } finally {
    await connection.close();
  }
}

test('a workflow started before a stop is still open after the next start', async () => {
  const dbFile = join(folder.path, 'data', 'temporal.db');
  const first = await start({ dbFile });
  await withClient(first.address, (client) =>
    client.workflow.start('anything', { workflowId: 'kept', taskQueue: 'nobody' }),
  );
  await first.stop();
  expect(await portIsFree(first.port)).toBe(true);

  const second = await start({ dbFile, port: first.port });
  expect(second.address).toBe(first.address);
  const { status } = await withClient(second.address, (client) =>
    client.workflow.getHandle('kept').describe(),
  );
  expect(status.name).toBe('RUNNING');
});

test('its pages are served on the port asked for', async () => {
  const uiPort = await freePort();
  await start({ uiPort });
  const { status } = await fetch(`http://127.0.0.1:${uiPort}/`);
  expect(status).toBe(200);
});

test('a taken port is an error that names it and what wanted it', async () => {
  const blocker = createServer().listen(0, '127.0.0.1');
  await once(blocker, 'listening');
  const { port } = blocker.address() as { port: number };
  await expect(start({ port })).rejects.toThrow(`The Temporal server cannot start: port ${port}`);
  await expect(start({ uiPort: port })).rejects.toThrow(
    `Temporal's web interface cannot start: port ${port}`,
  );
  blocker.close();
});

test('an argument it does not know is an error with its own words', async () => {
  await expect(start({ extraArgs: ['--no-such-flag'] })).rejects.toThrow(
    /ended while it started[\s\S]*no-such-flag/,
  );
});
