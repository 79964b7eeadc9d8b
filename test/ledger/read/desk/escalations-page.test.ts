import { beforeEach, describe, expect, test } from '@jest/globals';
import { file } from '../../../../ledger/commands/report-commands.ts';
import { draftsOf } from '../../../../ledger/read/desk/drafts.ts';
import { draftCounts, escalationsPage } from '../../../../ledger/read/desk/escalations-page.ts';
import { EVERYTHING } from '../../../../ledger/read/desk/selection.ts';
import type { DeskPlan } from '../../../../ledger/read/desk/plans.ts';
import { WATER } from '../../../support/actors.ts';
import { formOf } from '../../../support/forms.ts';
import { CYCLE, instantOf } from '../../../support/dates.ts';
import { openedYear, type OpenedYear } from '../../../support/opened-year.ts';
import { deskPlan } from './desk-plan.ts';

const REPORTS = [`${CYCLE}-t001`, `${CYCLE}-t002`, `${CYCLE}-chifeng`];
const [FIRST = '', SECOND = '', REGION = ''] = REPORTS;

let year: OpenedYear;
let plan: DeskPlan;
let now: Date;

/** Two tasks of the water department and one region, all overdue up to the letter. */
beforeEach(async () => {
  year = await openedYear({ tasks: 2, region: true });
  for (const name of ['opening', 'escalate', 'letter'])
    for (const id of REPORTS) await year.stepAt(instantOf(name), id);
  plan = await deskPlan(year.ledger, 'small');
  now = instantOf('letter');
});

const drafts = () => draftsOf(year.ledger.db, year.ledger.calendar, 'small', now);

describe('the drafts', () => {
  test('are one letter per agency, and one circular for all', async () => {
    expect(await drafts()).toMatchObject([
      { effect: 'letter', agency: { id: 'chifeng' }, escalationIds: [`${REPORTS[2]}/1/letter`] },
      {
        effect: 'letter',
        agency: { id: 'shuili' },
        escalationIds: [`${REPORTS[0]}/1/letter`, `${REPORTS[1]}/1/letter`],
        text: { addressee: '自治区水利厅：', date: '2028年1月14日' },
      },
    ]);
    for (const id of REPORTS) await year.stepAt(instantOf('circular'), id);
    now = instantOf('circular');
    expect((await drafts()).map(({ effect, period }) => [effect, period]).sort()).toEqual([
      ['circular', '2027'],
      ['letter', '2027'],
      ['letter', '2027'],
    ]);
    expect(await draftCounts(year.ledger, plan, now)).toEqual({ letters: 2, circulars: 1 });
  });

  test('leave out what has been filed meanwhile', async () => {
    await file(year.ledger, FIRST, formOf(), WATER);
    const [, water] = await drafts();
    expect(water?.escalationIds).toEqual([`${REPORTS[1]}/1/letter`]);
    expect(water?.text.paragraphs[0]).toContain('仍有1项未报送');
  });

  test('none is written to the commission or its superior, and none about what was rescheduled', async () => {
    const { db } = year.ledger;
    for (const agencyId of ['fagaiwei', 'zhengfuban']) {
      await db.report.update({ where: { id: REGION }, data: { agencyId } });
      for (const id of REPORTS) await year.stepAt(instantOf('circular'), id);
      now = instantOf('circular');
      const all = await drafts();
      expect(all.map(({ agency }) => agency?.id ?? null).sort()).toEqual(['shuili', null].sort());
      expect(all.every(({ reports }) => reports === 2)).toBe(true);
      expect(await draftCounts(year.ledger, plan, now)).toEqual({ letters: 1, circulars: 1 });
    }
    await db.report.updateMany({ data: { dueAt: new Date('2028-06-01T00:00:00Z') } });
    expect(await drafts()).toEqual([]);
    expect(await draftCounts(year.ledger, plan, now)).toEqual({ letters: 0, circulars: 0 });
  });
});

describe('what is put before a superior', () => {
  const all = { selection: EVERYTHING, toAgency: null, page: 1, size: 10 };

  test('stands by agency with its effect and days, answered or not', async () => {
    year.clock.set(new Date('2028-01-17T02:00:00Z'));
    await file(year.ledger, FIRST, formOf(), WATER);
    const later = new Date('2028-01-20T02:00:00Z');
    const page = await escalationsPage(year.ledger, plan, all, later);
    expect(page).toMatchObject({ count: 3, overdue: 2, page: 1, pages: 1 });
    const reports = page.agencies.flatMap((each) => each.reports);
    // What is overdue stands first. Filed 17 days after the due date: its count stands still.
    expect(reports.at(-1)).toMatchObject({
      id: FIRST,
      daysOverdue: 17,
      answeredAt: new Date('2028-01-17T02:00:00Z'),
    });
    const open = reports.find(({ id }) => id === SECOND);
    expect(open).toMatchObject({ daysOverdue: 20, answeredAt: null });
    expect(open?.steps.map(({ effect }) => effect)).toEqual(['escalate', 'letter']);
    const selection = { kind: null, period: '2026' };
    const none = await escalationsPage(year.ledger, plan, { ...all, selection }, later);
    expect(none).toMatchObject({ agencies: [], count: 0, overdue: 0 });
  });

  test('is paged, and the totals are those of all pages', async () => {
    const pages = await Promise.all(
      [1, 2, 3, 9].map((page) =>
        escalationsPage(year.ledger, plan, { ...all, page, size: 1 }, now),
      ),
    );
    const ids = pages.map(({ agencies }) => agencies[0]?.reports.map(({ id }) => id));
    expect(new Set(ids.flat()).size).toBe(3);
    expect(ids[3]).toEqual(ids[2]);
    for (const page of pages) expect(page).toMatchObject({ count: 3, overdue: 3, pages: 3 });
  });

  test('shows each superior what was put before it', async () => {
    await year.ledger.db.escalation.updateMany({
      where: { reportId: REGION },
      data: { toAgency: 'zhengfuban' },
    });
    const of = async (toAgency: string) =>
      (await escalationsPage(year.ledger, plan, { ...all, toAgency }, now)).count;
    expect(await of('fagaiwei')).toBe(2);
    expect(await of('zhengfuban')).toBe(1);
  });
});
