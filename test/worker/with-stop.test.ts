import { execFile } from 'node:child_process';
import { getEventListeners } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import { withStop } from '../../worker/with-stop.ts';

const sockets: Socket[] = [];
const silent = createServer((socket) => void sockets.push(socket.on('error', () => undefined)));
let connection: Connection;
let address: string;
beforeAll(async () => {
  await new Promise<void>((listening) => silent.listen(0, '127.0.0.1', listening));
  address = `127.0.0.1:${(silent.address() as { port: number }).port}`;
  connection = Connection.lazy({ address });
});
afterAll(async () => {
  await connection.close();
  for (const socket of sockets) socket.destroy();
  silent.close();
});

describe('a call that can be stopped', () => {
  const ask = (client: Client, deadlineMs: number) => () =>
    client.withDeadline(Date.now() + deadlineMs, () => client.workflow.getHandle('w').describe());

  test('leaves no listener behind, however often it is made', async () => {
    const client = new Client({ connection });
    const stop = new AbortController();
    for (let i = 0; i < 3; i++)
      await expect(withStop(client, stop.signal, ask(client, 20))).rejects.toThrow();
    expect(getEventListeners(stop.signal, 'abort')).toEqual([]);
  });

  test('is given up at once when it is to stop, and not begun after', async () => {
    const client = new Client({ connection });
    const stop = new AbortController();
    const asked = withStop(client, stop.signal, ask(client, 60_000));
    stop.abort(new Error('stopping'));
    await expect(asked).rejects.toThrow();
    let begun = false;
    const later = withStop(client, stop.signal, async () => void (begun = true));
    await expect(later).rejects.toThrow('stopping');
    expect(begun).toBe(false);
  });

  /** Warnings reach a process, not the tests' sandbox. */
  test('a worker that probes for long is never warned of listeners', async () => {
    const script = `
      import { Client, Connection } from '@temporalio/client';
      import pino from 'pino';
      import { startProbing } from './worker/probe-loop.ts';
      const warnings = [];
      process.on('warning', ({ name }) => warnings.push(name));
      const connection = Connection.lazy({ address: '${address}' });
      // No loop keeps a process alive.
      setInterval(() => undefined, 1_000);
      let failed = 0;
      const enough = new Promise((done) => {
        const log = pino({ level: 'warn' }, { write: () => ++failed === 15 && done() });
        startProbing(new Client({ connection }), () => undefined, log, 1, 20);
      });
      await enough;
      console.log(JSON.stringify({ failed, warnings }));
      process.exit(0);`;
    const args = ['--no-warnings', '--import', 'tsx', '--input-type=module', '--eval', script];
    const { stdout } = await promisify(execFile)(process.execPath, args);
    expect(JSON.parse(stdout)).toEqual({ failed: 15, warnings: [] });
  });
});
