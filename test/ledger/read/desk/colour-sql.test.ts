import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { civilDateOf, endOfDay } from '../../../../domain/calendar/zoned.ts';
import { Prisma } from '../../../../prisma/generated/client.ts';
import { ledgerPage } from '../../../../ledger/read/desk/ledger-page.ts';
import { lightsByChapter, noLights } from '../../../../ledger/read/desk/lights.ts';
import { reportRows } from '../../../../ledger/read/desk/report-rows.ts';
import { EVERYTHING } from '../../../../ledger/read/desk/selection.ts';
import { OPENING } from '../../../support/dates.ts';
import { openedYear } from '../../../support/opened-year.ts';
import { deskPlan } from './desk-plan.ts';

const DAY_MS = 86_400_000;
const day = fc.integer({ min: -40, max: 60 });
const dayText = (offset: number) =>
  new Date(OPENING.getTime() + offset * DAY_MS).toISOString().slice(0, 10);
/** Instants around the ends of days, where a zone's day and UTC's differ. */
const instant = fc
  .tuple(day, fc.constantFrom('00:00:00.000', '15:59:59.999', '16:00:00.000', '03:10:00.000'))
  .map(([offset, time]) => new Date(`${dayText(offset)}T${time}Z`));

const facts = fc.record({
  stage: fc.constantFrom('collecting', 'reviewing', 'accepted', 'missed' as const),
  dueOn: day.map(dayText),
  originalDueOn: day.map(dayText),
  opensAt: instant,
  filedAt: instant,
  reviewDueOn: day.map(dayText),
  returnedAt: fc.option(instant),
  acceptedAt: instant,
  missedAt: fc.option(instant, { freq: 3 }),
  leftAt: fc.option(instant, { freq: 5 }),
});

/** Reports that are owed, due on every day around the days on which a light changes. */
function edgesOf(now: Date): (typeof facts extends fc.Arbitrary<infer Facts> ? Facts : never)[] {
  const [template] = fc.sample(facts, { numRuns: 1, seed: 1 });
  if (!template) return [];
  const today = Date.parse(`${civilDateOf(now, 'Asia/Shanghai')}T00:00:00Z`);
  return Array.from({ length: 12 }, (_, i) => ({
    ...template,
    stage: 'collecting' as const,
    dueOn: new Date(today + (i - 2) * DAY_MS).toISOString().slice(0, 10),
    opensAt: new Date(now.getTime() - 90 * DAY_MS),
    returnedAt: null,
    missedAt: null,
    leftAt: null,
  }));
}

test('the colour in SQL is the colour of the rule, for every kind of facts and instant', async () => {
  const { ledger } = await openedYear();
  const plan = await deskPlan(ledger, 'small');
  const template = await ledger.db.report.findFirstOrThrow();
  const instants = fc.sample(instant, { numRuns: 6, seed: 7 });
  const samples = [
    ...fc.sample(facts, { numRuns: 600, seed: 20_271_101 }),
    ...instants.flatMap(edgesOf),
  ];
  await ledger.db.terms.deleteMany();
  await ledger.db.report.deleteMany();
  await ledger.db.report.createMany({
    data: samples.map((sample, i) => ({
      ...template,
      ...sample,
      // Some are due at an instant of their day.
      dueAt: new Date(+endOfDay(sample.dueOn, 'Asia/Shanghai') - (i % 3 === 2 ? 6 * 3_600_000 : 0)),
      firstFiledAt: sample.filedAt,
      id: `r${i}`,
    })),
  });
  const colours = ['green', 'yellow', 'red', 'blue'] as const;
  for (const now of instants) {
    const byRule = await reportRows(ledger, plan, now, {
      where: Prisma.sql`TRUE`,
      orderBy: Prisma.sql`r.id`,
    });
    expect(byRule).toHaveLength(samples.length);
    for (const light of colours) {
      const rule = byRule.filter((row) => row.light.colour === light && row.leftAt === null);
      const filter = {
        ...EVERYTHING,
        light,
        stage: null,
        filing: null,
        chapter: null,
        agencyId: null,
        search: '',
        sort: 'number' as const,
        descending: false,
        page: 1,
      };
      const { count, rows } = await ledgerPage(ledger, plan, filter, now);
      expect(count).toBe(rule.length);
      expect(rows.every((row) => row.light.colour === light)).toBe(true);
    }
    const counted = noLights();
    for (const { light, leftAt } of byRule) if (!leftAt) counted[light.colour]++;
    const [chapter] = await lightsByChapter(ledger, plan, EVERYTHING, now);
    expect(chapter?.lights).toEqual(counted);
  }
});
