import { beforeAll, describe, expect, test } from '@jest/globals';
import { importSmallPlan } from '../../support/small-plan.ts';
import { chineseIn, englishIn } from '../support/language.ts';
import { startSite, type Site } from '../support/site.ts';
import type { Visitor } from '../support/visitor.ts';
import {
  ADMIN,
  COMMISSION,
  GOVERNMENT,
  januarySite,
  MISSING,
  REGION,
} from '../support/situation.ts';

describe('issuing a draft', () => {
  let site: Site;
  let commission: Visitor;
  const CONFIRM = '/desk/escalations/confirm';
  const ISSUE = '/desk/escalations/issue';
  const fields = { plan: 'dongbei', escalation: `${MISSING}/1/letter` };

  beforeAll(async () => {
    site = await januarySite();
    commission = await site.signedIn(COMMISSION);
  });

  test('is not the government’s', async () => {
    const government = await site.signedIn(GOVERNMENT);
    for (const path of [CONFIRM, ISSUE])
      expect((await government.post(path, fields)).status).toBe(403);
    const { html } = await government.get('/desk/escalations');
    expect(html).toContain('督办函');
    expect(html).not.toContain('核对并登记签发');
  });

  const issued = () => site.ledger.db.escalation.count({ where: { NOT: { issuedAt: null } } });

  test('shows its text and to whom it goes before anything is recorded', async () => {
    const list = await commission.get('/desk/escalations');
    expect(list.html).toContain(`action="${CONFIRM}"`);
    expect(list.html).not.toContain(`action="${ISSUE}"`);
    const { status, html } = await commission.post(CONFIRM, fields);
    expect(status).toBe(200);
    expect(html).toContain('核对文稿，登记签发');
    const { agency } = await site.ledger.db.report.findUniqueOrThrow({
      where: { id: MISSING },
      include: { agency: true },
    });
    expect(html).toMatch(new RegExp(`<dt>主送</dt><dd>${agency.name}</dd>`));
    expect(html).toContain('关于2027年度报送工作的督办函');
    expect(html).toContain(`action="${ISSUE}"`);
    expect(html).toContain(`name="escalation" value="${fields.escalation}"`);
    expect(await issued()).toBe(0);
  });

  test('a circular names whom it is addressed to', async () => {
    const circular: [string, string][] = [
      ['plan', 'dongbei'],
      ...[MISSING, REGION].map((id): [string, string] => ['escalation', `${id}/1/circular`]),
    ];
    const { html } = await commission.post(CONFIRM, circular);
    expect(html).toContain('<dt>主送</dt><dd>各有关地区、各有关部门</dd>');
  });

  test('is confirmed in one language at a time', async () => {
    const reader = await site.signedIn('leader@fagaiwei.example');
    expect(englishIn((await reader.post(CONFIRM, fields)).html)).toEqual([]);
    await reader.post('/lang', { lang: 'en', to: '/' });
    const { html } = await reader.post(CONFIRM, fields);
    expect(html).toContain('Nothing is sent from here');
    expect(chineseIn(html)).toEqual([]);
  });

  test('that is not there is not confirmed', async () => {
    const none = [{ plan: 'dongbei' }, { plan: 'dongbei', escalation: 'x' }];
    for (const asked of none) {
      const { status, html } = await commission.post(CONFIRM, asked as typeof fields);
      expect([status, html.includes('没有这份待签发的文稿')]).toEqual([409, true]);
    }
    expect((await commission.post(CONFIRM, { ...fields, plan: 'x' })).status).toBe(404);
  });

  test('is recorded once; the second time is refused in words', async () => {
    const page = await commission.get('/desk/escalations');
    expect(page.html).toContain(`name="escalation" value="${fields.escalation}"`);
    expect(page.html).toContain('关于2027年度报送工作的督办函');
    const { status, location } = await commission.post(ISSUE, fields);
    expect([status, location]).toEqual([303, '/desk/escalations?done=issued']);
    expect((await commission.get('/desk/escalations?done=issued')).html).toContain('已登记签发');
    const again = await commission.post(ISSUE, fields);
    expect(again.status).toBe(409);
    expect(again.html).toContain('已于2028年1月24日 10:00登记签发，无需重复登记');
    expect((await commission.post(CONFIRM, fields)).status).toBe(409);
    expect((await commission.post(ISSUE, { plan: 'dongbei' })).status).toBe(409);
    expect((await commission.post(ISSUE, { ...fields, plan: 'x' })).status).toBe(404);
  });

  test('is taken back with a button, and refused in words when nothing is issued', async () => {
    const UNDO = '/desk/escalations/undo-issue';
    const government = await site.signedIn(GOVERNMENT);
    expect((await government.post(UNDO, fields)).status).toBe(403);
    expect((await government.get('/desk/escalations')).html).not.toContain(`action="${UNDO}"`);
    expect((await commission.get('/desk/escalations')).html).toContain(`action="${UNDO}"`);
    const { status, location } = await commission.post(UNDO, fields);
    expect([status, location]).toEqual([303, '/desk/escalations?done=issue-undone']);
    const { html } = await commission.get('/desk/escalations?done=issue-undone');
    expect(html).toContain('文稿恢复为待签发');
    expect(html).toContain('登记已撤销');
    expect(html).not.toContain(`action="${UNDO}"`);
    const again = await commission.post(UNDO, fields);
    expect([again.status, again.html.includes('目前没有签发登记')]).toEqual([409, true]);
    expect(await issued()).toBe(0);
  });
});

