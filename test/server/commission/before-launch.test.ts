import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { readSheet } from 'read-excel-file/node';
import { owed } from '../../support/small-plan.ts';
import { chineseIn, englishIn } from '../support/language.ts';
import { formFields, preparedSite } from '../support/prepared.ts';
import type { Site } from '../support/site.ts';
import { ADMIN, AGENCY, ATTACK, COMMISSION, GOVERNMENT } from '../support/situation.ts';

const ACCEPT = '/desk/preflight/accept';
const PREFLIGHT = '/desk/preflight?from=2027&to=2028';

describe('the preflight', () => {
  let site: Site;
  beforeEach(async () => {
    site = await preparedSite();
    await site.ledger.db.contact.delete({ where: { id: 'shuili-officer' } });
  });

  const launchedAt = async () =>
    (await site.ledger.db.plan.findUniqueOrThrow({ where: { id: 'small' } })).launchedAt;

  test('lists what is open with where it is solved; the launch waits for it', async () => {
    const commission = await site.signedIn(COMMISSION);
    const { html } = await commission.get(PREFLIGHT);
    expect(html).toContain('单位收不到邮件');
    expect(html).toContain('没有在用的联络员');
    expect(html).toContain('href="/desk/agencies/shuili"');
    expect(html).toContain('1项须解决或者署名接受');
    expect(englishIn(html)).toEqual([]);
    const launching = await commission.get('/desk/launch?from=2027&to=2028');
    expect(launching.html).toContain('1项待解决或者接受');
    expect(launching.html).not.toContain('action="/desk/launch/ready"');
    const ready = await commission.get('/desk/launch/ready?from=2027&to=2028');
    expect([ready.status, ready.location]).toEqual([303, '/desk/launch?from=2027&to=2028']);
    const years = { plan: 'small', from: '2027', to: '2028' };
    const forced = await commission.post('/desk/launch', years);
    expect([forced.status, forced.html.includes('还有1项没有解决')]).toEqual([409, true]);
    expect(await launchedAt()).toBeNull();
  });

  test('a finding is accepted by name with a reason, taken back, and launched over', async () => {
    const commission = await site.signedIn(COMMISSION);
    const fields = formFields((await commission.get(PREFLIGHT)).html, ACCEPT);
    expect(fields).toMatchObject({ plan: 'small', from: '2027', to: '2028' });
    const accepted = await commission.post(ACCEPT, { ...fields, reason: `下周到任${ATTACK}` });
    expect([accepted.status, accepted.location]).toEqual([
      303,
      '/desk/preflight?from=2027&to=2028&done=finding-accepted',
    ]);
    const after = (await commission.get(PREFLIGHT)).html;
    expect(after).toContain('由联络员接受');
    expect(after).not.toContain('<script>alert');
    expect(after).toContain('没有待办事项，可以启动');
    const reopen = formFields(after, '/desk/preflight/reopen');
    expect((await commission.post('/desk/preflight/reopen', reopen)).status).toBe(303);
    expect((await commission.post('/desk/preflight/reopen', reopen)).status).toBe(409);
    await commission.post(ACCEPT, { ...fields, reason: '下周到任' });
    const ready = await commission.get('/desk/launch/ready?from=2027&to=2028');
    expect(ready.html).toContain('确认启动2027–2028年');
    const launched = await commission.post('/desk/launch', formFields(ready.html, '/desk/launch'));
    expect([launched.status, launched.location]).toEqual([303, '/desk?done=launched']);
    expect((await commission.get('/desk/preflight')).html).toContain('方案已经启动');
  });

  test('a refused acceptance keeps what was typed, and says why', async () => {
    const commission = await site.signedIn(COMMISSION);
    const fields = formFields((await commission.get(PREFLIGHT)).html, ACCEPT);
    const empty = await commission.post(ACCEPT, { ...fields, reason: '……' });
    expect(empty.status).toBe(409);
    expect(empty.html).toContain('……</textarea>');
    await site.ledger.db.obligation.create({
      data: {
        id: 'small-receipt',
        planId: 'small',
        kind: 'receipt',
        addedBy: '王某',
        addedWhy: '会议议定',
        confirmedBy: '王某',
        values: {},
      },
    });
    const stale = await commission.post(ACCEPT, { ...fields, reason: '下周到任' });
    expect([stale.status, stale.html.includes('情况有了变化')]).toEqual([409, true]);
    expect(stale.html).toContain('下周到任</textarea>');
    const wrong = await commission.get('/desk/preflight?from=2029&to=2027');
    expect(wrong.html).toContain('年度不正确');
  });

  test('the government reads and accepts nothing; an agency stays outside', async () => {
    const government = await site.signedIn(GOVERNMENT);
    const { status, html } = await government.get(PREFLIGHT);
    expect(status).toBe(200);
    expect(html).not.toContain(`action="${ACCEPT}"`);
    const agency = await site.signedIn(AGENCY);
    for (const path of ['/desk/preflight', '/desk/launch/ready', '/desk/send-plan'])
      expect((await agency.get(path)).status).toBe(403);
    for (const visitor of [government, agency])
      for (const path of [ACCEPT, '/desk/preflight/reopen', '/desk/launch/end'])
        expect((await visitor.post(path, { plan: 'small' })).status).toBe(403);
    const admin = await site.signedIn(ADMIN);
    await admin.post('/lang', { lang: 'en', back: '/desk/preflight' });
    for (const path of [PREFLIGHT, '/desk/launch', '/desk/send-plan'])
      expect(chineseIn((await admin.get(path)).html)).toEqual([]);
  });
});

