import { afterAll, expect, test } from '@jest/globals';
import { file, withdraw } from '../../../ledger/commands/report-commands.ts';
import type { VirtualClock } from '../../../virtual/time/clock.ts';
import { Driver, NotAtRest } from '../../../virtual/time/driver.ts';
import { WATER } from '../../support/actors.ts';
import { anotherLedger, testLedger, type TestLedger } from '../../support/database.ts';
import { CYCLE, OPENING, REPORT, instantOf } from '../../support/dates.ts';
import { formOf } from '../../support/forms.ts';
import { gateAt, lockedOut } from '../../support/gate.ts';
import { until } from '../../support/until.ts';
import { startWorld, type World } from '../../support/world.ts';

const worlds: World[] = [];
afterAll(() => Promise.all(worlds.map((world) => world.stop())));

async function launchedWorld(connections?: number, tasks = 1): Promise<World> {
  const world = await startWorld({
    startsAt: new Date('2027-10-29T15:00:00+08:00'),
    makeLedger: (clock) => testLedger({ clock, ...(connections !== undefined && { connections }) }),
    tasks,
  });
  worlds.push(world);
  await world.launch();
  return world;
}

const driverOf = ({ ledger, connection }: World, clock: VirtualClock, patienceMs?: number) =>
  new Driver({
    ledger,
    connection,
    clock,
    namespace: 'default',
    ...(patienceMs !== undefined && { patienceMs }),
  });

const fileOf = (ledger: TestLedger, task: string) =>
  file(ledger, `${CYCLE}-${task}`, formOf(), WATER);
/** Of which the report's workflow is told, as it is not of the filing. */
const takeBack = (ledger: TestLedger, task: string) =>
  withdraw(ledger, `${CYCLE}-${task}`, 1, WATER);

test('a command that meets a skip is told only after the timers of that instant have fired', async () => {
  const world = await launchedWorld();
  const { ledger, clock, client } = world;
  // The opening's step takes its time: the timer of the first reminder is set as much too late.
  const gate = await gateAt(ledger, 'mail');
  const opening = world.liveTo(OPENING);
  await gate.reached();
  const late = OPENING.getTime() + 2_000;
  await until('a late timer', async () => (await clock.now()).getTime() > late);
  await gate.open();
  await opening;
  await fileOf(ledger, 't001');

  const timersFired = async () => {
    const { events } = await client.workflow.getHandle(`report/${REPORT}`).fetchHistory();
    return (events ?? []).filter(({ timerFiredEventAttributes }) => timerFiredEventAttributes)
      .length;
  };
  let fired: Promise<number> | undefined;
  const meeting: VirtualClock = {
    ...clock,
    async skipTo(instant) {
      fired ??= takeBack(ledger, 't001').then(timersFired);
      await lockedOut(ledger.db, 1);
      await clock.skipTo(instant);
    },
  };
  await driverOf(world, meeting).liveTo(instantOf('remind-30'));
  // Told sooner, the workflow would cancel a timer that fires meanwhile, and be lost to the server.
  expect(await fired).toBe(1);
  await world.liveTo(instantOf('remind-15'));
  const id = `report/${REPORT}`;
  const { version, seenVersion } = await ledger.db.process.findUniqueOrThrow({ where: { id } });
  expect([version, seenVersion]).toEqual([2, 2]);
});

test('as many commands as there are connections may meet a skip', async () => {
  const world = await launchedWorld(4, 3);
  const { ledger, clock } = world;
  await world.liveTo(OPENING);
  const tasks = ['t001', 't002', 't003'];
  for (const task of tasks) await fileOf(ledger, task);
  const { db } = anotherLedger(ledger);
  const isHeld = async () => {
    const [row] = await db.$queryRaw<{ held: boolean }[]>`
      SELECT EXISTS (SELECT FROM pg_locks WHERE relation = 'relay'::regclass
        AND mode = 'ExclusiveLock' AND granted) AS held`;
    return row?.held === true;
  };
  let takings: Promise<unknown> | undefined;
  const meeting: VirtualClock = {
    ...clock,
    async now() {
      if (!takings && (await isHeld())) {
        takings = Promise.all(tasks.map((task) => takeBack(ledger, task)));
        await lockedOut(db, 3);
      }
      return clock.now();
    },
  };
  await driverOf(world, meeting, 30_000).liveTo(instantOf('remind-30'));
  await takings;
  await world.untilRest();
  expect(await db.report.count({ where: { stage: 'collecting' } })).toBe(3);
});

test('an instant that does not come to rest is told with what is under way', async () => {
  const world = await launchedWorld();
  const gate = await gateAt(world.ledger, 'mail');
  const stuck = driverOf(world, world.clock, 3_000).liveTo(OPENING);
  await expect(stuck).rejects.toThrow(NotAtRest);
  await expect(stuck).rejects.toThrow(/has not come to rest: .*are not taken/);
  await gate.open();
  await world.untilRest();
});
