import { afterEach, expect, jest, test } from '@jest/globals';
import { chineseIn } from '../support/language.ts';
import { openSmallPlan, startSite } from '../support/site.ts';

afterEach(() => {
  jest.restoreAllMocks();
});

test('so many requests of a session are answered in a minute, in words beyond that, and then again', async () => {
  const now = jest.spyOn(Date, 'now');
  const minute = Math.floor(Date.now() / 60_000);
  const at = (second: number) => now.mockReturnValue(minute * 60_000 + second * 1000);
  at(15);
  const site = await startSite({ requestsPerMinute: 5 });
  await openSmallPlan(site);
  const officer = await site.signedIn('officer@shuili.example');
  const other = await site.signedIn('officer@caizheng.example');
  const ask = async (who = officer) => (await who.get('/my')).status;
  for (let count = 0; count < 5; count++) expect(await ask()).toBe(200);
  const refused = await officer.post('/lang', { lang: 'en', to: '/' });
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '45']);
  expect(refused.html).toContain('一分钟内的请求过多，这一次未作任何更改');
  const { lang } = await site.ledger.db.user.findUniqueOrThrow({ where: { id: 'shuili' } });
  expect(lang).toBe('zh-CN');
  // Others, and what anybody may ask of the process, go on.
  expect(await ask(other)).toBe(200);
  expect((await officer.get('/healthz')).status).not.toBe(429);
  at(61);
  expect(await ask()).toBe(200);
});

test('the words are in English too, and who comes in anew is not held by what a session of before has asked', async () => {
  const site = await startSite({ requestsPerMinute: 2 });
  await openSmallPlan(site);
  const officer = await site.signedIn('officer@shuili.example');
  await officer.post('/lang', { lang: 'en', to: '/' });
  for (let count = 0; count < 3; count++) await officer.get('/my');
  const { status, html } = await officer.get('/my');
  expect([status, chineseIn(html)]).toEqual([429, []]);
  const anew = await site.signedIn('officer@shuili.example');
  expect((await anew.get('/my')).status).toBe(200);
});

test('of strangers, who may all have one address, every request is answered', async () => {
  const site = await startSite({ requestsPerMinute: 2 });
  await openSmallPlan(site);
  const stranger = site.visitor();
  for (let count = 0; count < 10; count++)
    expect((await stranger.get('/sign-in')).status).toBe(200);
});

test('without a bound all are', async () => {
  const site = await startSite();
  const visitor = site.visitor();
  for (let count = 0; count < 50; count++) expect((await visitor.get('/nowhere')).status).toBe(404);
});