describe('the second step of a launch', () => {
  test('is refused when its numbers are not what was shown', async () => {
    const site = await preparedSite();
    const commission = await site.signedIn(COMMISSION);
    const { html } = await commission.get('/desk/launch/ready?from=2027&to=2027');
    await site.ledger.db.contact.create({
      data: {
        id: 'shuili-new',
        agencyId: 'shuili',
        role: 'officer',
        name: '新联络员',
        address: 'new@shuili.example',
        confirmedAt: new Date(),
      },
    });
    const refused = await commission.post('/desk/launch', formFields(html, '/desk/launch'));
    expect([refused.status, refused.html.includes('启动的结果有了变化')]).toEqual([409, true]);
    const again = formFields(refused.html, '/desk/launch');
    expect((await commission.post('/desk/launch', again)).status).toBe(303);
  });
});

describe('the send plan', () => {
  let site: Site;
  beforeAll(async () => {
    site = await preparedSite({ obligations: [owed('periodic', { every: 'month' })] });
  });

  test('shows every mail, narrowed by month and agency, and each agency’s burden', async () => {
    const commission = await site.signedIn(COMMISSION);
    const all = await commission.get('/desk/send-plan?from=2027&to=2027');
    expect(englishIn(all.html)).toEqual([]);
    expect(all.html).toContain('整治形式主义为基层减负若干规定');
    expect(all.html).toContain('一个季度内有3期定期报送到期');
    const march = await commission.get('/desk/send-plan?from=2027&to=2027&when=2027-04');
    expect(march.html).toContain('2027年4月');
    expect(march.html).not.toContain('2027年5月');
    const water = await commission.get('/desk/send-plan?from=2027&to=2027&agency=shuili');
    expect(water.html).toContain('到时发送');
    expect(water.html).toContain('仅在未报送时');
    const nonsense = await commission.get('/desk/send-plan?when=x&agency=%27&page=9999');
    expect(nonsense.status).toBe(200);
    expect((await commission.get('/desk/send-plan?from=1&to=2')).html).toContain('年度不正确');
  });

  test('is taken away as a table and as a calendar', async () => {
    const government = await site.signedIn(GOVERNMENT);
    const xlsx = await government.get('/desk/send-plan.xlsx?from=2027&to=2027&agency=shuili');
    expect(xlsx.headers.get('content-disposition')).toContain('.xlsx');
    const rows = await readSheet(xlsx.bytes);
    expect(rows[0]).toContain('发送条件');
    expect(rows.length).toBeGreaterThan(40);
    expect(rows.slice(1).every((row) => row[2] === '自治区水利厅')).toBe(true);
    const ics = await government.get('/desk/send-plan.ics?from=2027&to=2027&agency=shuili');
    expect(ics.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    const text = ics.bytes.toString().replaceAll('\r\n ', '');
    expect(text).toContain('METHOD:PUBLISH');
    expect(text).toContain('UID:small-periodic-2027-12-shuili@duban');
    expect(text).toContain('DTSTART;VALUE=DATE:20271231');
    expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(10);
    const again = await government.get('/desk/send-plan.ics?from=2027&to=2027&agency=shuili');
    expect(again.bytes.equals(ics.bytes)).toBe(true);
  });
});
