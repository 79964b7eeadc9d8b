import { describe, expect, test } from '@jest/globals';
import pino from 'pino';
import { healthFacts } from '../../ledger/read/health/facts.ts';
import { createVitals, namesOf } from '../../worker/vitals.ts';
import { testLedger } from '../support/database.ts';

const silent = pino({ level: 'silent' });
const DONE = { version: 1, open: true, stage: 'collecting', did: 'opened it', next: null };

describe('what a worker notes of itself', () => {
  test('a step that fails is in the log with its report and workflow, and is thrown on', async () => {
    const ledger = await testLedger();
    const lines: string[] = [];
    const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) });
    const { activities } = createVitals(ledger, true, log);
    let fails = true;
    const noted = activities({
      step: () => (fails ? Promise.reject(new Error('x')) : Promise.resolve(DONE)),
      reconcile: () => Promise.resolve([]),
    });
    await expect(noted.step('report/a-periodic-2027-t001')).rejects.toThrow('x');
    fails = false;
    expect(await noted.step('cycle/a-periodic-2027')).toBe(DONE);
    expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([
      { level: 40, workflowId: 'report/a-periodic-2027-t001', reportId: 'a-periodic-2027-t001' },
      { level: 20, workflowId: 'cycle/a-periodic-2027', did: 'opened it' },
    ]);
    expect(namesOf('plan/a')).toEqual({ workflowId: 'plan/a' });
  });

  test('keeps when the mail server took a mail, and since when it has finished no task', async () => {
    const ledger = await testLedger();
    const vitals = createVitals(ledger, true, silent);
    const results = [
      { kind: 'deferred', code: 'connect-refused', smtpCode: null },
      { kind: 'sent', code: 'message-250' },
    ] as const;
    let i = 0;
    const transport = vitals.transport({
      connections: 1,
      send: () => Promise.resolve(results[i++]!),
    });
    const takenAgo = async () => (await healthFacts(ledger, [])).ledger?.mail.takenAgo;
    const envelope = { from: 'a@duban.example', to: 'b@duban.example' };
    await transport.send(Buffer.from(''), envelope);
    await vitals.pulse();
    expect(await takenAgo()).toBeNull();
    await transport.send(Buffer.from(''), envelope);
    expect((await vitals.pulse()).taskAgo).toBeGreaterThanOrEqual(0);
    expect(await takenAgo()).toBeGreaterThanOrEqual(0);
    expect(await createVitals(ledger, false, silent).pulse()).toEqual({ taskAgo: null });
  });
});
