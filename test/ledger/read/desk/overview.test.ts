import { describe, expect, test } from '@jest/globals';
import { accept, file, returnReport } from '../../../../ledger/commands/report-commands.ts';
import { agencyPage, agencyRows } from '../../../../ledger/read/desk/agencies.ts';
import { auditPage, readActor } from '../../../../ledger/read/desk/audit.ts';
import { mailPage } from '../../../../ledger/read/desk/mails.ts';
import { eventsAt } from '../../../../ledger/read/desk/next-instant.ts';
import { overview } from '../../../../ledger/read/desk/overview.ts';
import { plansFor } from '../../../../ledger/read/desk/plans.ts';
import { reviewQueue } from '../../../../ledger/read/desk/reviews.ts';
import { superiorOf } from '../../../../domain/parties.ts';
import { EVERYTHING } from '../../../../ledger/read/desk/selection.ts';
import { stepPlan } from '../../../../ledger/steps/plan-step.ts';
import { REVIEWER, WATER } from '../../../support/actors.ts';
import { formOf } from '../../../support/forms.ts';
import { CYCLE, OPENING, instantOf } from '../../../support/dates.ts';
import { openedYear } from '../../../support/opened-year.ts';
import { deskPlan } from './desk-plan.ts';

const ALL_2027 = { kind: null, period: '2027' };
const at = (time: string) => new Date(`${time}+08:00`);

/** Task 1 accepted, task 2 returned and waiting, task 3 filed late; the region never files. */
async function situation() {
  const year = await openedYear({ tasks: 3, region: true });
  const { ledger, clock, stepAt } = year;
  const ids = ['t001', 't002', 't003', 'chifeng'].map((each) => `${CYCLE}-${each}`);
  for (const id of ids) await stepAt(OPENING, id);
  clock.set(at('2027-12-30T10:00'));
  await file(ledger, `${CYCLE}-t001`, formOf(), WATER);
  await file(ledger, `${CYCLE}-t002`, formOf(), WATER);
  clock.set(at('2027-12-31T10:00'));
  await accept(ledger, `${CYCLE}-t001`, 1, REVIEWER);
  await returnReport(ledger, `${CYCLE}-t002`, 1, '请补充。', REVIEWER);
  clock.set(at('2028-01-03T10:00'));
  await file(ledger, `${CYCLE}-t003`, formOf(), WATER);
  return { ...year, plan: await deskPlan(ledger, 'small') };
}

describe('the overview', () => {
  test('counts what is owed, filed, late, missing, in review and returned', async () => {
    const { ledger, plan } = await situation();
    const now = at('2028-01-04T10:00');
    const data = await overview(ledger, plan, ALL_2027, now);
    expect(data.tally).toMatchObject({
      owed: 4,
      accepted: 1,
      original: { filedOnTime: 2, filedLate: 1, missing: 1, notYetDue: 0 },
    });
    expect(data.lateReviews).toMatchObject({ rows: [], count: 0 });
    expect(data).toMatchObject({ inReview: 1, returned: 1, redCount: 1 });
    expect(data.red).toMatchObject([{ agency: { id: 'chifeng' }, task: null }]);
    expect(data.chapters).toEqual([
      {
        chapter: { number: '1', title: '农业' },
        lights: { green: 0, yellow: 2, red: 0, blue: 1 },
        total: 3,
      },
      { chapter: null, lights: { green: 0, yellow: 0, red: 1, blue: 0 }, total: 1 },
    ]);
    const nothing = { kind: 'periodic', period: '2030' };
    expect((await overview(ledger, plan, nothing, now)).tally.owed).toBe(0);
  });

  test('shows a review that is late, and only then', async () => {
    const { ledger, plan } = await situation();
    // Filed on 3 January: ten workdays are up at the end of the 17th.
    const query = { selection: EVERYTHING, reviewerId: null, page: 1, size: 10 };
    const queue = async (time: string) =>
      (await reviewQueue(ledger, plan, query, at(time))).rows[0]?.late;
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
    expect((await overview(ledger, plan, ALL_2027, refusedAt)).refused).toMatchObject([
      { agency: { id: 'chifeng' }, role: 'officer', code: 'rcpt-550-5.1.1', refusedAt },
    ]);
  });
});

describe('whom nobody can tell', () => {
  test('is named with the reason; contacts of other plans are not shown', async () => {
    const { ledger, plan } = await situation();
    const at = instantOf('remind-30');
    expect((await overview(ledger, plan, EVERYTHING, at)).unreachable).toEqual([]);
    await ledger.db.contact.update({
      where: { id: 'shuili-officer' },
      data: { active: false },
    });
    await ledger.db.contact.update({
      where: { id: 'chifeng-officer' },
      data: { refusedAt: at, refusedCode: 'rcpt-550' },
    });
    // It owes nothing here, and an agency of another plan is none of this one's.
    await ledger.db.contact.deleteMany({ where: { id: 'caizheng-officer' } });
    await ledger.db.agency.create({
      data: {
        id: 'elsewhere',
        name: '外省单位',
        kind: 'department',
        contacts: {
          create: { id: 'x', role: 'officer', name: '某', address: 'x@x.example', refusedAt: at },
        },
      },
    });
    const { unreachable, refused } = await overview(ledger, plan, EVERYTHING, at);
    expect(unreachable.map(({ agency, why }) => [agency.id, why]).sort()).toEqual([
      ['chifeng', 'only_refused'],
      ['shuili', 'no_officer'],
    ]);
    expect(refused.map(({ id }) => id)).toEqual(['chifeng-officer']);
  });
});

