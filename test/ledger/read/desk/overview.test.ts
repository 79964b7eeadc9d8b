import { describe, expect, test } from '@jest/globals';
import { accept, file, returnReport } from '../../../../ledger/commands/report-commands.ts';
import { agencyPage, agencyRows } from '../../../../ledger/read/desk/agencies.ts';
import { auditPage, readActor } from '../../../../ledger/read/desk/audit.ts';
import { mailPage } from '../../../../ledger/read/desk/mails.ts';
import { eventsAt } from '../../../../ledger/read/desk/next-instant.ts';
import { overview } from '../../../../ledger/read/desk/overview.ts';
import { plansFor } from '../../../../ledger/read/desk/plans.ts';
import { reviewQueue } from '../../../../ledger/read/desk/reviews.ts';
import { REVIEWER, WATER } from '../../../support/actors.ts';
import { formOf } from '../../../support/forms.ts';
import { OPENING, rungAt } from '../../../support/dates.ts';
import { openedYear } from '../../../support/opened-year.ts';
import { deskPlan } from './desk-plan.ts';

const at = (time: string) => new Date(`${time}+08:00`);

/** Task 1 accepted, task 2 returned and waiting, task 3 filed late; the region never files. */
async function situation() {
  const year = await openedYear({ tasks: 3, region: true });
  const { ledger, clock, stepAt } = year;
  const ids = ['001', '002', '003', 'chifeng'].map((each) => `small-2027-${each}`);
  for (const id of ids) await stepAt(OPENING, id);
  clock.set(at('2027-12-30T10:00'));
  await file(ledger, 'small-2027-001', formOf(), WATER);
  await file(ledger, 'small-2027-002', formOf(), WATER);
  clock.set(at('2027-12-31T10:00'));
  await accept(ledger, 'small-2027-001', 1, REVIEWER);
  await returnReport(ledger, 'small-2027-002', 1, '请补充。', REVIEWER);
  clock.set(at('2028-01-03T10:00'));
  await file(ledger, 'small-2027-003', formOf(), WATER);
  return { ...year, plan: await deskPlan(ledger, 'small') };
}

describe('the overview', () => {
  test('counts what is owed, filed, late, missing, in review and returned', async () => {
    const { ledger, plan } = await situation();
    const now = at('2028-01-04T10:00');
    const data = await overview(ledger, plan, 2027, now);
    expect(data.tally).toMatchObject({
      owed: 4,
      accepted: 1,
      original: { filedOnTime: 2, filedLate: 1, missing: 1, notYetDue: 0 },
    });
    expect(data).toMatchObject({ inReview: 1, returned: 1, redCount: 1, lateReviews: [] });
    expect(data.red).toMatchObject([{ agency: { id: 'chifeng' }, task: null }]);
    expect(data.chapters).toEqual([
      {
        chapter: { number: 1, title: '农业' },
        lights: { green: 0, yellow: 2, red: 0, blue: 1 },
        total: 3,
      },
      { chapter: null, lights: { green: 0, yellow: 0, red: 1, blue: 0 }, total: 1 },
    ]);
    expect((await overview(ledger, plan, 2030, now)).tally.owed).toBe(0);
  });

  test('shows a review that is late, and only then', async () => {
    const { ledger, plan } = await situation();
    // Filed on 3 January: ten workdays are up at the end of the 17th.
    const queue = async (time: string) => (await reviewQueue(ledger, plan, at(time)))[0]?.late;
    expect(await queue('2028-01-17T23:59')).toBe(false);
    expect(await queue('2028-01-18T00:00')).toBe(true);
  });

  test('shows an address that is refused', async () => {
    const { ledger, plan } = await situation();
    const refusedAt = at('2027-11-01T09:01');
    await ledger.db.contact.update({
      where: { id: 'chifeng-officer' },
      data: { refusedAt, refusedCode: 'rcpt-550-5.1.1' },
    });
    expect((await overview(ledger, plan, 2027, refusedAt)).refused).toMatchObject([
      { agency: { id: 'chifeng' }, role: 'officer', code: 'rcpt-550-5.1.1', refusedAt },
    ]);
  });
});

