import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import type { Fault } from './harness/fault.ts';
import { startFront, type Front } from './harness/front.ts';
import type { Scene } from './harness/scene.ts';
import { UNDER_WAY } from './of-workers.ts';

const HOUR_MS = 3_600_000;
const CLOCK = pathToFileURL(join(import.meta.dirname, 'harness/shifted-clock.mjs')).href;
/** A herd that takes a while, in ms a mail, so that there is time to replace workers meanwhile. */
const SLOWLY_MS = 25;

const fronts = new WeakMap<Scene, Front>();

const wrongClock = (name: string, what: string, shiftMs: number): Fault => ({
  ...{ name, what, isTold: true, isWrongAtFirst: true },
  async before(scene) {
    scene.preload = CLOCK;
    scene.env['FAULT_CLOCK_MS'] = String(shiftMs);
  },
  async strike(scene) {
    await pause(Math.max(0, scene.at.getTime() + 1_000 - Date.now()));
  },
  async heal(scene) {
    scene.preload = undefined;
    await scene.worker().kill();
    await scene.startWorker();
  },
});

/** What befalls workers that go on running. */
export const RUNNING_FAULTS: Fault[] = [
  {
    name: 'worker-frozen-past-its-lease',
    what: 'one of two workers stands still for 25 s with mails in hand, and wakes',
    isTold: false,
    isBlind: true,
    workers: 2,
    holdSeconds: 25,
    async strike(scene) {
      await scene.untilTaken(UNDER_WAY);
      scene.worker().signal('SIGSTOP');
    },
    heal: async (scene) => scene.worker().signal('SIGCONT'),
  },
  {
    name: 'worker-frozen-alone',
    what: 'the only worker stands still with mails in hand, and wakes',
    isTold: true,
    isBlind: true,
    holdSeconds: 25,
    async strike(scene) {
      await scene.untilTaken(UNDER_WAY);
      scene.worker().signal('SIGSTOP');
    },
    heal: async (scene) => scene.worker().signal('SIGCONT'),
  },
  {
    name: 'worker-polls-in-vain',
    what: 'what the worker asks of Temporal is never answered, though all else of it lives',
    isTold: true,
    async before(scene) {
      const front = await startFront(Number(scene.temporal.address.split(':')[1]));
      fronts.set(scene, front);
      scene.undo.push(() => front.close());
      scene.env['TEMPORAL_ADDRESS'] = `127.0.0.1:${front.port}`;
    },
    async strike(scene) {
      fronts.get(scene)!.stall();
      await scene.untilTaken(UNDER_WAY);
    },
    heal: async (scene) => fronts.get(scene)!.goOn(),
  },
  wrongClock('clock-an-hour-ahead', 'the clock of the worker is an hour ahead', HOUR_MS),
  wrongClock('clock-an-hour-behind', 'the clock of the worker is an hour behind', -HOUR_MS),
  {
    name: 'rolling-restart-and-rollback',
    what: 'each of two workers is replaced in order, and then replaced back',
    isTold: false,
    workers: 2,
    async strike(scene) {
      scene.mails.throttle(SLOWLY_MS);
      await scene.untilTaken(UNDER_WAY / 2);
      for (let place = 0; place < 4; place++) {
        await scene.startWorker();
        await scene.workers[place]?.stop();
      }
    },
    heal: async ({ mails }) => mails.throttle(0),
  },
];
