import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import pino from 'pino';
import type { HealthFacts } from '../../domain/alarms/facts.ts';
import { beat } from '../../ledger/heartbeat.ts';
import { healthFacts } from '../../ledger/read/health/facts.ts';
import { startSink, type Sink } from '../../virtual/sink/sink.ts';
import { startNotices } from '../../watch/notices-loop.ts';
import type { OperatorSettings } from '../../watch/tell-operator.ts';
import { testLedger, type TestLedger } from '../support/database.ts';
import { until } from '../support/until.ts';

const log = pino({ level: 'silent' });
const EVERY_MS = 20;

let sink: Sink;
let hook: { url: string; bodies: string[]; status: number; server: Server };
let ledger: TestLedger;
const loops: { stop(): Promise<void> }[] = [];

beforeEach(async () => {
  ledger = await testLedger();
  sink = await startSink();
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => (body += String(part)));
    request.on('end', () => {
      if (hook.status === 200) hook.bodies.push(body);
      response.writeHead(hook.status, { location: '/elsewhere' }).end('{"errcode":0}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  hook = { url: `http://127.0.0.1:${port}/key`, bodies: [], status: 200, server };
});

afterEach(async () => {
  await Promise.all(loops.splice(0).map((loop) => loop.stop()));
  hook.server.close();
  await sink.close();
});

const settings = (others: Partial<OperatorSettings> = {}): OperatorSettings => ({
  mail: ['operator@duban.example', 'second@duban.example'],
  webhook: { url: hook.url, format: 'json', inner: true },
  smtpUrl: sink.url,
  mailFrom: { name: '督办', address: 'duban@fagaiwei.example' },
  baseUrl: 'https://duban.example',
  lang: 'zh-CN',
  ...others,
});
const watch = (operator: OperatorSettings, look = () => healthFacts(ledger, [])) => {
  const loop = startNotices({ ledger, look, operator, log }, EVERY_MS);
  loops.push(loop);
  return loop;
};
const states = async () => {
  const rows = await ledger.db.alarmNotice.findMany({ orderBy: [{ channel: 'asc' }] });
  return rows.map(({ name, channel, state }) => `${name} ${channel} ${state}`);
};
/** As if this long had passed for what the ledger holds of notices. */
const pass = (seconds: number, whoTells: 'failed' | 'is at it' = 'is at it') =>
  ledger.db.$executeRaw`UPDATE alarm_notice SET
    seen_at = seen_at - ${seconds}::int * interval '1 second',
    told_at = told_at - ${seconds}::int * interval '1 second',
    claimed_until = claimed_until - ${seconds}::int * interval '1 second'
    WHERE ${whoTells} = 'failed' OR claimed_until IS NULL OR claimed_until < now()`;

describe('the operator', () => {
  test('is told once what alarms, however many look, and once that it is over', async () => {
    const first = watch(settings());
    watch(settings());
    await until(
      'both are told',
      async () =>
        (await states()).every((each) => each.endsWith(' told')) && hook.bodies.length > 0,
    );
    expect(await states()).toEqual(['worker_gone mail told', 'worker_gone webhook told']);
    expect(sink.messages.map(({ to }) => to)).toEqual([
      'operator@duban.example',
      'second@duban.example',
    ]);
    const told = JSON.parse(hook.bodies[0]!) as { alarms: { name: string; state: string }[] };
    expect(told.alarms).toMatchObject([{ name: 'worker_gone', state: 'began', overAt: null }]);
    expect(hook.bodies[0]).toContain('处理办法');
    // Another process, or this one started again, repeats nothing.
    await first.stop();
    watch(settings());
    await pass(20);
    await beat(ledger, 'worker-1', 'worker');
    await until('it is over', async () => {
      await beat(ledger, 'worker-1', 'worker');
      await pass(31);
      return (await states()).every((each) => each.endsWith(' ended'));
    });
    expect(hook.bodies).toHaveLength(2);
    expect(hook.bodies[1]).toContain('已恢复');
    expect(sink.count()).toBe(4);
  });

  test('is told by mail once the mail server takes it, and by the webhook meanwhile', async () => {
    const server = settings({ smtpUrl: 'smtp://127.0.0.1:1' });
    watch(server);
    await until('the webhook has it', () => hook.bodies.length === 1);
    expect(await states()).toEqual(['worker_gone mail new', 'worker_gone webhook told']);
    await loops.pop()!.stop();
    watch(settings());
    await pass(31, 'failed');
    await until('the mail has gone', () => sink.count() === 2);
    expect(hook.bodies).toHaveLength(1);
  });

  test('is told in one go of what was over before anybody could be told', async () => {
    hook.status = 500;
    watch(settings({ mail: [] }));
    await until('it was tried', async () => {
      const row = await ledger.db.alarmNotice.findFirst();
      return row?.claimedUntil ?? null;
    });
    await until('it is known to be over', async () => {
      await beat(ledger, 'worker-1', 'worker');
      await pass(31, 'failed');
      return (await states()).includes('worker_gone webhook missed');
    });
    hook.status = 200;
    await until('it is told', async () => {
      if (hook.bodies.length === 0) await pass(31, 'failed');
      return hook.bodies.length === 1;
    });
    expect(hook.bodies[0]).toContain('曾经发生');
  });

  test('is told of a database that cannot be written by the process itself, once', async () => {
    const facts = await healthFacts(ledger, []);
    let isDown = true;
    const look = (): Promise<HealthFacts> =>
      Promise.resolve(
        isDown
          ? { ...facts, at: new Date(), ledger: null, unanswered: 'ECONNREFUSED' }
          : { ...facts, at: new Date(), ledger: null, unanswered: null },
      );
    watch(settings({ lang: 'en' }), look);
    await until('both are told', () => hook.bodies.length === 1 && sink.count() === 2);
    expect(hook.bodies[0]).toContain('ECONNREFUSED');
    isDown = false;
    await until('and that it is over', () => hook.bodies.length === 2 && sink.count() === 4);
    expect(hook.bodies[1]).toContain('OVER');
  });
});
