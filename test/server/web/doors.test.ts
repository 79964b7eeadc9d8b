import { beforeAll, expect, test } from '@jest/globals';
import { Hono } from 'hono';
import { createApp } from '../../../server/app.tsx';
import { withContext } from '../../../server/web/context.ts';
import type { AppEnv } from '../../../server/web/deps.ts';
import { boundLargePosts } from '../../../server/web/large-posts.ts';
import { openSmallPlan, startSite, type Site } from '../support/site.ts';
import type { Visitor } from '../support/visitor.ts';

let site: Site;
let officer: Visitor;
beforeAll(async () => {
  site = await startSite({ baseUrl: 'https://duban.test' });
  await openSmallPlan(site);
  officer = await site.signedIn('officer@shuili.example');
});
const cookies = (who: Visitor) => [...who.cookies].map(([n, v]) => `${n}=${v}`).join('; ');
const FORM = '/reports/small-periodic-2027-t001';

test('a form that cannot be taken apart is told so, and nothing is kept', async () => {
  const answer = await createApp(site.deps).request(`https://duban.test${FORM}`, {
    method: 'POST',
    body: 'no form',
    headers: {
      'content-type': 'multipart/form-data',
      origin: 'https://duban.test',
      cookie: cookies(officer),
    },
  });
  expect(answer.status).toBe(400);
  expect(await answer.text()).toContain('表单不完整');
  expect(await site.ledger.db.submission.count()).toBe(0);
  expect(site.log).toEqual([]);
});

test('a page of the same name over http is another site', async () => {
  for (const origin of ['http://duban.test', 'http://other.test'])
    expect(
      (await officer.post('/lang', { lang: 'en', to: '/' }, { origin, host: 'duban.test' })).status,
    ).toBe(403);
  const headers = { origin: 'https://other.test', host: 'other.test' };
  expect((await officer.post('/lang', { lang: 'zh-CN', to: '/' }, headers)).status).toBe(303);
});

test('so many long requests at once are taken from one source; one more is refused in words, and may come again', async () => {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  let taken = 0;
  const app = new Hono<AppEnv>();
  app.use(withContext(site.deps), boundLargePosts());
  app.post('/x', async (c) => {
    taken += 1;
    await held;
    return c.text('done');
  });
  const send = (client: string, length = String(2 ** 21)) =>
    app.request('/x', {
      method: 'POST',
      headers: { 'content-length': length, 'x-client': client },
    });
  const first = Array.from({ length: 6 }, () => send('10.8.0.1'));
  while (taken < 6) await new Promise(setImmediate);
  const refused = await send('10.8.0.1');
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5']);
  expect(await refused.text()).toContain('同时上传过多');
  const others = [send('10.8.0.2'), send('10.8.0.1', '1000')];
  release();
  for (const answer of await Promise.all([...first, ...others])) expect(answer.status).toBe(200);
  expect(taken).toBe(8);
  expect((await send('10.8.0.1')).status).toBe(200);
});
