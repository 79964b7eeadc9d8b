import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { changesBetween, type PlanShape } from '../../../domain/shape/changes.ts';

const NOVEMBER = new Date('2027-11-01T01:00:00Z');
const at = (day: number) => new Date(NOVEMBER.getTime() + day * 86_400_000);
const mail = (key: string, day: number, mails = 1) => ({
  kind: 'periodic',
  period: '2027',
  key,
  at: at(day),
  mails,
});
const cycle = (dueOn: string) => ({ kind: 'periodic', period: '2027', opensAt: NOVEMBER, dueOn });

test('counts mails that come, go, or go at another time, cycle by cycle', () => {
  const before: PlanShape = {
    cycles: [cycle('2027-12-31')],
    mails: [mail('t1 opening', 0), mail('t1 remind-30', 30), mail('t1 urge', 61, 2)],
  };
  const after: PlanShape = {
    cycles: [cycle('2027-12-10')],
    mails: [mail('t1 opening', 0), mail('t1 remind-7', 33), mail('t1 urge', 40, 2)],
  };
  const dates = (dueOn: string) => ({ opensAt: NOVEMBER, dueOn });
  expect(changesBetween(before, after)).toMatchObject([
    {
      kind: 'periodic',
      period: '2027',
      before: dates('2027-12-31'),
      after: dates('2027-12-10'),
      added: 1,
      dropped: 1,
      moved: 2,
    },
  ]);
});

const shapes = fc
  .array(
    fc.record({
      step: fc.constantFrom('opening', 'remind-7', 'urge'),
      day: fc.integer({ min: 0, max: 3 }),
      mails: fc.integer({ min: 1, max: 3 }),
    }),
  )
  .map((all): PlanShape => ({
    cycles: [cycle('2027-12-31')],
    mails: [...new Map(all.map((each) => [each.step, each])).values()].map((each) =>
      mail(each.step, each.day, each.mails),
    ),
  }));

test('nothing changes from a plan to itself; back again, what came goes', () => {
  fc.assert(
    fc.property(shapes, shapes, (one, other) => {
      expect(changesBetween(one, one)).toEqual([]);
      const there = changesBetween(one, other);
      const back = changesBetween(other, one);
      expect(back.map(({ added, dropped, moved }) => [dropped, added, moved])).toEqual(
        there.map(({ added, dropped, moved }) => [added, dropped, moved]),
      );
      const sum = ({ mails }: PlanShape) => mails.reduce((total, each) => total + each.mails, 0);
      const [change] = there;
      expect(sum(other) - sum(one)).toBe((change?.added ?? 0) - (change?.dropped ?? 0));
    }),
  );
});
