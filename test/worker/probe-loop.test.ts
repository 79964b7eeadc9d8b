import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Connection } from '@temporalio/client';
import { Client } from '@temporalio/client';
import pino from 'pino';
import { alarmsOf } from '../../domain/alarms/alarms.ts';
import { healthFacts } from '../../ledger/read/health/facts.ts';
import { startSink, type Sink } from '../../virtual/sink/sink.ts';
import { startProbing } from '../../worker/probe-loop.ts';
import { testLedger } from '../support/database.ts';
import { startTestDevServer, type TestDevServer } from '../support/dev-server.ts';
import { NAMESPACE, startProduct } from '../support/product.ts';
import { until } from '../support/until.ts';

let server: TestDevServer;
let connection: Connection;
let sink: Sink;

beforeAll(async () => {
  [server, sink] = await Promise.all([startTestDevServer(), startSink()]);
  ({ connection } = server);
});

afterAll(() => Promise.all([server.stop(), sink.close()]));

describe('a probe', () => {
  test('passes through the task queue as long as a worker takes tasks, and leaves no history', async () => {
    const ledger = await testLedger();
    const { address } = server;
    const parts = { ledger, connection, address, smtpUrl: sink.url, reconciles: true };
    const product = await startProduct(parts);
    const lines: string[] = [];
    const log = pino({ level: 'warn' }, { write: (line: string) => void lines.push(line) });
    const client = new Client({ connection, namespace: NAMESPACE });
    let count = 0;
    const probe = startProbing(client, () => count++, log, 50, 1_000);
    await until('probes have passed', () => count >= 3);
    await until('the worker says so', async () => {
      const { ledger: figures } = await healthFacts(ledger, []);
      return (figures?.workers[0]?.taskAgo ?? null) !== null;
    });
    expect(alarmsOf(await healthFacts(ledger, []))).toEqual([]);
    const { historyLength } = await client.workflow.getHandle('probe').describe();
    expect(historyLength).toBeLessThan(10);
    await product.stop();
    await until('nobody takes it', () => lines.some((line) => line.includes('no worker took')));
    await probe.stop();
  });
});
