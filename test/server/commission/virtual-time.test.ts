import { beforeEach, describe, expect, test } from '@jest/globals';
import type { VirtualTime, VirtualTimeState } from '../../../server/web/deps.ts';
import { openSmallPlan, startSite, type Site } from '../support/site.ts';
import { ADMIN, AGENCY, COMMISSION, GOVERNMENT } from '../support/situation.ts';

const MOVE = '/desk/virtual-time';
const NOW = new Date('2027-11-02T02:00:00Z');
const NEXT = new Date('2027-12-01T01:00:00Z');

class StillTime implements VirtualTime {
  steps: Date[] = [];
  current: VirtualTimeState = { running: false, target: null, at: NOW, error: null };
  following: Date | null = NEXT;
  now = () => Promise.resolve(NOW);
  next = () => Promise.resolve(this.following);
  stepTo = (instant: Date) => void this.steps.push(instant);
  state = () => this.current;
}

let site: Site;
let time: StillTime;

beforeEach(async () => {
  site = await startSite({ now: NOW.toISOString() });
  await openSmallPlan(site);
  time = new StillTime();
  site.deps.virtualTime = time;
});

describe('the bar of virtual time', () => {
  test('tells the time and what comes next, with both buttons', async () => {
    await site.ledger.db.process.updateMany({
      where: { type: 'report' },
      data: { nextStepAt: NEXT },
    });
    const { html } = await (await site.signedIn(COMMISSION)).get('/desk');
    expect(html).toContain('2027年11月2日 10:00');
    expect(html).toContain('下一时点：2027年12月1日 09:00');
    expect(html).toContain('临近提醒（提前30天）2项');
    expect(html).toContain('前进到下一时点');
    expect(html).toContain('type="datetime-local"');
  });

  test('is not there under real time, nor for an agency; the government has no buttons', async () => {
    const agency = await site.signedIn(AGENCY);
    expect((await agency.get('/my')).html).not.toContain('模拟时间');
    const government = await (await site.signedIn(GOVERNMENT)).get('/desk');
    expect(government.html).toContain('模拟时间');
    expect(government.html).not.toContain(`action="${MOVE}"`);
    site.deps.virtualTime = null;
    const commission = await site.signedIn(COMMISSION);
    expect((await commission.get('/desk')).html).not.toContain('模拟时间');
    expect((await commission.post(MOVE, { to: 'next' })).status).toBe(404);
  });

  test('while time runs the page says so and reloads; a report’s page does not', async () => {
    const commission = await site.signedIn(COMMISSION);
    time.current = { running: true, target: NEXT, at: NOW, error: null };
    const page = await commission.get('/desk');
    expect(page.html).toContain('正在前进到2027年12月1日 09:00');
    expect(page.html).not.toContain('前进到下一时点');
    expect(page.headers.get('refresh')).toBe('1');
    const report = await commission.get('/desk/reports/small-periodic-2027-t001');
    expect(report.headers.get('refresh')).toBeNull();
    expect(report.html).toContain('刷新页面');
    await commission.post(MOVE, { to: 'next' });
    expect(time.steps).toEqual([]);
  });

  test('a page that says that time runs reloads, though time has arrived while it was made', async () => {
    const commission = await site.signedIn(COMMISSION);
    time.current = { running: true, target: NEXT, at: NOW, error: null };
    time.now = () => {
      time.current = { running: false, target: null, at: NEXT, error: null };
      return Promise.resolve(NOW);
    };
    const page = await commission.get('/desk');
    expect(page.html).toContain('正在前进到2027年12月1日 09:00');
    expect(page.headers.get('refresh')).toBe('1');
  });

  test('an error on the way is shown', async () => {
    time.current = { running: false, target: null, at: NOW, error: 'not at rest <b>' };
    const { html } = await (await site.signedIn(ADMIN)).get('/desk');
    expect(html).toContain('前进时出错：not at rest &lt;b&gt;');
  });
});

describe('moving time', () => {
  test('to the next instant leads back to the page it came from', async () => {
    const commission = await site.signedIn(COMMISSION);
    const fields = { to: 'next', back: '/desk/mails?tab=sent', instant: NEXT.toISOString() };
    const { status, location } = await commission.post(MOVE, fields);
    expect([status, location]).toEqual([303, '/desk/mails?tab=sent']);
    expect(time.steps).toEqual([NEXT]);
  });

  test('pressed on a page that has been overtaken does not go two steps', async () => {
    const commission = await site.signedIn(COMMISSION);
    await commission.post(MOVE, { to: 'next', instant: '2027-11-01T01:00:00.000Z' });
    expect(time.steps).toEqual([]);
    time.following = null;
    await commission.post(MOVE, { to: 'next' });
    expect(time.steps).toEqual([]);
  });

  test('to a time of the plan’s zone, later than now; anything else is refused in words', async () => {
    const admin = await site.signedIn(ADMIN);
    await admin.post(MOVE, { to: 'at', at: '2028-01-05T09:30', back: '//evil.example' });
    expect(time.steps).toEqual([new Date('2028-01-05T01:30:00Z')]);
    for (const at of ['', '2027-11-02T10:00', '2020-01-01T00:00', '2027-02-30T00:00', 'x']) {
      const { location } = await admin.post(MOVE, { to: 'at', at });
      expect(location).toBe('/desk?done=bad-time');
    }
    expect((await admin.get('/desk?done=bad-time')).html).toContain('时间不正确');
    expect(time.steps).toHaveLength(1);
  });

  test('never leads to another site', async () => {
    const admin = await site.signedIn(ADMIN);
    const { location } = await admin.post(MOVE, { to: 'next', back: 'https://evil.example/' });
    expect(location).toBe('/desk');
  });

  test('is not the government’s nor an agency’s', async () => {
    for (const who of [GOVERNMENT, AGENCY])
      expect((await (await site.signedIn(who)).post(MOVE, { to: 'next' })).status).toBe(403);
    expect(time.steps).toEqual([]);
  });
});
