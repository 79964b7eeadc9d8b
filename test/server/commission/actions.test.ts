import { beforeAll, describe, expect, test } from '@jest/globals';
import { importSmallPlan } from '../../support/small-plan.ts';
import { startSite, type Site } from '../support/site.ts';
import { ADMIN, COMMISSION, GOVERNMENT } from '../support/situation.ts';

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