describe('the review queue', () => {
  test('is each superior’s own, is paged, and agrees with the overview', async () => {
    const { ledger, plan, clock } = await situation();
    const { db } = ledger;
    // The commission owes the region's report now, and files it.
    await db.report.update({ where: { id: `${CYCLE}-chifeng` }, data: { agencyId: 'fagaiwei' } });
    clock.set(at('2028-01-04T10:00'));
    const own = { kind: 'commission' as const, agencyId: 'fagaiwei', name: '综合处' };
    await file(ledger, `${CYCLE}-chifeng`, formOf(), own);
    const now = at('2028-01-05T10:00');
    const queue = (reviewerId: string | null, page = 1) =>
      reviewQueue(ledger, plan, { selection: EVERYTHING, reviewerId, page, size: 1 }, now);
    const all = await queue(null);
    expect(all).toMatchObject({ count: 2, pages: 2 });
    expect((await overview(ledger, plan, EVERYTHING, now)).inReview).toBe(2);
    for (const { rows } of [all, await queue(null, 2)])
      for (const { agency, reviewerId } of rows) {
        expect(reviewerId).toBe(superiorOf(agency.id, plan));
        expect((await queue(reviewerId)).rows).toMatchObject([{ agency: { id: agency.id } }]);
        expect(await queue(reviewerId)).toMatchObject({ count: 1 });
      }
  });
});

describe('agencies', () => {
  test('stand with their counts and contacts, the worst first', async () => {
    const { ledger, plan } = await situation();
    const { rows } = await agencyRows(ledger, plan, ALL_2027, { page: 1 }, at('2028-01-04T10:00'));
    expect(rows[0]).toMatchObject({ id: 'chifeng', tally: { owed: 1, overdue: 1 } });
    const water = rows.find(({ id }) => id === 'shuili');
    expect(water).toMatchObject({
      leads: 3,
      cooperates: 0,
      tally: { owed: 3, accepted: 1 },
      lights: { yellow: 2, blue: 1, red: 0, green: 0 },
    });
    expect(water?.contacts).toHaveLength(2);
    expect(rows.find(({ id }) => id === 'caizheng')).toMatchObject({ leads: 0, cooperates: 3 });
    const page = await agencyPage(
      ledger,
      plan,
      ALL_2027,
      { agencyId: 'shuili', page: 1 },
      at('2028-01-04T10:00'),
    );
    expect(page?.reports).toMatchObject({ count: 3, page: 1, pages: 1 });
    expect(page?.reports.rows).toHaveLength(3);
    const nobody = { agencyId: 'nobody', page: 1 };
    expect(await agencyPage(ledger, plan, ALL_2027, nobody, OPENING)).toBeNull();
  });
});

describe('mails', () => {
  test('are counted by message and told by their state', async () => {
    const { ledger, plan } = await situation();
    // Four openings (three of them in one message), of which a filing took two back; three notices.
    const waiting = await mailPage(ledger, plan, 'waiting', 1);
    const cancelled = await mailPage(ledger, plan, 'cancelled', 1);
    expect(waiting.counts).toEqual({ sent: 0, waiting: 3, trouble: 0, cancelled: 1 });
    expect(waiting.rows.map(({ steps }) => steps.map(({ name }) => name))).toEqual([
      ['accepted'],
      ['returned'],
      ['opening'],
    ]);
    expect(cancelled.rows).toMatchObject([{ reports: 3, agency: { id: 'shuili' } }]);
    await ledger.db.mail.updateMany({
      where: { step: 'opening', reportId: `${CYCLE}-chifeng` },
      data: { state: 'refused', code: 'rcpt-550' },
    });
    expect((await mailPage(ledger, plan, 'trouble', 5)).rows).toMatchObject([
      { state: 'refused', code: 'rcpt-550', contact: { id: 'chifeng-officer' } },
    ]);
  });
});

describe('the next instant', () => {
  test('names the steps that are due then, the cycles that open, and the mails that wait', async () => {
    const { ledger, plan } = await situation();
    expect(await eventsAt(ledger, [plan], instantOf('remind-30'))).toMatchObject({
      steps: [{ name: 'remind-30', notice: 'remind', reports: 1 }],
      cycles: [],
    });
    await ledger.db.plan.update({ where: { id: 'small' }, data: { launchTo: 2028 } });
    await stepPlan(ledger, 'small');
    const next = await deskPlan(ledger, 'small');
    expect((await eventsAt(ledger, [next], at('2028-11-01T09:00'))).cycles).toEqual([
      { kind: 'periodic', period: '2028' },
    ]);
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
