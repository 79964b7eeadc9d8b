import { SYSTEM } from '../../domain/report/actor.ts';
import { launch } from '../../ledger/commands/launch.ts';
import { reconcile, type Repaired } from '../../ledger/reconcile.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { importPlan } from '../../ledger/import-plan.ts';
import { seedPlan } from '../../seeds/load.ts';
import { plannedCopies } from '../oracle/wording.ts';
import type { ActionCounts } from '../oracle/action.ts';
import type { KindCount } from '../oracle/fate.ts';
import type { PlannedMail } from '../oracle/mails-to.ts';
import { scriptPlan, type PlanScript, type ScriptOptions } from '../oracle/plan-script.ts';
import { act } from './act.ts';
import { compareMails, type ReceivedRow } from './compare.ts';
import { countDocuments, keptDocuments, type KeptDocument } from './documents.ts';
import { chooseFaults, loseMails, loseTimers, type Faults } from './faults.ts';
import type { SimulateOptions } from './options.ts';
import { actionsDone, outcomeOf, type PlanOutcome } from './outcome.ts';
import { startWorld, type World, type WorldOptions } from './world.ts';

/** What `npm run simulate -- --json` prints. */
export interface SimulationResult {
  /** The first of the years. */
  year: number;
  years: number[];
  reports: number;
  mails: { planned: number; sent: number; missing: number; duplicate: number; unplanned: number };
  messages: number;
  filedOnTime: number;
  filedLate: number;
  neverFiled: number;
  escalated: number;
  /** By kind, as the oracle has it; what is owed is the sum of the four. */
  kinds: Record<string, KindCount>;
  /** What agencies and reviewers did, as the ledger's own record counts it. */
  actions: ActionCounts;
  /** Official documents that were signed off or issued, by their sort. */
  documents: Record<string, number>;
  repairs: number;
  /** What was lost on purpose, and what the reconciler says it mended. */
  faults?: { mails: string[]; timers: string[]; repaired: Repaired[] };
  seconds: number;
}

/** How a simulation went. */
export interface Simulation {
  result: SimulationResult;
  /** What differs from the plan, each a line; empty when the years went as they must. */
  differences: string[];
  planned: PlanScript['planned'];
  received: ReceivedRow[];
  /** Every official file, as it was kept. */
  documents: KeptDocument[];
}

type Options = Pick<SimulateOptions, 'from' | 'to' | 'seed' | 'fault' | 'reconcile'>;

/** How far the years have been lived through. */
export interface Lived {
  /** How many instants, of how many. */
  lived: number;
  instants: number;
  livedTo: Date;
  /** Messages so far. */
  messages: number;
}

/** What years may be lived through otherwise by; left out, as `npm run simulate` does. */
export interface Staging extends ScriptOptions {
  /** The world's own parts and addresses. */
  world?: Pick<WorldOptions, 'database' | 'folder' | 'mail'>;
  /** Does more to the plan before it is launched. */
  prepare?: (ledger: Ledger) => Promise<void>;
  /** Told of every instant before it is lived through. */
  before?: (ledger: Ledger, at: Date) => Promise<void>;
  /** To whom a planned mail goes in the end. */
  readdress?: (mail: PlannedMail) => PlannedMail;
  /** Told what is refused, and the years go on; left out, they end with it. */
  refused?: (what: string) => void;
  /** Told after every instant. */
  watch?: (lived: Lived) => void;
  /** Looks at the world when the years are over, before it is stopped. */
  look?: (world: World, script: PlanScript) => Promise<void>;
}

/** Lives through years on real parts and holds what arrived against what was planned. */
export async function simulate(
  options: Options,
  progress: (line: string) => void,
  plan = seedPlan(),
  staging: Staging = {},
): Promise<Simulation> {
  const started = performance.now();
  const { from, to, seed } = options;
  const script = scriptPlan(plan, from, to, seed, staging);
  const faults = options.fault > 0 ? chooseFaults(script, options.fault, seed) : null;
  const world = await startWorld({
    startsAt: new Date(script.launchAt.getTime() - 60_000),
    progress,
    ...staging.world,
    ...(staging.calendar && { calendar: staging.calendar }),
    ...(faults && {
      lost: faults.lost,
      tamper: (activities, ledger) => loseTimers(activities, faults, ledger),
    }),
  });
  try {
    if (faults) await loseMails(world.ledger, faults);
    await live(world, script, faults, options.reconcile, progress, staging);
    if (options.reconcile) await reconcile(world.ledger, 0);
    const repaired = await repairsOf(world);
    const received = await receivedRows(world, plan.id);
    const planned = script.planned.map(staging.readdress ?? ((mail) => mail));
    const { differences, ...mails } = compareMails(planned, received);
    const outcome = await outcomeOf(world.ledger, plan.id);
    const documents = await keptDocuments(world.ledger, plan.id);
    const done = await actionsDone(world.ledger, plan.id);
    await staging.look?.(world, script);
    const sum = (key: keyof KindCount) =>
      Object.values(script.kinds).reduce((total, counts) => total + counts[key], 0);
    return {
      planned,
      received,
      documents,
      result: {
        year: from,
        years: Array.from({ length: to - from + 1 }, (_, i) => from + i),
        reports: sum('reports'),
        mails,
        messages: world.sink.messages.length,
        filedOnTime: sum('filedOnTime'),
        filedLate: sum('filedLate'),
        neverFiled: sum('neverFiled'),
        escalated: outcome.escalated,
        kinds: script.kinds,
        actions: done,
        documents: countDocuments(documents),
        repairs: repaired.length,
        ...(faults && { faults: { ...namesOf(faults), repaired } }),
        seconds: Math.round((performance.now() - started) / 100) / 10,
      },
      differences: [
        ...differences,
        ...outcomeDifferences(script, outcome),
        ...countDifferences(script.done, done),
        ...(await copyDifferences(script, world)),
        ...repairDifferences(faults, options.reconcile, repaired),
      ],
    };
  } finally {
    await world.stop();
  }
}

