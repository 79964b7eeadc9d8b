import { beforeEach, expect, test } from '@jest/globals';
import { chineseIn, englishIn } from '../support/language.ts';
import { openSmallPlan, startSite, type Site } from '../support/site.ts';

const PATH = '/reports/small-periodic-2027-t001';
let site: Site;
beforeEach(async () => {
  site = await startSite({ now: '2027-11-02T02:00:00Z' });
  await openSmallPlan(site);
});

test('an agency sets the day it plans for; its list, its page and the desk show it', async () => {
  const water = await site.signedIn('officer@shuili.example');
  expect((await water.get(PATH)).html).toContain('设定内部期限');
  const saved = await water.post(`${PATH}/internal-due`, { day: '2027-12-10' });
  expect(saved.status).toBe(303);
  expect((await water.get(saved.location ?? '')).html).toContain('内部期限已经保存');
  expect((await water.get('/my')).html).toContain('内部期限：2027年12月10日');
  const commission = await site.signedIn('officer@fagaiwei.example');
  for (const path of ['/desk/reports', `/desk${PATH}`])
    expect((await commission.get(path)).html).toContain('内部期限：2027年12月10日');
});

test('a day that cannot be is shown again with the reason, in one language', async () => {
  const water = await site.signedIn('officer@shuili.example');
  const { status, html } = await water.post(`${PATH}/internal-due`, { day: '2028-01-10' });
  expect(status).toBe(409);
  expect(html).toContain('value="2028-01-10"');
  expect(html).toContain('内部期限晚于截止日期');
  expect(englishIn(html.replace(/small-[\w-]+|shuili/g, ''))).toEqual([]);
  await water.post('/lang', { lang: 'en', to: '/' });
  const english = await water.post(`${PATH}/internal-due`, { day: '2027-11-01' });
  expect(english.html).toContain('lies before today');
  expect(chineseIn(english.html)).toEqual([]);
});

test('nobody else does it there', async () => {
  for (const address of ['officer@caizheng.example', 'officer@zhengfuban.example']) {
    const who = await site.signedIn(address);
    expect((await who.post(`${PATH}/internal-due`, { day: '2027-12-10' })).status).toBe(403);
  }
  const water = await site.signedIn('officer@shuili.example');
  expect((await water.post('/reports/none/internal-due', { day: '' })).status).toBe(404);
});
