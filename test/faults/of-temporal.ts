import { Client, Connection } from '@temporalio/client';
import { setTimeout as pause } from 'node:timers/promises';
import { dueOnOf, reportIdOf } from '../../bench/contenders/mails.ts';
import { processId, startProcesses } from '../../ledger/processes.ts';
import { RECONCILER_ID } from '../../config.ts';
import { until } from '../support/until.ts';
import type { Fault } from './harness/fault.ts';
import type { Scene } from './harness/scene.ts';
import {
  firstWakeOf,
  instantOf,
  prepareWorkflows,
  startWorkflows,
} from './harness/stepping-herd.ts';

/** How many workflows lose their timer. */
const LOST = 20;

const stepping = { before: prepareWorkflows, instant: instantOf, stage: startWorkflows };

/** Until so many ms after the herd's instant. */
const untilInstant = ({ at }: Scene, ms: number): Promise<void> =>
  pause(Math.max(0, at.getTime() + ms - Date.now()));

/** Until so many ms before the first of its workflows wakes. */
const untilBeforeWaking = (scene: Scene, ms: number): Promise<void> =>
  pause(Math.max(0, firstWakeOf(scene).getTime() - ms - Date.now()));

async function withTemporal(
  scene: Scene,
  work: (client: Client) => Promise<unknown>,
): Promise<void> {
  const connection = await Connection.connect({ address: scene.temporal.address });
  try {
    await work(new Client({ connection }));
  } finally {
    await connection.close();
  }
}

/** Ends workflows behind the ledger's back, with their timers. */
const loseTimers = (scene: Scene): Promise<void> =>
  withTemporal(scene, async ({ workflow }) => {
    for (let index = 10; index < 10 + LOST; index++) {
      const id = `report/${reportIdOf(index, dueOnOf(scene.at))}`;
      await workflow.getHandle(id).terminate('lost on purpose');
    }
  });

/** Events after which the server suggests to continue as new; elsewhere it is some 4,000. */
const LONG = 60;
const SIGNALS = 200;
const CHAINS_OF_RUNS = 2;

const cycleOf = async ({ ledger }: Scene) => (await ledger.db.cycle.findFirstOrThrow()).id;

/** The cycle of the herd has a workflow of its own too. */
async function startCycle(scene: Scene): Promise<void> {
  const { db } = scene.ledger;
  const cycle = await db.cycle.findFirstOrThrow();
  await startProcesses(db, [
    { ...{ type: 'cycle', planId: cycle.planId, subject: cycle.id }, ...NO_STEP },
  ]);
}

const NO_STEP = { nextWakeAt: null, nextStepAt: null, nextToAgency: null };

/** Has the cycle told of 200 changes, each by a signal of its own: the relay would tell the newest of many. */
async function tellCycle(scene: Scene): Promise<void> {
  const id = processId('cycle', await cycleOf(scene));
  const { process } = scene.ledger.db;
  await until(
    'the cycle to step',
    async () => (await process.count({ where: { id, steps: { gt: 0 } } })) > 0,
  );
  await withTemporal(scene, async ({ workflow }) => {
    const one = async () => {
      const { version } = await process.update({
        where: { id },
        data: { version: { increment: 1 } },
      });
      await workflow.getHandle(id).signal('reportClosed', { version });
    };
    for (let told = 0; told < SIGNALS; told += AT_ONCE)
      await Promise.all(Array.from({ length: AT_ONCE }, one));
  });
}

const AT_ONCE = 4;

/** Whether the cycle's workflow has begun anew, and has heard everything. */
async function heardAll(scene: Scene): Promise<{ lost: number; twice: number; failed: string[] }> {
  const id = processId('cycle', await cycleOf(scene));
  const process = await scene.ledger.db.process.findUniqueOrThrow({ where: { id } });
  let runs = 0;
  await withTemporal(scene, async ({ workflow }) => {
    ({ count: runs } = await workflow.count(`WorkflowId = '${id}'`));
  });
  const isAnew = runs >= CHAINS_OF_RUNS;
  return {
    lost: process.version - process.seenVersion,
    twice: 0,
    failed: isAnew ? [] : ['the cycle did not continue as new'],
  };
}

/** What Temporal does wrong. */
export const TEMPORAL_FAULTS: Fault[] = [
  {
    name: 'temporal-killed-mid-timer',
    what: 'kill -9 of Temporal while every workflow waits for its timer, back before the instant',
    isTold: true,
    ...stepping,
    strike: ({ temporal }) => temporal.kill(),
    heal: ({ temporal }) => temporal.start(),
  },
  {
    name: 'temporal-killed-across-instant',
    what: 'kill -9 of Temporal before the first workflow wakes, back 15 s after the instant',
    isTold: true,
    ...stepping,
    async strike(scene) {
      await untilBeforeWaking(scene, 5_000);
      await scene.temporal.kill();
    },
    async heal(scene) {
      await untilInstant(scene, 15_000);
      await scene.temporal.start();
    },
  },
  {
    name: 'temporal-database-lost',
    what: 'Temporal comes back with an empty database while the worker runs',
    isTold: true,
    ...stepping,
    async strike(scene) {
      await untilBeforeWaking(scene, 10_000);
      await scene.temporal.kill();
    },
    heal: ({ temporal }) => temporal.start(true),
  },
  {
    name: 'timer-deleted',
    what: `${LOST} workflows are ended with their timers, behind the ledger's back`,
    isTold: true,
    alarm: 'repaired',
    mendsItself: true,
    ...stepping,
    strike: loseTimers,
    heal: (scene) => untilInstant(scene, 0),
  },
  {
    name: 'schedule-stopped',
    what: 'the reconciler’s Schedule is paused, and timers are lost',
    isTold: true,
    alarm: 'schedule_stopped',
    ...stepping,
    async strike(scene) {
      await withTemporal(scene, ({ schedule }) =>
        schedule.getHandle(RECONCILER_ID).pause('stopped on purpose'),
      );
      await loseTimers(scene);
    },
    heal: (scene) => untilInstant(scene, 0),
  },
  {
    name: 'continue-as-new-under-signals',
    what: `the cycle is told of ${SIGNALS} changes while its workflow goes on in new runs`,
    isTold: false,
    temporalArgs: ['--dynamic-config-value', `limit.historyCount.suggestContinueAsNew=${LONG}`],
    ...stepping,
    async strike(scene) {
      await startCycle(scene);
      await tellCycle(scene);
      await untilInstant(scene, 0);
    },
    heal: async () => undefined,
    alsoSeen: heardAll,
  },
];
