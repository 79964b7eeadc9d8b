import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { afterAll, expect, test } from '@jest/globals';
import { withClient } from '../../../local/postgres/databases.ts';
import { tempFolder } from '../temp.ts';
import { startCollector } from '../../support/collector.ts';
import { until } from '../../support/until.ts';
import {
  allPortsFree,
  partsOf,
  placeFor,
  processesOf,
  ready,
  run,
  type Started,
} from './started.ts';

const temp = await tempFolder();
const collector = await startCollector();
const place = await placeFor(temp.path);
place.env['DUBAN_OTLP_URL'] = collector.url;
const [pagePort, inboxPort] = place.ports;
let running: Started | undefined;

afterAll(async () => {
  running?.child.kill('SIGKILL');
  await until('the end of all processes', async () => (await processesOf(place)).length === 0);
  await collector.stop();
  await temp.remove();
});

const start = async () => {
  running = run(place);
  await ready(running);
  return running;
};
const health = async () => (await fetch(`http://127.0.0.1:${pagePort}/healthz`)).status;
const inbox = async () => {
  const response = await fetch(`http://127.0.0.1:${inboxPort}/api/email`);
  return ((await response.json()) as { subject: string }[]).map(({ subject }) => subject);
};
const ask = async <T>(sql: string): Promise<T> => {
  const { databaseUrl } = await partsOf(place);
  const { rows } = await withClient(databaseUrl, (client) => client.query(sql));
  return rows[0] as T;
};
const told = async () =>
  (await ask<{ waiting: number }>('SELECT count(*)::int AS waiting FROM relay')).waiting === 0;

let mails = 0;

test('boots everything; the first mails arrive', async () => {
  const { said } = await start();
  expect(said()).toMatch(/officer@\w+\.example/);
  await until('health', async () => (await health()) === 200);
  type Outbox = { waiting: number; messages: number; openings: number };
  let outbox: Outbox;
  // Every workflow has taken its first step, nothing waits to be told or sent.
  await until('the outbox', async () => {
    outbox = await ask<Outbox>(`SELECT count(DISTINCT message_id)::int AS messages,
      (count(*) FILTER (WHERE notice = 'opening'))::int AS openings,
      (count(*) FILTER (WHERE state <> 'sent') + (SELECT count(*) FROM relay)
        + (SELECT count(*) FROM process WHERE running AND steps = 0))::int AS waiting FROM mail`);
    return outbox.waiting === 0 && outbox.messages > 0;
  });
  const subjects = await inbox();
  mails = subjects.length;
  expect(mails).toBe(outbox!.messages);
  expect(subjects.some((subject) => subject.includes('交办'))).toBe(true);
  expect(subjects.some((subject) => subject.includes('报送开始'))).toBe(outbox!.openings > 0);
}, 600_000);

test('OpenTelemetry is told of its steps, mails and requests', async () => {
  const names = () => collector.spans.map(({ name }) => name);
  await until('the spans of worker and pages', () =>
    ['RunActivity:step', 'SendMail', 'GET /healthz'].every((name) => names().includes(name)),
  );
});

test('the doctor finds all well; a second start in the same folder is told so', async () => {
  const doctor = run(place, 'local/doctor.ts');
  const second = run(place);
  expect([await doctor.exited, doctor.said()]).toEqual([0, expect.stringContaining('All is well')]);
  expect(await second.exited).toBe(1);
  expect(second.said()).toContain('already');
});

test('Ctrl-C stops in order and leaves nothing behind', async () => {
  running?.child.kill('SIGINT');
  expect(await running?.exited).toBe(0);
  expect(running?.said()).toContain('stopped');
  expect(await processesOf(place)).toEqual([]);
  expect(await allPortsFree(place)).toBe(true);
});

test('a second start goes on; killed, it leaves no child; a third goes on without the history', async () => {
  const second = await start();
  await until('the relay', told);
  expect(await health()).toBe(200);
  expect(await inbox()).toHaveLength(mails);
  const rows = await ask('SELECT count(*) FROM mail');
  second.child.kill('SIGKILL');
  await second.exited;
  await until('the end of all processes', async () => (await processesOf(place)).length === 0);

  await rm(join(temp.path, 'temporal'), { recursive: true });
  const third = await start();
  await until('the relay', told);
  const { temporalAddress } = await partsOf(place);
  const { open } = await ask<{ open: number }>(
    'SELECT count(*)::int AS open FROM process WHERE running',
  );
  const connection = await Connection.connect({ address: temporalAddress });
  const { workflow } = new Client({ connection });
  const query = `ExecutionStatus = 'Running' AND WorkflowType IN ('plan', 'cycle', 'report')`;
  await until('the workflows', async () => (await workflow.count(query)).count === open);
  await connection.close();
  expect(await health()).toBe(200);
  expect(await inbox()).toHaveLength(mails);
  expect(await ask('SELECT count(*) FROM mail')).toEqual(rows);
  third.child.kill('SIGTERM');
  expect(await third.exited).toBe(0);
}, 900_000);
