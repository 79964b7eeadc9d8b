import { expect, test } from '@jest/globals';
import { pausePlan, resumePlan } from '../../../../ledger/commands/pause.ts';
import { heldBack } from '../../../../ledger/read/desk/held-back.ts';
import { OPERATOR } from '../../../support/actors.ts';
import { OPENING } from '../../../support/dates.ts';
import { openedYear } from '../../../support/opened-year.ts';
import { deskPlan } from './desk-plan.ts';

const OTHER = 'small-periodic-2027-t002';
const PAUSED = new Date('2027-12-20T10:00:00+08:00');

async function paused(until: string) {
  const year = await openedYear({ tasks: 2 });
  await year.stepAt(OPENING);
  await year.stepAt(OPENING, OTHER);
  await year.stepAt(PAUSED);
  await year.stepAt(PAUSED, OTHER);
  await pausePlan(year.ledger, 'small', '机构调整', OPERATOR);
  await year.ledger.db.mail.deleteMany();
  const now = new Date(until);
  year.clock.set(now);
  const held = await heldBack(year.ledger, await deskPlan(year.ledger, 'small'), now);
  return { year, now, held };
}

test('a pause lists what would have been sent; resumed, each report gets the gravest step alone', async () => {
  const { year, now, held } = await paused('2027-12-29T10:00:00+08:00');
  expect(held).toMatchObject({ reports: 2, fellDue: 0 });
  expect(held.instants.map(({ steps }) => steps.map(({ name }) => name))).toEqual([
    ['remind-7'],
    ['remind-3'],
  ]);
  await resumePlan(year.ledger, 'small', OPERATOR);
  for (const id of [undefined, OTHER]) await year.stepAt(now, id);
  const mails = await year.ledger.db.mail.findMany({ where: { dueAt: { lte: now } } });
  expect(mails.map(({ step }) => step)).toEqual(['remind-3', 'remind-3']);
});

test('what fell due meanwhile is counted, and given a later date on resuming', async () => {
  const { year, held } = await paused('2028-01-07T10:00:00+08:00');
  expect(held).toMatchObject({ reports: 2, fellDue: 2 });
  expect(await resumePlan(year.ledger, 'small', OPERATOR)).toMatchObject({
    value: { rescheduled: held.fellDue },
  });
});

test('a plan that runs holds nothing back', async () => {
  const { ledger, clock } = await openedYear();
  const now = await clock.now();
  expect(await heldBack(ledger, await deskPlan(ledger, 'small'), now)).toEqual({
    instants: [],
    reports: 0,
    fellDue: 0,
  });
});
