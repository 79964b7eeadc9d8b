import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { accept, file, withdraw } from '../../ledger/commands/report-commands.ts';
import { reconcile } from '../../ledger/reconcile.ts';
import { RECONCILER_ID } from '../../config.ts';
import { waitingFor } from '../../workflows/messages.ts';
import { REVIEWER, WATER } from '../support/actors.ts';
import { testLedger } from '../support/database.ts';
import { startDevWorld, type DevWorld } from '../support/dev-world.ts';
import { formOf } from '../support/forms.ts';
import { gateAt } from '../support/gate.ts';
import { killNow, spawnProduct } from '../support/kill.ts';
import { OPENING, PROCESS, REPORT, instantOf } from '../support/dates.ts';
import { RunningClock } from '../support/running-clock.ts';
import { until } from '../support/until.ts';

let world: DevWorld;
beforeEach(async () => {
  const clock = new RunningClock();
  world = await startDevWorld(clock, () => testLedger({ clock }));
  await world.startWorker();
  await world.launch(new Date(OPENING.getTime() + 3600_000));
  await until('the opening notice', () => arrived().length === 1);
  await waits('the submission and its review, or remind-30');
});
afterEach(() => world.stop());

const handle = () => world.client.workflow.getHandle(PROCESS);
const waits = (words: string) =>
  until(words, async () => (await handle().query(waitingFor)) === words);
const before = (step: string, ms: number) => new Date(instantOf(step).getTime() - ms);
const after = (step: string) => new Date(instantOf(step).getTime() + 3600_000);
const arrived = () =>
  world.sink.messages
    .flatMap(({ rows }) => rows)
    .filter((row) => row.startsWith(REPORT))
    .map((row) => row.split('/').slice(2).join(' '));
const noRepairs = async () => {
  expect(await reconcile(world.ledger, 0)).toEqual([]);
  expect(await world.ledger.db.repair.count()).toBe(0);
};

describe('a worker that was away', () => {
  test('over several steps: wakes late, tells the gravest, records the others as skipped', async () => {
    await world.leapTo(before('remind-30', 1500), REPORT);
    await until('the wake to be reckoned anew', async () => {
      const { seenVersion } = await world.ledger.db.process.findUniqueOrThrow({
        where: { id: PROCESS },
      });
      return seenVersion === 2;
    });
    await world.stopWorker();
    world.clock.leapTo(after('escalate'));
    await world.startWorker();
    await waits('the submission and its review, or letter');
    await until('the escalation', () => arrived().includes('escalate fagaiwei-officer'));
    const skipped = await world.ledger.db.stepRecord.findMany({ where: { skipped: true } });
    const names = skipped.map(({ name }) => name);
    // Whether the first reminder still came depends on how fast the worker stopped; the rest cannot.
    expect(names).toEqual(
      expect.arrayContaining(['remind-15', 'remind-7', 'remind-3', 'remind-1', 'urge']),
    );
    expect(arrived()).toEqual([
      'opening shuili-officer',
      ...(names.includes('remind-30') ? [] : ['remind-30 shuili-officer']),
      'escalate fagaiwei-officer',
    ]);
    await noRepairs();
  });

  test('while an agency filed and was accepted: both are taken, and told when it is back', async () => {
    await world.stopWorker();
    expect((await file(world.ledger, REPORT, formOf(), WATER)).ok).toBe(true);
    expect((await accept(world.ledger, REPORT, 1, REVIEWER)).ok).toBe(true);
    world.clock.leapTo(after('urge'));
    await world.startWorker();
    expect(await handle().result()).toBe('accepted');
    await until('the notice', () => arrived().length === 2);
    expect(arrived()).toEqual(['opening shuili-officer', 'accepted shuili-officer']);
    await until('everybody to have heard', async () => {
      const all = await world.ledger.db.process.findMany();
      const waiting = await world.ledger.db.relay.count();
      return waiting === 0 && all.every(({ version, seenVersion }) => version === seenVersion);
    });
    await noRepairs();
  });
});

describe('a workflow', () => {
  test('that is told something new and then old news keeps the new', async () => {
    await world.stopWorker();
    await world.ledger.db.process.update({ where: { id: PROCESS }, data: { version: 3 } });
    await handle().signal('termsChanged', { version: 3 });
    await handle().signal('termsChanged', { version: 1 });
    await world.startWorker();
    await until('the new to be seen', async () => {
      const process = await world.ledger.db.process.findUniqueOrThrow({ where: { id: PROCESS } });
      return process.seenVersion === 3;
    });
    await noRepairs();
  });
});

describe('a worker that is killed', () => {
  test('in the middle of a step: the step is taken once, and its mail comes once', async () => {
    await world.stopWorker();
    world.clock.leapTo(before('remind-30', 4000));
    const victim = await spawnProduct(world);
    try {
      const gate = await gateAt(world.ledger, 'mail');
      await world.leapTo(await world.clock.now(), REPORT);
      await gate.reached();
      await killNow(victim);
      await gate.open();
    } finally {
      await killNow(victim);
    }
    expect(await world.ledger.db.stepRecord.count({ where: { name: 'remind-30' } })).toBe(0);
    await world.startWorker();
    // The engine gives the workflow's task to somebody else when its ten seconds are over.
    await until('the reminder', () => arrived().length === 2);
    await waits('the submission and its review, or remind-15');
    expect(arrived()).toEqual(['opening shuili-officer', 'remind-30 shuili-officer']);
    await noRepairs();
  });

  test('after telling the workflow, before forgetting: told again, to no harm', async () => {
    await world.stopWorker();
    await file(world.ledger, REPORT, formOf(), WATER);
    await withdraw(world.ledger, REPORT, 1, WATER);
    // What the relay of the killed worker had still managed to say.
    await handle().signal('submitted', { version: 2 });
    await world.startWorker();
    await until('the news to be seen', async () => {
      const process = await world.ledger.db.process.findUniqueOrThrow({ where: { id: PROCESS } });
      return process.seenVersion === 2;
    });
    await until('the relay row to go', async () => (await world.ledger.db.relay.count()) === 0);
    await noRepairs();
  });
});

describe('the reconciler’s Schedule', () => {
  test('is there once, however often a worker starts, and runs the check', async () => {
    await world.stopWorker();
    await world.startWorker();
    const schedule = world.client.schedule.getHandle(RECONCILER_ID);
    await schedule.trigger();
    const run = await until('a run', async () => {
      const { info } = await schedule.describe();
      return info.recentActions[0]?.action.workflow.workflowId;
    });
    expect(await world.client.workflow.getHandle(run).result()).toBe(0);
  });
});