describe('launching', () => {
  let site: Site;

  beforeAll(async () => {
    site = await startSite({ now: '2027-03-01T02:00:00Z' });
    await importSmallPlan(site.ledger, { tasks: 2, region: true });
    const user = (agencyId: string, role: 'commission' | 'government') => ({
      id: agencyId,
      name: '联络员',
      email: `officer@${agencyId}.example`,
      role,
      agencyId,
    });
    await site.ledger.db.user.createMany({
      data: [
        user('fagaiwei', 'commission'),
        user('zhengfuban', 'government'),
        { id: 'admin', name: '系统管理员', email: ADMIN, role: 'admin', agencyId: null },
      ],
    });
  });

  const launchedAt = async () =>
    (await site.ledger.db.plan.findUniqueOrThrow({ where: { id: 'small' } })).launchedAt;

  test('is offered with a preview, which changes nothing', async () => {
    const commission = await site.signedIn(COMMISSION);
    expect((await commission.get('/desk')).html).toContain('href="/desk/launch"');
    const { html } = await commission.get('/desk/launch');
    expect(html).toContain('name="from" value="2027"');
    expect(html).toContain('2027年11月1日 09:00');
    expect(html).toContain('2027年12月31日（星期五）');
    const later = await commission.get('/desk/launch?plan=small&from=2028&to=2030');
    expect(later.html).toContain('2028年11月1日 09:00');
    expect(later.html).toContain('日期暂定');
    expect(await launchedAt()).toBeNull();
  });

  test('of years that are no period is refused in words', async () => {
    const admin = await site.signedIn(ADMIN);
    const wrong = await admin.get('/desk/launch?from=2029&to=2027');
    expect(wrong.html).toContain('年度不正确');
    for (const [from, to] of [
      ['2029', '2027'],
      ['27', '28'],
      ['', ''],
      ['2027', '9999'],
      ['2027; DROP', '2027'],
    ] as const)
      expect((await admin.post('/desk/launch', { plan: 'small', from, to })).status).toBe(409);
    expect(await launchedAt()).toBeNull();
  });

  test('is not the government’s; done once, the second time is refused', async () => {
    const fields = { plan: 'small', from: '2027', to: '2028' };
    const government = await site.signedIn(GOVERNMENT);
    expect((await government.post('/desk/launch', fields)).status).toBe(403);
    const commission = await site.signedIn(COMMISSION);
    const { status, location } = await commission.post('/desk/launch', fields);
    expect([status, location]).toEqual([303, '/desk?done=launched']);
    expect(await launchedAt()).toEqual(new Date('2027-03-01T02:00:00Z'));
    const again = await commission.post('/desk/launch', fields);
    expect(again.status).toBe(409);
    expect(again.html).toContain('2027年3月1日 10:00');
    expect((await commission.get('/desk/launch')).html).toContain('方案已经启动');
  });

  test('is undone until a mail has left; while it is paused every page says so', async () => {
    const { ledger } = site;
    const plan = { plan: 'small' };
    const government = await site.signedIn(GOVERNMENT);
    const commission = await site.signedIn(COMMISSION);
    for (const action of ['undo', 'pause', 'resume'])
      expect((await government.post(`/desk/launch/${action}`, plan)).status).toBe(403);
    expect((await government.get('/desk/launch')).html).not.toContain('action="/desk/launch/');

    const why = { ...plan, why: '机构改革，职责调整' };
    const paused = await commission.post('/desk/launch/pause', why);
    expect([paused.status, paused.location]).toEqual([303, '/desk/launch?done=paused']);
    for (const path of ['/desk', '/desk/reports', '/desk/mails?tab=planned', '/desk/launch'])
      expect((await commission.get(path)).html).toContain('报送工作自2027年3月1日 10:00起暂停');
    const audit = await ledger.db.audit.findFirstOrThrow({ where: { action: 'pause' } });
    expect(audit.data).toEqual({ why: why.why });
    const twice = await commission.post('/desk/launch/pause', why);
    expect([twice.status, twice.html.includes('已于2027年3月1日 10:00暂停')]).toEqual([409, true]);
    const resumed = await commission.post('/desk/launch/resume', plan);
    expect([resumed.status, resumed.location]).toEqual([303, '/desk/launch?done=resumed']);
    expect((await commission.post('/desk/launch/resume', plan)).status).toBe(409);

    const undone = await commission.post('/desk/launch/undo', plan);
    expect([undone.status, undone.location]).toEqual([303, '/desk/launch?done=launch-undone']);
    expect(await launchedAt()).toBeNull();
    expect((await commission.post('/desk/launch/undo', plan)).html).toContain('尚未立项交办');

    await commission.post('/desk/launch', { ...plan, from: '2027', to: '2027' });
    await ledger.db.mail.updateMany({ data: { state: 'sent' } });
    const late = await commission.post('/desk/launch/undo', plan);
    expect([late.status, late.html.includes('封邮件发出')]).toEqual([409, true]);
    expect((await commission.get('/desk/launch')).html).not.toContain('/desk/launch/undo"');
    expect(await launchedAt()).not.toBeNull();
  });
});
