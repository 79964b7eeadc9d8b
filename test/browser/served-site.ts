import { serve } from '@hono/node-server';
import type { Browser, Page } from 'playwright-core';
import { createApp } from '../../server/app.tsx';
import { openSmallPlan, startSite, type Site, type SiteOptions } from '../server/support/site.ts';
import type { Visitor } from '../server/support/visitor.ts';

/** A site that browsers reach. */
export interface ServedSite {
  site: Site;
  url: string;
  /** A page of a browser that comes as somebody who has signed in. */
  pageOf(browser: Browser, visitor: Visitor): Promise<Page>;
  stop(): void;
}

/**
 * Serves a site's pages on a free port.
 * @param begin starts the site with its own address, and so after its server.
 */
export async function startServedSite(
  begin: (baseUrl: string) => Promise<Site>,
): Promise<ServedSite> {
  let answer: (request: Request) => Response | Promise<Response> = () => new Response();
  const server = serve({ fetch: (request) => answer(request), port: 0 });
  await new Promise((resolve) => server.once('listening', resolve));
  const at = server.address();
  const url = `http://localhost:${typeof at === 'object' ? at?.port : ''}`;
  const site = await begin(url);
  const app = createApp(site.deps);
  answer = (request) => app.fetch(request);
  return {
    site,
    url,
    async pageOf(browser, { cookies }) {
      const context = await browser.newContext();
      await context.addCookies([...cookies].map(([name, value]) => ({ name, value, url })));
      return context.newPage();
    },
    stop: () => void server.close(),
  };
}

/** Serves the small plan's pages on a free port; `options` may rest on the address that it has. */
export const serveSite = (
  options: (url: string) => SiteOptions | Promise<SiteOptions>,
): Promise<ServedSite> =>
  startServedSite(async (baseUrl) => {
    const site = await startSite({ baseUrl, ...(await options(baseUrl)) });
    await openSmallPlan(site);
    return site;
  });
