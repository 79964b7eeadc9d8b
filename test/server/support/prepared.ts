import { importSmallPlan, type SmallPlanOptions } from '../../support/small-plan.ts';
import { startSite, type Site } from './site.ts';
import { ADMIN } from './situation.ts';

/** The small plan, imported and not launched, with a user for each role. */
export async function preparedSite(options: SmallPlanOptions = {}): Promise<Site> {
  const site = await startSite({ now: '2027-03-01T02:00:00Z' });
  await importSmallPlan(site.ledger, { tasks: 2, ...options });
  const user = (agencyId: string, role: 'agency' | 'commission' | 'government') => ({
    id: agencyId,
    name: '联络员',
    email: `officer@${agencyId}.example`,
    role,
    agencyId,
  });
  await site.ledger.db.user.createMany({
    data: [
      user('shuili', 'agency'),
      user('fagaiwei', 'commission'),
      user('zhengfuban', 'government'),
      { id: 'admin', name: '系统管理员', email: ADMIN, role: 'admin', agencyId: null },
    ],
  });
  return site;
}

/** The fields of the first form on a page that is sent to `action`, as a browser would send them. */
export function formFields(html: string, action: string): Record<string, string> {
  const start = html.indexOf(`action="${action}"`);
  if (start < 0) throw new Error(`no form for ${action}`);
  const form = html.slice(start, html.indexOf('</form>', start));
  return Object.fromEntries(
    [...form.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(([input]) => {
      const attribute = (name: string) => new RegExp(`${name}="([^"]*)"`).exec(input)?.[1] ?? '';
      return [attribute('name'), unescaped(attribute('value'))];
    }),
  );
}

const unescaped = (text: string) =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