describe('agencies', () => {
  test('stand with their counts and contacts, the worst first', async () => {
    const { ledger, plan } = await situation();
    const rows = await agencyRows(ledger, plan, 2027, at('2028-01-04T10:00'));
    expect(rows[0]).toMatchObject({ id: 'chifeng', tally: { owed: 1, original: { missing: 1 } } });
    const water = rows.find(({ id }) => id === 'shuili');
    expect(water).toMatchObject({
      leads: 3,
      cooperates: 0,
      tally: { owed: 3, accepted: 1 },
      lights: { yellow: 2, blue: 1, red: 0, green: 0 },
    });
    expect(water?.contacts).toHaveLength(2);
    expect(rows.find(({ id }) => id === 'caizheng')).toMatchObject({ leads: 0, cooperates: 3 });
    const page = await agencyPage(ledger, plan, 2027, 'shuili', at('2028-01-04T10:00'));
    expect(page?.reports).toHaveLength(3);
    expect(await agencyPage(ledger, plan, 2027, 'nobody', OPENING)).toBeNull();
  });
});

describe('mails', () => {
  test('are counted by message and told by their state', async () => {
    const { ledger, plan } = await situation();
    // Four openings (three of them in one message), of which a filing took two back; three notices.
    const waiting = await mailPage(ledger, plan, 'waiting', 1);
    const cancelled = await mailPage(ledger, plan, 'cancelled', 1);
    expect(waiting.counts).toEqual({ sent: 0, waiting: 3, trouble: 0, cancelled: 1 });
    expect(waiting.rows.map(({ rungs }) => rungs)).toEqual([
      ['accepted'],
      ['returned'],
      ['opening'],
    ]);
    expect(cancelled.rows).toMatchObject([{ reports: 3, agency: { id: 'shuili' } }]);
    await ledger.db.mail.updateMany({
      where: { rung: 'opening', reportId: 'small-2027-chifeng' },
      data: { state: 'refused', code: 'rcpt-550' },
    });
    expect((await mailPage(ledger, plan, 'trouble', 5)).rows).toMatchObject([
      { state: 'refused', code: 'rcpt-550', contact: { id: 'chifeng-officer' } },
    ]);
  });
});

describe('the next instant', () => {
  test('names the rungs that are due then, the years that open, and the mails that wait', async () => {
    const { ledger, plan } = await situation();
    expect(await eventsAt(ledger, [plan], rungAt('remind-30'))).toMatchObject({
      rungs: [{ name: 'remind-30', reports: 1 }],
      years: [],
    });
    await ledger.db.plan.update({
      where: { id: 'small' },
      data: { launchTo: 2028, nextWakeAt: at('2028-11-01T09:00') },
    });
    const next = await deskPlan(ledger, 'small');
    expect((await eventsAt(ledger, [next], at('2028-11-01T09:00'))).years).toEqual([2028]);
  });
});

describe('who may read which plan', () => {
  test('commission and government see their own, the operator all, others none', async () => {
    const { ledger } = await situation();
    const ids = async (role: 'commission' | 'government' | 'admin', agencyId: string | null) =>
      (await plansFor(ledger, { role, agencyId })).map(({ id }) => id);
    expect(await ids('commission', 'fagaiwei')).toEqual(['small']);
    expect(await ids('government', 'zhengfuban')).toEqual(['small']);
    expect(await ids('admin', null)).toEqual(['small']);
    expect(await ids('commission', 'caizheng')).toEqual([]);
    expect(await ids('government', 'fagaiwei')).toEqual([]);
    expect(await ids('commission', null)).toEqual([]);
  });
});

describe('the audit', () => {
  test('is paged, newest first, and reads its actors', async () => {
    const { ledger } = await situation();
    const page = await auditPage(ledger, 'small', 9);
    expect(page).toMatchObject({ count: 6, page: 1, pages: 1 });
    expect(page.rows.map(({ action }) => action)).toEqual([
      'file',
      'return',
      'accept',
      'file',
      'file',
      'launch',
    ]);
    expect(readActor('agency:shuili 水利厅 联络员')).toEqual({
      actorKind: 'agency',
      actorAgencyId: 'shuili',
      actorName: '水利厅 联络员',
    });
    expect(readActor('system Duban')).toMatchObject({ actorKind: 'system', actorAgencyId: null });
  });
});
