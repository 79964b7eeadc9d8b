import { beforeAll, describe, expect, test } from '@jest/globals';
import { launch } from '../../../../ledger/commands/launch.ts';
import { WITHOUT_TASK, type LedgerFilter } from '../../../../ledger/read/desk/ledger-filter.ts';
import { ledgerPage, LEDGER_PAGE_SIZE } from '../../../../ledger/read/desk/ledger-page.ts';
import type { DeskPlan } from '../../../../ledger/read/desk/plans.ts';
import { openDueCycles } from '../../../server/support/site.ts';
import { SEED_PLAN } from '../../../../seeds/load.ts';
import { OPERATOR } from '../../../support/actors.ts';
import { testLedger, type TestLedger } from '../../../support/database.ts';
import { FixedClock } from '../../../support/fixed-clock.ts';
import { LAUNCH, OPENING } from '../../../support/dates.ts';
import { deskPlan } from './desk-plan.ts';

let ledger: TestLedger;
let plan: DeskPlan;

const all: LedgerFilter = {
  kind: 'periodic',
  period: '2027',
  light: null,
  stage: null,
  filing: null,
  chapter: null,
  agencyId: null,
  search: '',
  sort: 'number',
  descending: false,
  page: 1,
};
const page = (filter: Partial<LedgerFilter>) =>
  ledgerPage(ledger, plan, { ...all, ...filter }, OPENING);
const numbers = async (filter: Partial<LedgerFilter>) =>
  (await page(filter)).rows.map(({ task }) => task?.number ?? null);

beforeAll(async () => {
  const clock = new FixedClock(LAUNCH);
  ledger = await testLedger({ clock, seeds: true });
  await launch(ledger, SEED_PLAN, { from: 2027, to: 2027 }, OPERATOR);
  clock.set(OPENING);
  await openDueCycles(ledger, SEED_PLAN);
  plan = await deskPlan(ledger, SEED_PLAN);
});

describe('the ledger', () => {
  test('shows what the document makes owed, in its order, page by page', async () => {
    const first = await page({});
    expect(first).toMatchObject({ count: 104, total: 104, page: 1, pages: 3 });
    expect(first.rows.map(({ task }) => task?.number)).toEqual(
      Array.from({ length: LEDGER_PAGE_SIZE }, (_, i) => String(i + 1)),
    );
    // Behind the 99 tasks stand the five regions; a page past the end is the last.
    const last = await page({ page: 99 });
    expect(last.page).toBe(3);
    expect(last.rows.map(({ task, agency }) => task?.number ?? agency.id)).toEqual(
      ['chifeng', 'hulunbeier', 'tongliao', 'xilinguole', 'xingan'].slice(-4),
    );
  });

  test('is narrowed by chapter, agency, kind, period, stage and light', async () => {
    const third = await ledger.db.task.findMany({
      where: { planId: SEED_PLAN, chapterNumber: { in: ['三', '3'] } },
    });
    const chapter = await page({ chapter: third[0]?.chapterTitle ?? '' });
    expect(chapter.count).toBe(4);
    expect(chapter.rows.map(({ task }) => task?.number)).toEqual(third.map(({ number }) => number));
    expect(await page({ chapter: WITHOUT_TASK })).toMatchObject({ count: 5 });
    const water = await page({ agencyId: 'shuili' });
    expect(water.rows.every(({ agency }) => agency.id === 'shuili')).toBe(true);
    expect(water.count).toBe(6);
    expect(await page({ light: 'green', stage: 'collecting' })).toMatchObject({
      count: 104,
    });
    for (const none of [
      { light: 'red' },
      { stage: 'accepted' },
      { kind: 'midterm' },
      { period: '2028' },
      { stage: 'overdue' },
      { stage: 'left' },
      { agencyId: 'nobody' },
    ] as const)
      expect(await page(none)).toMatchObject({ count: 0, rows: [], page: 1, pages: 1 });
  });

  test('is searched by number, by text, by agency in both languages, by all words at once', async () => {
    expect(await numbers({ search: '60' })).toContain('60');
    expect((await page({ search: '粮食' })).rows.every(({ task }) => task)).toBe(true);
    expect((await page({ search: 'water resources' })).rows.map(({ agency }) => agency.id)).toEqual(
      Array.from({ length: 6 }, () => 'shuili'),
    );
    const both = await page({ search: '水利厅 水利工程' });
    expect(both.count).toBeGreaterThan(0);
    expect(both.count).toBeLessThan(6);
  });

  test('takes what is searched for as text, whatever it looks like', async () => {
    for (const search of [
      "'; DROP TABLE report; --",
      "' OR '1'='1",
      '_',
      '\\',
      '%%%\\_',
      '<script>alert(1)</script>',
      '$1 ${x}',
      '9'.repeat(90),
    ])
      expect(await page({ search })).toMatchObject({ count: 0 });
    // Three tasks speak of a share in per cent.
    const texts = await ledger.db.task.count({ where: { text: { contains: '\\%' } } });
    expect(await page({ search: '%' })).toMatchObject({ count: texts });
    expect(texts).toBeLessThan(10);
    expect((await page({})).total).toBe(104);
  });

  test('is sorted by number, due date, light and the sound of the agency, both ways', async () => {
    expect((await numbers({ descending: true })).slice(5, 8)).toEqual(['99', '98', '97']);
    await ledger.db.report.update({
      where: { id: `${SEED_PLAN}-periodic-2027-t042` },
      data: { dueOn: '2027-10-29' },
    });
    expect((await numbers({ sort: 'due' }))[0]).toBe('42');
    expect((await numbers({ sort: 'light' }))[0]).toBe('42');
    expect(
      (await page({ sort: 'light', descending: true, page: 3 })).rows.at(-1)?.task?.number,
    ).toBe('42');
    const names = (await page({ sort: 'agency' })).rows.map(({ agency }) => agency.name);
    expect(names).toEqual(names.toSorted(new Intl.Collator('zh-CN').compare));
    expect(names[0]).toBe('赤峰市');
  });
});
