import type { Fault } from './harness/fault.ts';
import { putUpGate, type Gate } from './harness/gate.ts';
import type { Scene } from './harness/scene.ts';

/** So much of the herd has been taken before something is struck. */
export const UNDER_WAY = 0.2;
/** A herd of which some is still to be claimed when a fifth has come. */
const LARGE = 300;
/** Nothing has moved for so long, in ms. */
const STILL_MS = 300;

const gates = new WeakMap<Scene, Gate>();

/** kill -9 at the very statement that writes what a mail becomes; that statement comes to nothing. */
const killedBefore = (
  name: string,
  state: 'claimed' | 'sending' | 'sent',
  what: string,
  of: Partial<Fault> = {},
): Fault => ({
  ...{ name, what, isTold: true, ...of },
  async prepare(scene) {
    gates.set(scene, await putUpGate(scene.url, state));
  },
  async strike(scene) {
    const gate = gates.get(scene)!;
    // A small herd is claimed at once: there the first of it stands before the gate.
    if (state === 'sent' || scene.n >= LARGE) await scene.untilTaken(UNDER_WAY);
    await gate.close();
    await gate.untilSomebodyWaits();
    await scene.untilStill(STILL_MS);
    await scene.worker().kill();
    await gate.openWithout();
    await gate.remove();
  },
  heal: async (scene) => void (await scene.startWorker()),
});

/** kill -9 of the worker, wherever it is. */
export const WORKER_FAULTS: Fault[] = [
  {
    name: 'worker-killed-during-data',
    what: 'kill -9 of the worker while the mail server reads the contents',
    isTold: true,
    async strike(scene) {
      await scene.untilTaken(UNDER_WAY);
      scene.mails.breakAt({ at: 'body', does: 'hang' });
      await scene.untilStill(STILL_MS);
      await scene.worker().kill();
      scene.mails.mend();
    },
    heal: async (scene) => void (await scene.startWorker()),
  },
  killedBefore('worker-killed-before-claim', 'claimed', 'kill -9 as it claims'),
  killedBefore('worker-killed-after-claim', 'sending', 'kill -9 between claim and SMTP'),
  killedBefore(
    'worker-killed-after-250-before-commit',
    'sent',
    'kill -9 after the server took mails, before the ledger knows',
    { isBlind: true },
  ),
  {
    name: 'worker-killed-after-commit',
    what: 'kill -9 when all that was taken is written',
    isTold: true,
    async strike(scene) {
      await scene.untilTaken(UNDER_WAY);
      scene.mails.breakAt({ at: 'mail', does: 'hang' });
      await scene.untilStill(STILL_MS);
      await scene.worker().kill();
      scene.mails.mend();
    },
    heal: async (scene) => void (await scene.startWorker()),
  },
];
