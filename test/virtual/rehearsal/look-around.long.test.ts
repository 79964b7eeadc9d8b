import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { rehearsalResultSchema } from '../../../schemas/rehearsal.ts';
import { dropRehearsalDatabases } from '../../../ledger/rehearsal/databases.ts';
import { keptRehearsal } from '../../../ledger/rehearsal/kept.ts';
import { lightsAsOf } from '../../../ledger/read/desk/lights-as-of.ts';
import { plansFor } from '../../../ledger/read/desk/plans.ts';
import { startSite, type Site } from '../../server/support/site.ts';
import { ADMIN, AGENCY, COMMISSION, GOVERNMENT } from '../../server/support/situation.ts';
import type { Visitor } from '../../server/support/visitor.ts';
import { rehearsing } from '../../support/rehearsing.ts';
import { importSmallPlan, owed } from '../../support/small-plan.ts';
import { until } from '../../support/until.ts';

const STRANGER = 'stranger@caizheng.example';
const COOKIE = 'duban.rehearsal';
const OVER = '/desk/rehearsal?done=gone';

let site: Site;
let commission: Visitor;
let id: number;
let rehearsed: ReturnType<typeof rehearsing>;

beforeAll(async () => {
  site = await startSite({ now: '2026-11-30T02:00:00Z' });
  await importSmallPlan(site.ledger, {
    tasks: 2,
    obligations: [owed('periodic'), owed('receipt')],
  });
  const user = (agencyId: string, role: 'agency' | 'commission' | 'government') => ({
    ...{ id: agencyId, name: '联络员', email: `officer@${agencyId}.example` },
    ...{ role, agencyId },
  });
  await site.ledger.db.user.createMany({
    data: [
      user('fagaiwei', 'commission'),
      user('zhengfuban', 'government'),
      user('shuili', 'agency'),
      { ...user('caizheng', 'commission'), email: STRANGER },
      { id: 'admin', name: '系统管理员', email: ADMIN, role: 'admin', agencyId: null },
    ],
  });
  rehearsed = rehearsing(site.ledger);
  site.deps.rehearsals = rehearsed.processes;
  commission = await site.signedIn(COMMISSION);
  id = await rehearsed.start('small', { from: 2027, to: 2027 });
  const row = await rehearsed.ended(id);
  expect(row).toMatchObject({ state: 'done', detail: null });
});

beforeEach(() => void commission.cookies.delete(COOKIE));

const look = (who = commission) => who.post(`/desk/rehearsal/${id}/look`, {});
const lookAt = async (at: string) => {
  await look();
  const answer = await commission.post('/desk/rehearsal/at', { at, to: 'at', back: '/desk' });
  expect(answer).toMatchObject({ status: 303, location: '/desk' });
};

describe('somebody who runs the plan looks around in its rehearsal', () => {
  test('by a button, as of its end; every page says that nothing is real; and leaves', async () => {
    const page = await commission.get('/desk/rehearsal');
    expect(page.html).toContain(`action="/desk/rehearsal/${id}/look"`);
    expect(await look()).toMatchObject({ status: 303, location: '/desk?plan=small' });
    for (const path of [
      '/desk',
      '/desk/reports',
      '/desk/statistics',
      '/desk/mails',
      '/desk/audit',
    ]) {
      const { status, html } = await commission.get(path);
      expect({ path, status }).toEqual({ path, status: 200 });
      expect(html).toContain('这里的一切都不是真实发生的');
    }
    expect((await commission.get('/desk/reports')).html).toContain('水利厅');
    const left = await commission.post('/desk/rehearsal/leave', {});
    expect(left).toMatchObject({ status: 303, location: `/desk/rehearsal?id=${id}` });
    const real = await commission.get('/desk');
    expect(real.html).not.toContain('这里的一切都不是真实发生的');
  });

  test('as of any instant: what came later is not there, on whatever page', async () => {
    await lookAt('2027-10-15T12:00');
    const { html: before } = await commission.get('/desk/reports');
    expect(before).toContain('截至2027年10月15日');
    const { ledger } = site;
    const kept = await keptRehearsal(ledger, id);
    const at = async (text: string) => rehearsed.processes.at(kept?.database ?? '', new Date(text));
    const counts = async (text: string) => {
      const { db } = await at(text);
      return {
        reports: await db.report.count({ where: { kind: 'periodic' } }),
        submissions: await db.submission.count({ where: { report: { kind: 'periodic' } } }),
        later: await db.audit.count({ where: { at: { gt: new Date(text) } } }),
      };
    };
    expect(await counts('2027-10-15T04:00:00Z')).toEqual({ reports: 0, submissions: 0, later: 0 });
    expect(await counts('2027-11-01T02:00:00Z')).toEqual({ reports: 2, submissions: 0, later: 0 });
    expect(await counts(kept?.to.toISOString() ?? '')).toMatchObject({ reports: 2, later: 0 });
  });

  test('every month end is as the result counted it', async () => {
    const row = await rehearsed.rowOf(id);
    const { months } = rehearsalResultSchema.parse(row.result);
    for (const { month, lights } of months) {
      const [year = 0, number = 0] = month.split('-').map(Number);
      const end = new Date(Date.UTC(year, number, 1) - 8 * 3_600_000 - 1);
      const ledger = await rehearsed.processes.at(row.database, end);
      const [plan] = await plansFor(ledger, { role: 'admin', agencyId: null });
      const sum = { green: 0, yellow: 0, red: 0, blue: 0 };
      for (const chapter of await lightsAsOf(ledger, plan!, end))
        for (const colour of ['green', 'yellow', 'red', 'blue'] as const)
          sum[colour] += chapter.lights[colour];
      expect({ month, sum }).toEqual({ month, sum: lights });
    }
    // Its own, and those of the last four instants.
    await until('older clones gone', async () => (await rehearsed.databases()).length === 5);
  });

  test('from month end to month end, never before the launch or after the end', async () => {
    const shown = async () =>
      /value="(\d{4}-\d\d-\d\dT\d\d:\d\d)"/.exec((await commission.get('/desk')).html)?.[1];
    const go = (to: string) => commission.post('/desk/rehearsal/at', { to, back: '/desk' });
    await lookAt('2027-10-15T12:00');
    await go('next');
    expect(await shown()).toBe('2027-10-31T23:59');
    await go('next');
    expect(await shown()).toBe('2027-11-30T23:59');
    await go('previous');
    expect(await shown()).toBe('2027-10-31T23:59');
    await lookAt('1999-01-01T00:00');
    expect(await shown()).toBe('2027-01-04T10:00');
    await lookAt('2099-01-01T00:00');
    expect((await commission.get('/desk')).html).toMatch(/name="to" value="next"[^>]* disabled/);
    expect(await commission.post('/desk/rehearsal/at', { at: 'x', to: 'at' })).toMatchObject({
      location: '/desk?done=bad-time',
    });
  });
});

