import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Connection } from '@temporalio/client';
import { rebuild } from '../../ledger/processes.ts';
import { startSink, type Sink } from '../../virtual/sink/sink.ts';
import { startTracing } from '../../worker/tracing.ts';
import { startCollector, told } from '../support/collector.ts';
import { REPORT } from '../support/dates.ts';
import { startTestDevServer, type TestDevServer } from '../support/dev-server.ts';
import { openedYear } from '../support/opened-year.ts';
import { startProduct } from '../support/product.ts';
import { until } from '../support/until.ts';

let server: TestDevServer;
let connection: Connection;
let sink: Sink;
const collector = await startCollector();
const { spans, bodies } = collector;

beforeAll(async () => {
  [server, sink] = await Promise.all([startTestDevServer(), startSink()]);
  ({ connection } = server);
});
afterAll(async () => {
  await Promise.all([server.stop(), sink.close()]);
  await collector.stop();
});

describe('OpenTelemetry', () => {
  test('a step is a span of its workflow’s trace, a mail one with its Message-ID; no address is told', async () => {
    const { ledger } = await openedYear();
    await rebuild(ledger);
    const tracing = await startTracing(`${collector.url}/`);
    const { address } = server;
    const product = await startProduct({
      ...{ ledger, connection, address, smtpUrl: sink.url, reconciles: true, tracing },
    });
    await until('a mail has arrived', () => sink.messages.length > 0);
    await product.stop();
    await tracing.stop();
    const id = `report/${REPORT}`;
    const step = spans.find(
      (span) => span.name === 'RunActivity:step' && told(span, 'temporalWorkflowId') === id,
    );
    const scheduled = spans.find(({ spanId }) => spanId === step?.parentSpanId);
    expect(scheduled?.name).toBe('StartActivity:step');
    const begun = spans.find(
      ({ name, traceId }) =>
        /^(?:SignalWith)?StartWorkflow/.test(name) && traceId === step?.traceId,
    );
    expect(begun).toBeDefined();
    const mail = spans.find(({ name }) => name === 'SendMail');
    expect(told(mail!, 'messaging.message.id')).toMatch(/^<duban\.m\./);
    expect(told(mail!, 'duban.mail.result')).toBe('sent');
    expect(bodies[0]).toMatch(/^POST \/v1\/traces /);
    expect(bodies.join('\n')).not.toMatch(/shuili\.example|联络员/);
  }, 300_000);

  test('without the setting nothing of it is loaded', async () => {
    const script = `
      await import('./worker/run-product.ts');
      const { createRequire } = await import('node:module');
      const loaded = Object.keys(createRequire(import.meta.url).cache);
      console.log(JSON.stringify(loaded.filter((path) => /sdk-trace|otlp|interceptors-opentelemetry/.test(path))));
      process.exit(0);`;
    const args = ['--no-warnings', '--import', 'tsx', '--input-type=module', '--eval', script];
    const { stdout } = await promisify(execFile)(process.execPath, args);
    expect(JSON.parse(stdout)).toEqual([]);
  }, 120_000);
});
