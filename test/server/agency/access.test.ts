import { beforeAll, describe, expect, test } from '@jest/globals';
import { owed } from '../../support/small-plan.ts';
import { openSmallPlan, startSite, type Site } from '../support/site.ts';

const REPORT = '/reports/small-periodic-2027-t001';
let site: Site;

beforeAll(async () => {
  site = await startSite();
  await openSmallPlan(site, { obligations: [owed('periodic'), owed('implementation_plan')] });
});

describe('another agency', () => {
  test('is told in words that the report is not theirs, and files nothing', async () => {
    const stranger = await site.signedIn('officer@chifeng.example');
    const read = await stranger.get(REPORT);
    expect([read.status, read.html.includes('无权查看')]).toEqual([403, true]);
    // Who cooperates may read it, and no more.
    const other = await site.signedIn('officer@caizheng.example');
    expect((await other.get(REPORT)).status).toBe(200);
    const answers = [
      await other.post(REPORT, { progress: '代填。' }),
      await other.get(`${REPORT}/receipt/1`),
    ];
    for (const { status, html } of answers) {
      expect(status).toBe(403);
      expect(html).toContain('无权查看');
    }
    expect(await site.ledger.db.submission.count()).toBe(0);
  });

  test('sees the tasks it cooperates in, and who leads them', async () => {
    const other = await site.signedIn('officer@caizheng.example');
    const { html } = await other.get('/my');
    expect(html).toContain('配合任务（2项）');
    expect(html).toContain('自治区水利厅');
    // Without an opinion being asked for, there is only the report to be read.
    expect(html).toContain(`href="${REPORT}"`);
    expect(html).toContain('请按其要求提供情况');
  });
});

describe('the link of a mail', () => {
  test.each(['officer@fagaiwei.example', 'officer@zhengfuban.example', 'admin@duban.example'])(
    'leads %s to the desk',
    async (email) => {
      const user = await site.signedIn(email);
      expect((await user.get(REPORT)).location).toBe('/desk/reports/small-periodic-2027-t001');
    },
  );

  test('leads the commission to its own report where it owes one', async () => {
    const user = await site.signedIn('leader@fagaiwei.example').catch(() => null);
    expect(user).toBeNull();
    const officer = await site.signedIn('officer@fagaiwei.example');
    const page = await officer.get('/reports/small-implementation_plan-once-fagaiwei');
    expect(page.status).toBe(200);
    expect(page.html).toMatch(/审核单位<\/dt><dd>自治区人民政府办公厅/);
    expect(page.html).toContain('href="/desk/reports/small-implementation_plan-once-fagaiwei"');
    const filed = await officer.post('/reports/small-implementation_plan-once-fagaiwei', {
      measures: '逐项对接国家部委。',
      support: '请协调。',
      basedOn: '0',
    });
    expect(filed.status).toBe(303);
    expect((await officer.get('/my')).html).toContain('small-implementation_plan-once-fagaiwei');
  });

  test('to nothing is a page that says so', async () => {
    const officer = await site.signedIn('officer@shuili.example');
    for (const path of [
      '/reports/small-periodic-2027-t999',
      `${REPORT}/receipt/9`,
      `${REPORT}/receipt/x`,
    ]) {
      const { status, html } = await officer.get(path);
      expect(status).toBe(404);
      expect(html).toContain('没有找到');
    }
    expect((await officer.post('/reports/%00', { progress: 'x' })).status).toBe(404);
  });
});

test('a fault shows a number that the log knows', async () => {
  const broken = await startSite();
  await openSmallPlan(broken);
  const officer = await broken.signedIn('officer@shuili.example');
  await broken.ledger.db.$executeRaw`ALTER TABLE report RENAME TO elsewhere`;
  const { status, html } = await officer.get(REPORT);
  expect(status).toBe(500);
  const id = /错误编号：(\w+)/.exec(html)?.[1];
  expect(id).toMatch(/^[0-9a-f]{10}$/);
  expect(broken.log.some((line) => line.includes(`"requestId":"${id}"`))).toBe(true);
  expect(html).not.toMatch(/elsewhere|prisma/i);
});