describe('while somebody looks around', () => {
  test('nothing is taken but language, the instant, the way out and signing out', async () => {
    await look();
    const answer = await commission.post('/desk/launch', {
      plan: 'small',
      from: '2027',
      to: '2027',
    });
    expect(answer.status).toBe(409);
    expect(answer.html).toContain('没有做任何改动');
    expect(answer.html).toContain('离开演练');
    expect(await site.ledger.db.plan.findUnique({ where: { id: 'small' } })).toMatchObject({
      launchedAt: null,
    });
    expect((await commission.post('/desk/rehearsal', { plan: 'small' })).status).toBe(409);
    expect((await commission.post('/lang', { lang: 'en', to: '/desk' })).status).toBe(303);
    const english = await commission.get('/desk');
    expect(english.html).toContain('Nothing here is real');
    expect(english.html).not.toContain('演练');
    await commission.post('/lang', { lang: 'zh-CN', to: '/desk' });
    const leaver = await site.signedIn(ADMIN);
    await look(leaver);
    expect(leaver.cookies.has(COOKIE)).toBe(true);
    await leaver.post('/sign-out', {});
    expect(leaver.cookies.has(COOKIE)).toBe(false);
  });

  test('its database takes no writes', async () => {
    const kept = await keptRehearsal(site.ledger, id);
    const { db } = await rehearsed.processes.at(kept?.database ?? '', new Date('2027-12-01'));
    await expect(db.report.deleteMany()).rejects.toThrow('read-only');
  });
});

describe('who may look around', () => {
  test('the operator may; the government, agencies and another commission may not', async () => {
    expect((await look(await site.signedIn(ADMIN))).status).toBe(303);
    for (const email of [GOVERNMENT, AGENCY, STRANGER]) {
      const who = await site.signedIn(email);
      expect((await look(who)).status).toBe(403);
      // Nor with a cookie of their own making.
      who.cookies.set(COOKIE, `${id}.1830000000000`);
      const home = await who.get(email === AGENCY ? '/my' : '/desk/reports');
      expect(home.html).not.toContain('这里的一切都不是真实发生的');
      expect(who.cookies.has(COOKIE)).toBe(false);
    }
    const page = await (await site.signedIn(GOVERNMENT)).get('/desk/rehearsal');
    expect(page.html).not.toContain(`/desk/rehearsal/${id}/look`);
  });

  test.each(['', 'x', '1', '0.1', `999999.1`, '1.2.3', "1'.5"])(
    'cookie %j shows nothing',
    async (text) => {
      commission.cookies.set(COOKIE, text);
      const { html } = await commission.get('/desk');
      expect(html).not.toContain('这里的一切都不是真实发生的');
    },
  );
});

describe('a rehearsal whose database is gone', () => {
  afterAll(() => rehearsed.processes.stop());

  test('is kept while it is the newest, and for a day; then it is said so, and nothing is done', async () => {
    await look();
    const { ledger } = site;
    await dropRehearsalDatabases(ledger);
    expect(await keptRehearsal(ledger, id)).not.toBeNull();
    await ledger.db.$executeRaw`UPDATE rehearsal SET beat_real = now() - interval '25 hours'`;
    // What was sent from its page is not done for real.
    const sent = await commission.post('/desk/launch', { plan: 'small', from: '2027', to: '2027' });
    expect(sent).toMatchObject({ status: 303, location: OVER });
    expect(commission.cookies.has(COOKIE)).toBe(false);
    expect((await commission.get(OVER)).html).toContain('已不再保留');
    expect(await look()).toMatchObject({ status: 303, location: OVER });
    await dropRehearsalDatabases(ledger);
    expect(await rehearsed.databases()).toEqual([]);

    await ledger.db.$executeRaw`UPDATE rehearsal SET beat_real = now()`;
    commission.cookies.set(COOKIE, `${id}.1830000000000`);
    expect(await commission.get('/desk')).toMatchObject({ status: 303, location: OVER });
    expect((await commission.get('/desk/rehearsal')).html).not.toContain(`/${id}/look`);
  });
});
