import { setTimeout as pause } from 'node:timers/promises';
import { TOLD_S, type Fault, type Observed } from './fault.ts';
import { auditHolds, observe } from './observe.ts';
import type { Scene } from './scene.ts';
import { alarmsOf, untilTold } from './told.ts';

/** Time to stage a herd and form its mails, in ms: some, and for each mail. */
const AHEAD_MS = 3_000;
const AHEAD_EACH_MS = 6;
/** So long all that is left is waited for, after healing. */
const PATIENCE_S = 150;
/** What comes twice comes soon. */
const AFTER_MS = 1_500;
const LOOK_MS = 50;
const FIRST_TRIES = 6;
const FIRST_LOOK_MS = 500;
/** How many of the herd's reports are filed before its instant, and while something is broken. */
const FILED = { before: 5, meanwhile: 5 };
const HOLD_S = 3;
const FILING_MS = 2_000;

/** Lets one herd meet one fault. */
export async function runFault(scene: Scene, fault: Fault): Promise<Observed> {
  Object.assign(scene.env, fault.env?.(scene));
  const { n } = scene;
  await fault.before?.(scene);
  for (let i = 0; i < (fault.workers ?? 1); i++) await scene.startWorker();
  // Whoever serves the pages tells the operator where no worker can.
  if (fault.isTold && !fault.hasPages) await scene.startPages();
  await fault.prepare?.(scene);
  scene.at = fault.instant?.(scene) ?? new Date(Date.now() + AHEAD_MS + n * AHEAD_EACH_MS);
  await (fault.stage?.(scene, scene.at) ?? scene.stage(scene.at));
  await scene.file(0, FILED.before);
  const atFirst = fault.isWrongAtFirst ? [] : await alarmsAtFirst(scene);
  const failed = atFirst.map((alarm) => `told before it was broken: ${alarm}`);
  await fault.strike(scene);
  const broken = performance.now();
  const telling = toldOf(scene, fault, broken);
  if (!fault.mendsItself) await telling;
  const holdMs = (fault.holdSeconds ?? HOLD_S) * 1_000 - (performance.now() - broken);
  // A ledger that stands still takes it later.
  const filing = scene.file(n - FILED.meanwhile, FILED.meanwhile);
  await Promise.race([filing, pause(FILING_MS)]);
  await pause(Math.max(0, holdMs));
  const before = scene.mails.arrivals.length;
  await fault.heal(scene);
  // What was put right before the herd falls due has nothing to catch up with until then.
  const healed = Math.max(Date.now(), scene.at.getTime());
  await filing;
  const isDone = await drained(scene, healed);
  const all = isDone ? seconds(Date.now() - healed) : null;
  await pause(AFTER_MS);
  const told = await telling;
  const first = scene.mails.arrivals[before];
  const seen = await observe(scene);
  const also = await fault.alsoSeen?.(scene);
  return {
    name: fault.name,
    recoverFirstS: first ? seconds(Math.max(0, first.at - healed)) : null,
    recoverAllS: all,
    told,
    isBlind: fault.isBlind ?? false,
    auditHolds: await auditHolds(scene),
    ...seen,
    lost: seen.lost + (also?.lost ?? 0),
    twice: seen.twice + (also?.twice ?? 0),
    failed: [
      ...failed,
      ...seen.failed,
      ...(also?.failed ?? []),
      ...(isDone ? [] : [await leftOver(scene)]),
    ],
  };
}

/** What health names while nothing is wrong yet; a worker that has just started may not have beaten. */
async function alarmsAtFirst(scene: Scene): Promise<string[]> {
  for (let tries = 0; ; tries++) {
    const alarms = await alarmsOf(scene);
    if (alarms.length === 0 || tries === FIRST_TRIES) return alarms;
    await pause(FIRST_LOOK_MS);
  }
}

async function toldOf(
  scene: Scene,
  { isTold, isWrongAtFirst = false, alarm }: Fault,
  broken: number,
): Promise<boolean | null> {
  if (!isTold) return null;
  const { health, notice } = await untilTold(
    scene,
    isWrongAtFirst ? scene.began : broken,
    TOLD_S,
    alarm,
  );
  scene.say(
    health ? `health names ${health.what} after ${health.after} s` : 'health does not name it',
  );
  scene.say(notice ? `the operator is told after ${notice.after} s` : 'the operator is not told');
  return health !== null && notice !== null;
}

/** Waits until nothing of the herd is under way or waits any more; whether that came about. */
async function drained(scene: Scene, since: number): Promise<boolean> {
  while (Date.now() - since < PATIENCE_S * 1_000) {
    const left = await unfinished(scene).catch(() => Infinity);
    if (left === 0) return true;
    await pause(LOOK_MS);
  }
  return false;
}

async function unfinished({ ledger, at, n, filed }: Scene): Promise<number> {
  const [row] = await ledger.db.$queryRaw<{ count: number; open: number }[]>`
    SELECT count(*)::int AS count, (count(*) FILTER (WHERE state NOT IN ('sent', 'refused', 'cancelled')
      AND (state <> 'uncertain' OR retry_at IS NOT NULL)))::int AS open
    FROM mail WHERE due_at = ${at}`;
  return (row?.open ?? n) + Math.max(0, n - filed.size - (row?.count ?? 0));
}

async function leftOver(scene: Scene): Promise<string> {
  const states = await scene.states();
  return `left over: ${[...states].map(([state, count]) => `${count} ${state}`).join(', ')}`;
}

const seconds = (ms: number): number => Math.round(ms / 100) / 10;
