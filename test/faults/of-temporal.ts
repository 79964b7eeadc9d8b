import { Client, Connection } from '@temporalio/client';
import { setTimeout as pause } from 'node:timers/promises';
import { dueOnOf, reportIdOf } from '../../bench/contenders/mails.ts';
import { RECONCILER_ID } from '../../workflows/messages.ts';
import type { Fault } from './harness/fault.ts';
import type { Scene } from './harness/scene.ts';
import { minuteFor, startWorkflows } from './harness/stepping-herd.ts';

/** How many workflows lose their timer. */
const LOST = 20;

const stepping = { instant: ({ n }: Scene) => minuteFor(n), stage: startWorkflows };

/** Until so many ms before the herd's instant, or after it. */
const untilInstant = ({ at }: Scene, ms: number): Promise<void> =>
  pause(Math.max(0, at.getTime() + ms - Date.now()));

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
    what: 'kill -9 of Temporal before the instant, back 15 s after it',
    isTold: true,
    ...stepping,
    async strike(scene) {
      await untilInstant(scene, -5_000);
      await scene.temporal.kill();
      await untilInstant(scene, 15_000);
    },
    heal: ({ temporal }) => temporal.start(),
  },
  {
    name: 'temporal-database-lost',
    what: 'Temporal comes back with an empty database while the worker runs',
    isTold: true,
    ...stepping,
    async strike(scene) {
      await untilInstant(scene, -10_000);
      await scene.temporal.kill();
    },
    heal: ({ temporal }) => temporal.start(true),
  },
  {
    name: 'timer-deleted',
    what: `${LOST} workflows are ended with their timers, behind the ledger's back`,
    isTold: false,
    ...stepping,
    async strike(scene) {
      await loseTimers(scene);
      await untilInstant(scene, 0);
    },
    heal: async () => undefined,
  },
  {
    name: 'schedule-stopped',
    what: 'the reconciler’s Schedule is paused, and timers are lost',
    isTold: false,
    ...stepping,
    async strike(scene) {
      await withTemporal(scene, ({ schedule }) =>
        schedule.getHandle(RECONCILER_ID).pause('stopped on purpose'),
      );
      await loseTimers(scene);
      await untilInstant(scene, 0);
    },
    heal: async () => undefined,
  },
];
