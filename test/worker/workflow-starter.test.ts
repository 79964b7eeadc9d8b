import { createServer, type Server, type Socket } from 'node:net';
import { once } from 'node:events';
import { afterEach, describe, expect, test } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import pino from 'pino';
import { rebuild } from '../../ledger/processes.ts';
import { claimRelay } from '../../ledger/relay.ts';
import { startRelay } from '../../worker/relay-loop.ts';
import { createStarter } from '../../worker/workflow-starter.ts';
import { openedYear } from '../support/opened-year.ts';
import { until } from '../support/until.ts';

/** What stands at Temporal's address: nothing at all, or somebody who never answers. */
const toStop: (() => Promise<unknown> | void)[] = [];
afterEach(async () => {
  for (const stop of toStop.splice(0).reverse()) await stop();
});

async function listen(): Promise<{ server: Server; address: string; sockets: Socket[] }> {
  const sockets: Socket[] = [];
  const server = createServer((socket) => void sockets.push(socket.on('error', () => undefined)));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  return { server, address: `127.0.0.1:${port}`, sockets };
}
function clientOf(address: string): Client {
  const connection = Connection.lazy({ address });
  toStop.push(() => connection.close());
  return new Client({ connection });
}
async function refusing(): Promise<Client> {
  const { server, address } = await listen();
  server.close();
  return clientOf(address);
}
async function silent(): Promise<{ client: Client; sockets: Socket[] }> {
  const { server, address, sockets } = await listen();
  toStop.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { client: clientOf(address), sockets };
}

describe('a Temporal that cannot be reached', () => {
  test('refused: the rest of the batch is not tried; all of it waits, counted', async () => {
    const { ledger } = await openedYear();
    await ledger.db.process.createMany({
      data: Array.from({ length: 97 }, (_, n) => ({
        id: `report/r${n}`,
        type: 'report',
        planId: 'small',
        subject: `r${n}`,
        running: true,
      })),
    });
    await rebuild(ledger);
    const batch = await claimRelay(ledger, 200);
    expect(batch).toHaveLength(100);
    const starter = createStarter(await refusing(), ledger);
    const { told, failed } = await starter.tell(batch, new AbortController().signal);
    expect(told).toEqual([]);
    expect(failed.map(({ message }) => message.processId).sort()).toEqual(
      batch.map(({ processId }) => processId).sort(),
    );
    // Twenty asked at once; the others were given the first error.
    expect(new Set(failed.map(({ error }) => error)).size).toBeLessThanOrEqual(20);
  });

  test('silent: the relay stops without waiting for an answer; the rows are told later', async () => {
    const { ledger } = await openedYear();
    const { client, sockets } = await silent();
    const starter = createStarter(client, ledger);
    const loop = startRelay(ledger, ledger.url, starter, pino({ level: 'silent' }));
    await rebuild(ledger);
    await until('the call', () => sockets.length > 0);
    await loop.stop();
    const rows = await ledger.db.relay.findMany();
    expect(rows.map(({ attempts }) => attempts)).toEqual([1, 1, 1]);
  });

  test('silent: a call that is under way is broken off when the relay stops', async () => {
    const { ledger } = await openedYear();
    await rebuild(ledger);
    const { client, sockets } = await silent();
    const stop = new AbortController();
    const batch = await claimRelay(ledger, 1);
    const telling = createStarter(client, ledger).tell(batch, stop.signal);
    await until('the call', () => sockets.length > 0);
    stop.abort(new Error('the relay is stopping'));
    const { failed } = await telling;
    expect(failed.map(({ error }) => String(error))).not.toContainEqual(
      expect.stringContaining('DEADLINE'),
    );
    expect(failed).toHaveLength(1);
  });

  test('a process that is gone with its launch is told to nobody, and done with', async () => {
    const { ledger } = await openedYear();
    const starter = createStarter(await refusing(), ledger);
    const message = {
      processId: 'report/gone',
      signal: 'submitted' as const,
      version: 2,
      ids: [1n],
      attempts: 1,
    };
    const { told, failed } = await starter.tell([message], new AbortController().signal);
    expect([told, failed]).toEqual([[message], []]);
  });
});
