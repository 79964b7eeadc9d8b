import { SYSTEM } from '../../domain/report/actor.ts';
import { launch } from '../../ledger/commands/launch.ts';
import { reconcile } from '../../ledger/reconcile.ts';
import { loadSeeds } from '../../seeds/load.ts';
import { act } from '../year/act.ts';
import { compareMails, type ReceivedRow } from './compare.ts';
import { yearOutcome } from './outcome.ts';
import { startWorld, type World } from './world.ts';
import { scriptYear, type YearScript } from '../year/year-script.ts';

/** What `npm run simulate -- --json` prints. */
export interface SimulationResult {
  year: number;
  reports: number;
  mails: { planned: number; sent: number; missing: number; duplicate: number; unplanned: number };
  messages: number;
  filedOnTime: number;
  filedLate: number;
  neverFiled: number;
  escalated: number;
  repairs: number;
  seconds: number;
}

export interface Simulation {
  result: SimulationResult;
  /** What differs from the plan, each a line; empty when the year went as it must. */
  differences: string[];
}

/** Lives through a year on real parts and holds what arrived against what was planned. */
export async function simulate(
  year: number,
  seed: number,
  progress: (line: string) => void,
): Promise<Simulation> {
  const started = performance.now();
  const script = scriptYear(year, seed);
  const world = await startWorld({
    startsAt: new Date(script.launchAt.getTime() - 60_000),
    progress,
  });
  try {
    await live(world, script, year, progress);
    const repairs =
      (await reconcile(world.ledger, 0)).length + (await world.ledger.db.repair.count());
    const received: ReceivedRow[] = world.sink.messages.flatMap(({ rows, to, at }) =>
      rows.map((row) => ({ row, address: to, at: at ?? new Date(0) })),
    );
    const { differences, ...mails } = compareMails(script.planned, received);
    const outcome = await yearOutcome(world.ledger, script.plan.id, year);
    const seconds = Math.round((performance.now() - started) / 100) / 10;
    const { reports, filedOnTime, filedLate, neverFiled, escalated } = outcome;
    return {
      result: {
        year,
        reports,
        mails,
        messages: world.sink.messages.length,
        filedOnTime,
        filedLate,
        neverFiled,
        escalated,
        repairs,
        seconds,
      },
      differences: [
        ...differences,
        ...outcomeDifferences(script.expected, outcome),
        ...(repairs > 0 ? [`${repairs} repairs by the reconciler`] : []),
      ],
    };
  } finally {
    await world.stop();
  }
}

async function live(
  world: World,
  { plan, launchAt, actions, instants }: YearScript,
  year: number,
  progress: (line: string) => void,
): Promise<void> {
  const { ledger, driver, instant, sink } = world;
  await loadSeeds(ledger);
  const waiting = [...actions];
  const before = (to: Date) => void (instant.at = to);
  let month = '';
  for (const at of instants) {
    await driver.liveTo(at, { before });
    if (at.getTime() === launchAt.getTime()) {
      const launched = await launch(
        ledger,
        plan.id,
        { from: year, to: year },
        { ...SYSTEM, kind: 'admin' },
      );
      if (!launched.ok) throw new Error(`launch refused: ${launched.refusal.code}`);
    }
    while (waiting[0] && waiting[0].at <= at) {
      const action = waiting.shift();
      if (action) await act(ledger, action, plan.commissionId);
    }
    await driver.settle();
    const now = at.toISOString().slice(0, 7);
    if (now !== month) progress(`${(month = now)}: ${sink.messages.length} messages so far`);
  }
}

function outcomeDifferences<T extends object>(expected: T, outcome: T): string[] {
  return Object.entries(expected)
    .filter(([name, value]) => outcome[name as keyof T] !== value)
    .map(
      ([name, value]) => `${name}: expected ${value}, found ${String(outcome[name as keyof T])}`,
    );
}
