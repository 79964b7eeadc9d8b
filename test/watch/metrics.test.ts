import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { beat, mark } from '../../ledger/heartbeat.ts';
import { healthFacts } from '../../ledger/read/health/facts.ts';
import { createMetrics } from '../../watch/metrics.ts';
import { serveMetrics } from '../../watch/metrics-server.ts';
import { testLedger, type TestLedger } from '../support/database.ts';

const TOKEN = 'a-token-of-enough-characters';
const RULES = path.join(import.meta.dirname, '../../deploy/prometheus-rules.yml');
const DASHBOARD = path.join(import.meta.dirname, '../../deploy/grafana-dashboard.json');
const NAMES = /\b(?:duban|nodejs|process)_[a-z0-9_]+/g;

let ledger: TestLedger;
let told: string;
let serving: Awaited<ReturnType<typeof serveMetrics>>;

const ask = (headers: Record<string, string> = {}, where = '/metrics') =>
  fetch(`http://127.0.0.1:${serving.port}${where}`, { headers });

beforeAll(async () => {
  ledger = await testLedger();
  await beat(ledger, 'worker-1', 'worker', { taskAgo: 90, clockOff: 0 });
  await mark(ledger, 'schedule');
  await mark(ledger, 'taken');
  const metrics = createMetrics({
    look: () =>
      healthFacts(ledger, [
        { part: 'temporal', up: true, detail: '', pollers: 2 },
        { part: 'smtp', up: false, detail: '' },
      ]),
    workerStatus: () => ({ cachedWorkflows: 7, tasks: 3 }),
  });
  serving = await serveMetrics(metrics, { port: 0, host: '127.0.0.1', token: TOKEN });
  told = await (await ask({ authorization: `Bearer ${TOKEN}` })).text();
});

afterAll(() => serving.stop());

describe('metrics', () => {
  test('are told to who has the token, and nothing else is', async () => {
    expect((await ask()).status).toBe(401);
    expect((await ask({ authorization: 'Bearer wrong' })).status).toBe(401);
    expect((await ask({ authorization: `Bearer ${TOKEN}` }, '/')).status).toBe(404);
  });

  test('say what is so', () => {
    const lines = told.split('\n');
    expect(lines).toContain('duban_workers 1');
    expect(lines).toContain('duban_pollers 2');
    expect(lines).toContain('duban_up{part="smtp"} 0');
    expect(lines).toContain('duban_up{part="database"} 1');
    expect(lines).toContain('duban_alarm{name="worker_idle",severity="fault"} 1');
    expect(lines).toContain('duban_alarm{name="smtp_down",severity="fault"} 1');
    expect(lines).toContain('duban_workflow_cache_size 7');
    expect(lines).toContain('duban_mails_due 0');
  });

  test('say nothing of what is not known', async () => {
    const facts = await healthFacts(ledger, []);
    const without = createMetrics({
      look: () => Promise.resolve({ ...facts, ledger: null, unanswered: 'ECONNREFUSED' }),
    });
    const lines = (await without.text()).split('\n');
    expect(lines.filter((line) => /^duban_(?:mails|workers|pollers)/.test(line))).toEqual([]);
    expect(lines).toContain('duban_up{part="database"} 0');
  });

  test.each([
    ['the alert rules', RULES],
    ['the dashboard', DASHBOARD],
  ])('hold every one that %s name', (_, file) => {
    const known = new Set([...told.matchAll(/^# HELP (\S+)/gm)].map(([, name]) => name));
    const expressions = [...readFileSync(file, 'utf8').matchAll(/"?expr"?: .*/g)].join('\n');
    const named = new Set(expressions.match(NAMES));
    expect(named.size).toBeGreaterThan(10);
    expect([...named].filter((name) => !known.has(name))).toEqual([]);
  });

  test('and all of Duban’s own stand on the dashboard', () => {
    const dashboard = readFileSync(DASHBOARD, 'utf8');
    const own = [...told.matchAll(/^# HELP (duban_\S+)/gm)].map(([, name]) => name!);
    expect(own.filter((name) => !dashboard.includes(name))).toEqual([]);
    expect(JSON.parse(dashboard)).toMatchObject({ uid: 'duban', schemaVersion: 39 });
  });

  const promtool = spawnSync('promtool', ['--version']).error === undefined;
  (promtool ? test : test.skip)('promtool takes the rules', () => {
    expect(execFileSync('promtool', ['check', 'rules', RULES], { encoding: 'utf8' })).toContain(
      'SUCCESS',
    );
  });
});
