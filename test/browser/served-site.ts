import { serve } from '@hono/node-server';
import { createApp } from '../../server/app.tsx';
import { openSmallPlan, startSite, type Site, type SiteOptions } from '../server/support/site.ts';

/** A site that browsers reach. */
export interface ServedSite {
  site: Site;
  url: string;
  stop(): void;
}

/** Serves the small plan's pages on a free port; `options` may rest on the address that it has. */
export async function serveSite(
  options: (url: string) => SiteOptions | Promise<SiteOptions>,
): Promise<ServedSite> {
  // The site must know its own address, and so begins after its server.
  let answer: (request: Request) => Response | Promise<Response> = () => new Response();
  const server = serve({ fetch: (request) => answer(request), port: 0 });
  await new Promise((resolve) => server.once('listening', resolve));
  const at = server.address();
  const url = `http://localhost:${typeof at === 'object' ? at?.port : ''}`;
  const site = await startSite({ baseUrl: url, ...(await options(url)) });
  const app = createApp(site.deps);
  answer = (request) => app.fetch(request);
  await openSmallPlan(site);
  return { site, url, stop: () => void server.close() };
}
