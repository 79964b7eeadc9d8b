import { expect, test } from '@jest/globals';
import { createApp } from '../../server/app.tsx';
import { startTracer } from '../../watch/tracer.ts';
import { startCollector, told } from '../support/collector.ts';
import { openSmallPlan, startSite } from './support/site.ts';

test('a request is a span by its route’s pattern; what was asked for and sent is not told', async () => {
  const collector = await startCollector();
  const traces = await startTracer(collector.url, 'duban-pages');
  const site = await startSite();
  await openSmallPlan(site);
  const admin = await site.signedIn('admin@duban.example');
  const app = createApp({ ...site.deps, tracer: traces.tracer });
  const cookie = [...admin.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const ask = (path: string, init: RequestInit = {}) =>
    app.fetch(
      new Request(site.deps.config.baseUrl + path, {
        ...init,
        headers: { cookie, 'x-client': 'a', origin: new URL(site.deps.config.baseUrl).origin },
      }),
    );
  expect((await ask('/desk/register/agencies/shuili?q=secret')).status).toBe(200);
  const body = new URLSearchParams({ address: 'officer@shuili.example' });
  expect((await ask('/desk/register/person', { method: 'POST', body })).status).toBe(200);
  expect((await ask('/nothing/here')).status).toBe(404);
  const { status } = await ask('/healthz');
  await traces.stop();
  await collector.stop();
  const said = collector.spans.map((span) => [span.name, told(span, 'http.response.status_code')]);
  // Nor does any library make spans of its own.
  expect(said).toEqual([
    ['GET /desk/register/agencies/:id', 200],
    ['POST /desk/register/person', 200],
    [expect.stringMatching(/^GET [/*]+$/), 404],
    ['GET /healthz', status],
  ]);
  expect(collector.bodies.join('\n')).not.toMatch(/secret|shuili|nothing/);
});