/** The clock runs on while several letters are issued one after the other: theirs are held to the minute. */
const MINUTE_MS = 60_000;

/**
 * What the sink has. A row of a letter or circular names it by its number, for its id is of no plan's
 * making.
 */
async function receivedRows({ ledger, sink }: World, planId: string): Promise<ReceivedRow[]> {
  const issued = await ledger.db.issuedLetter.findMany({ where: { planId } });
  const letters = new Map(
    issued.map(({ id, number }) => [`${planId}/1/${id}/`, `${planId}/1/${number}/`]),
  );
  return sink.messages.flatMap(({ rows, to: address, at: received }) =>
    rows.map((row) => {
      const at = received ?? new Date(0);
      const contact = row.slice(row.lastIndexOf('/') + 1);
      const letter = letters.get(row.slice(0, -contact.length));
      if (letter === undefined) return { row, address, at };
      return {
        row: `${letter}${contact}`,
        address,
        at: new Date(Math.floor(+at / MINUTE_MS) * MINUTE_MS),
      };
    }),
  );
}

async function live(
  world: World,
  { plan, launchAt, from, to, actions, instants }: PlanScript,
  faults: Faults | null,
  reconciles: boolean,
  progress: (line: string) => void,
  { watch, refused, prepare, before: told }: Staging,
): Promise<void> {
  const { ledger, driver, instant, sink } = world;
  await importPlan(ledger, plan);
  const waiting = [...actions];
  const before = async (next: Date) => {
    instant.at = next;
    await told?.(ledger, next);
  };
  let month = '';
  for (const [index, at] of instants.entries()) {
    await driver.liveTo(at, { before });
    const isLaunch = at.getTime() === launchAt.getTime();
    if (isLaunch) {
      await prepare?.(ledger);
      const launched = await launch(ledger, plan.id, { from, to }, { ...SYSTEM, kind: 'admin' });
      if (!launched.ok) throw new Error(`launch refused: ${launched.refusal.code}`);
    }
    const due = waiting.splice(0, waiting.filter((action) => action.at <= at).length);
    // Whatever several do at one instant, they do at the same time.
    const acting = due.map((action) => act(ledger, action, plan));
    await Promise.all(refused ? acting.map((each) => each.catch(tell(refused))) : acting);
    if (isLaunch || due.length > 0) await driver.untilRest();
    // Whatever was lost on purpose is looked for at once, as of the instant it was lost at.
    while (faults && reconciles && (await reconcile(ledger, 0)).length > 0)
      await driver.untilRest();
    const messages = sink.messages.length;
    watch?.({ lived: index + 1, instants: instants.length, livedTo: at, messages });
    const now = at.toISOString().slice(0, 7);
    if (now !== month) progress(`${(month = now)}: ${messages} messages so far`);
  }
}

const tell = (refused: (what: string) => void) => (error: unknown) =>
  refused(error instanceof Error ? error.message : String(error));

async function repairsOf({ ledger }: World): Promise<Repaired[]> {
  const rows = await ledger.db.repair.findMany({ orderBy: { id: 'asc' } });
  return rows.map(({ fault, subject }) => ({ fault: fault as Repaired['fault'], subject }));
}

const namesOf = ({ mails, timers }: Faults) => ({
  mails: mails.map(({ row }) => row),
  timers: timers.map(({ processId, step }) => `${processId} ${step}`),
});

/** The reconciler must name exactly what was lost; where nothing was lost, nothing. */
function repairDifferences(
  faults: Faults | null,
  reconciles: boolean,
  repaired: readonly Repaired[],
): string[] {
  const found = repaired.map(({ fault, subject }) => `${fault} ${subject}`);
  const lost =
    faults && reconciles
      ? [
          ...faults.mails.map(({ row }) => `mail_missing ${row.slice(0, row.lastIndexOf('/'))}`),
          ...faults.timers.map(({ processId }) => `overdue_wake ${processId}`),
        ]
      : [];
  return [
    ...lost.filter((each) => !found.includes(each)).map((each) => `lost and not found: ${each}`),
    ...found.map((each) => `${lost.includes(each) ? 'lost, found and mended' : 'repair'}: ${each}`),
  ];
}

/** What was copied is marked as such, and nothing else is in doubt. */
async function copyDifferences(script: PlanScript, { ledger }: World): Promise<string[]> {
  const planned = plannedCopies(script);
  const marked = await ledger.db.submission.count({ where: { doubt: { not: null } } });
  return marked === planned ? [] : [`in doubt: expected ${planned}, found ${marked}`];
}

const countDifferences = (expected: ActionCounts, found: ActionCounts): string[] =>
  (Object.keys(expected) as (keyof ActionCounts)[])
    .filter((name) => expected[name] !== found[name])
    .map((name) => `${name}: expected ${expected[name]}, found ${found[name]}`);

function outcomeDifferences(expected: PlanOutcome, outcome: PlanOutcome): string[] {
  const flat = ({ kinds, escalated }: PlanOutcome): [string, number][] => [
    ...Object.entries(kinds).flatMap(([kind, counts]) =>
      Object.entries(counts).map(([name, value]): [string, number] => [
        `${kind} ${name}`,
        Number(value),
      ]),
    ),
    ['escalated', escalated],
  ];
  const found = new Map(flat(outcome));
  return flat(expected)
    .filter(([name, value]) => (found.get(name) ?? 0) !== value)
    .map(([name, value]) => `${name}: expected ${value}, found ${found.get(name) ?? 0}`);
}
