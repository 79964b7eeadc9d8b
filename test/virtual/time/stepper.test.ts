import { afterAll, expect, test } from '@jest/globals';
import pino from 'pino';
import { file } from '../../../ledger/commands/report-commands.ts';
import { rebuild } from '../../../ledger/processes.ts';
import { Stepper } from '../../../virtual/time/stepper.ts';
import { WATER } from '../../support/actors.ts';
import { anotherLedger, testLedger, type TestLedger } from '../../support/database.ts';
import { formOf } from '../../support/forms.ts';

import { startWorld, type World } from '../../support/world.ts';
import { until } from '../../support/until.ts';

const OPENING = new Date('2027-11-01T09:00:00+08:00');
const REPORT = 'small-periodic-2027-t001';

const worlds: World[] = [];
const steppers: Stepper[] = [];
afterAll(async () => {
  await Promise.all(steppers.map((each) => each.stop()));
  await Promise.all(worlds.map((each) => each.stop()));
});

const reserved: Date[] = [];
async function stepperAt(startsAt: Date, known?: TestLedger): Promise<[World, Stepper]> {
  const makeLedger: Parameters<typeof startWorld>[0]['makeLedger'] = (clock) =>
    known ? Promise.resolve(anotherLedger({ ...known, clock })) : testLedger({ clock });
  const world = await startWorld({ startsAt, makeLedger, tasks: 2 });
  worlds.push(world);
  const { ledger, clock, connection } = world;
  const reserve = (instant: Date) => Promise.resolve(void reserved.push(instant));
  const log = pino({ level: 'silent' });
  const parts = { ledger, clock, connection, namespace: 'default', reserve, log };
  const stepper = new Stepper(parts, startsAt);
  steppers.push(stepper);
  return [world, stepper];
}

const arrival = async (stepper: Stepper) => {
  await until('the move', () => !stepper.state().running);
  const { error, at } = stepper.state();
  expect(error).toBeNull();
  return at;
};
const stepsTaken = async ({ db }: TestLedger, reportId: string) =>
  (await db.mail.findMany({ where: { reportId, state: 'sent' }, orderBy: { dueAt: 'asc' } })).map(
    ({ step }) => step,
  );

test('time goes from instant to instant, then on in a world that was started again', async () => {
  const [world, stepper] = await stepperAt(new Date('2027-10-29T15:00:00+08:00'));
  const { ledger } = world;
  await world.launch();
  expect(await stepper.next()).toEqual(OPENING);
  stepper.stepTo(OPENING);
  expect(stepper.state()).toMatchObject({ running: true, target: OPENING });
  expect((await arrival(stepper)).getTime()).toBeGreaterThanOrEqual(OPENING.getTime());
  expect(await stepsTaken(ledger, REPORT)).toEqual(['opening']);

  // Somebody files while time is on its way, whenever that is: nothing gets stuck.
  stepper.stepTo(new Date('2027-12-20T00:00:00+08:00'));
  await until('the first reminder', async () => (await stepsTaken(ledger, REPORT)).length > 1);
  expect((await file(ledger, REPORT, formOf(), WATER)).ok).toBe(true);
  await arrival(stepper);
  const other = 'small-periodic-2027-t002';
  expect(await stepsTaken(ledger, other)).toEqual(['opening', 'remind-30', 'remind-15']);

  // The books of the second are closed; a new server knows no workflow at all.
  stepper.stepTo(new Date('2028-02-20T00:00:00+08:00'));
  await arrival(stepper);
  const { stage } = await ledger.db.report.findUniqueOrThrow({ where: { id: other } });
  expect(stage).toBe('missed');
  const stoppedAt = await stepper.now();
  await stepper.stop();
  expect(reserved).toEqual([...reserved].sort((a, b) => a.getTime() - b.getTime()));

  const [again, secondStepper] = await stepperAt(stoppedAt, ledger);
  expect(await rebuild(again.ledger)).toBeGreaterThan(0);
  secondStepper.stepTo(new Date('2028-03-01T00:00:00+08:00'));
  await arrival(secondStepper);
  expect(await again.ledger.db.repair.count()).toBe(0);
}, 900_000);
