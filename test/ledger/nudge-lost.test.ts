import { beforeEach, expect, test } from '@jest/globals';
import { nudgeLost } from '../../ledger/reconcile.ts';
import { OPENING, PROCESS, instantOf } from '../support/dates.ts';
import { openedYear, type OpenedYear } from '../support/opened-year.ts';

let year: OpenedYear;
beforeEach(async () => {
  year = await openedYear();
  await year.stepAt(OPENING);
  await year.ledger.db.relay.deleteMany();
});

const standStill = (ago: string) =>
  year.ledger.db.$executeRaw`UPDATE process SET changed_real = now() - ${ago}::interval`;
const goTo = (ms: number) => year.clock.set(new Date(instantOf('remind-30').getTime() + ms));
const nextWake = async () =>
  (await year.ledger.db.process.findUniqueOrThrow({ where: { id: PROCESS } })).nextWakeAt!;

test('a step that is half a minute late while nobody takes any is told again, once', async () => {
  year.clock.set(new Date((await nextWake()).getTime() + 31_000));
  await standStill('1 hour');
  const mended = await nudgeLost(year.ledger);
  expect(mended).toContainEqual({ fault: 'overdue_wake', subject: PROCESS });
  expect(await nudgeLost(year.ledger)).toEqual([]);
});

test('one that is a little late is not', async () => {
  year.clock.set(new Date((await nextWake()).getTime() + 29_000));
  await standStill('1 hour');
  expect(await nudgeLost(year.ledger)).toEqual([]);
});

test('while others are taken it waits in a queue, and is not lost', async () => {
  goTo(60_000);
  await standStill('1 hour');
  const { ledger } = year;
  await ledger.db.process.update({
    where: { id: 'plan/small' },
    data: { changedReal: new Date() },
  });
  expect(await nudgeLost(ledger)).toEqual([]);
});
