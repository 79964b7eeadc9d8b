import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Site } from '../support/site.ts';
import { chineseIn, englishIn } from '../support/language.ts';
import type { Answer, Visitor } from '../support/visitor.ts';
import {
  ADMIN,
  AGENCY,
  ATTACK,
  COMMISSION,
  GOVERNMENT,
  IN_REVIEW,
  januarySite,
  PAGES,
  RETURNED,
} from '../support/situation.ts';

let site: Site;
let commission: Visitor;
let government: Visitor;

beforeAll(async () => {
  site = await januarySite();
  commission = await site.signedIn(COMMISSION);
  government = await site.signedIn(GOVERNMENT);
});

const read = new Map<string, Promise<Answer>>();
/** A page as the commission gets it: read once for all that is asked of it, for nothing changes meanwhile. */
function shown(path: string): Promise<Answer> {
  const answer = read.get(path) ?? commission.get(path);
  read.set(path, answer);
  return answer;
}

/** Everything the ledger holds, but for who has signed in. */
async function everything(): Promise<string> {
  const { db } = site.ledger;
  const tables = [
    db.report.findMany(),
    db.mail.findMany(),
    db.audit.count({ where: { action: { not: 'sign_in' } } }),
    db.review.findMany(),
    db.escalation.findMany(),
    db.plan.findMany(),
    db.process.findMany(),
    db.user.findMany(),
  ];
  const rows: unknown[] = await Promise.all(tables);
  return JSON.stringify(rows);
}

describe('every page of the desk', () => {
  test('is shown to the commission, the government and the operator, and changes nothing', async () => {
    const before = await everything();
    const admin = await site.signedIn(ADMIN);
    for (const reader of [commission, government, admin])
      for (const path of PAGES) {
        const { status, html } = await (reader === commission ? shown(path) : reader.get(path));
        expect([path, status]).toEqual([path, 200]);
        expect(html).toContain('<h1');
      }
    expect(await everything()).toBe(before);
    expect(site.log).toEqual([]);
  });

  test('is refused to an agency, and leads who is not signed in to the sign-in', async () => {
    const agency = await site.signedIn(AGENCY);
    const nobody = site.visitor();
    for (const path of PAGES) {
      expect((await agency.get(path)).status).toBe(403);
      const { status, location } = await nobody.get(path);
      expect([status, location?.startsWith('/sign-in?to=%2Fdesk')]).toEqual([303, true]);
    }
    const posts = [`/desk/reports/${IN_REVIEW}/review`, '/desk/letters/issue', '/desk/launch'];
    for (const path of posts) {
      expect((await agency.post(path, { outcome: 'accept', revision: '1' })).status).toBe(403);
      expect((await nobody.post(path, { outcome: 'accept', revision: '1' })).status).not.toBe(200);
    }
    expect(await site.ledger.db.review.count()).toBe(2);
  });

  test('in English holds Chinese only where it is marked as Chinese', async () => {
    const reader = await site.signedIn('leader@fagaiwei.example');
    await reader.post('/lang', { lang: 'en', to: '/' });
    for (const path of PAGES) {
      const { html } = await reader.get(path);
      expect(html).toContain('<html lang="en">');
      expect([path, chineseIn(html)]).toEqual([path, []]);
    }
  });

  test('in Chinese holds no English but names and addresses', async () => {
    const known = new Set([
      'English',
      'SHA',
      'dongbei',
      'division',
      'work',
      'txt',
      'officer',
      'Duban',
    ]);
    for (const path of PAGES) {
      const { html } = await shown(path);
      const page = html
        .replace(/<style>[\s\S]*?<\/style>/g, '')
        .replaceAll(/&lt;script[\s\S]*?alert\(2\)&gt;/g, '')
        .replace(/<code[\s\S]*?<\/code>/g, '');
      expect([path, englishIn(page).filter((word) => !known.has(word))]).toEqual([path, []]);
    }
  });

  test('loads nothing from elsewhere and runs nothing inline', async () => {
    for (const path of PAGES) {
      const { html } = await shown(path);
      const loaded = [...html.matchAll(/<(?:script|link|img|iframe|source)[^>]*>/g)].map(
        ([tag]) => /(?:src|href)="([^"]*)"/.exec(tag)?.[1] ?? tag,
      );
      expect(loaded.filter((address) => !address.startsWith('/assets/'))).toEqual([]);
      expect(html).not.toMatch(/<[^>]+\son\w+=/);
    }
  });
});

describe('what people have typed', () => {
  test('is shown as they typed it, and is never markup', async () => {
    const paths = [`/desk/reports/${IN_REVIEW}`, `/desk/reports/${RETURNED}`];
    for (const path of paths) {
      const { html } = await commission.get(path);
      expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
      expect(html).not.toContain('<script>alert');
      expect(html).not.toContain('<img');
    }
    for (const name of [
      'q',
      'agency',
      'light',
      'sort',
      'page',
      'kind',
      'period',
      'plan',
      'done',
      'tab',
    ]) {
      const query = `${name}=${encodeURIComponent(ATTACK)}`;
      for (const path of ['/desk', '/desk/reports', '/desk/mails', '/desk/source']) {
        const { status, html } = await commission.get(`${path}?${query}`);
        expect(status).toBe(name === 'plan' ? 404 : 200);
        expect(html).not.toContain('<img');
        expect(html).not.toContain('<script>alert');
      }
    }
  });

  test.each([
    ['SQL', "' OR 1=1 --"],
    ['a backslash', '\\'],
    ['an emoji', '\u{1F600}'],
    ['far too much', '9'.repeat(3000)],
  ])('a search for %s is only a search', async (_, search) => {
    const { status, html } = await commission.get(
      `/desk/reports?q=${encodeURIComponent(search)}&page=999999&chapter=99`,
    );
    expect(status).toBe(200);
    expect(html).toContain('没有符合条件的报送事项');
  });

  test('a search for what nobody sees is refused, and says what it was', async () => {
    const { status, html } = await commission.get('/desk/reports?q=%E6%B0%B4%00%E2%80%AE');
    expect(status).toBe(400);
    expect(html).toContain('填写项 <code>q</code>');
    expect(html).toContain('水⟦U+0000⟧⟦U+202E⟧');
  });
});

describe('the ledger', () => {
  test('keeps its filter in its links and tells how many it found', async () => {
    const { html } = await commission.get('/desk/reports?agency=shuili&sort=due');
    expect(html).toContain('符合条件7项，共154项');
    expect(html).toContain('href="/desk/reports?agency=shuili&amp;sort=light"');
    expect(html).toContain('href="/desk/reports?agency=shuili&amp;sort=due&amp;order=desc"');
    expect(html).toMatch(/<option value="shuili" selected=""/);
  });

  test('steps through its pages', async () => {
    const { html } = await commission.get('/desk/reports?page=2');
    expect(html).toContain('第2页，共4页');
    expect(html).toContain('href="/desk/reports?page=3"');
  });
});

describe('a report that is not there', () => {
  test.each([
    '/desk/reports/nothing',
    '/desk/reports/%00',
    '/desk/agencies/nobody',
    '/desk/mails/nothing',
    '/desk/nowhere',
    '/desk?plan=nothing',
  ])('%s is not found', async (path) => {
    expect((await commission.get(path)).status).toBe(404);
  });

  test('nor one of a plan that is not the reader’s', async () => {
    await site.ledger.db.agency.create({
      data: { id: 'other', name: '其他委员会', kind: 'commission' },
    });
    const { id } = await site.ledger.db.user.findFirstOrThrow({
      where: { email: 'leader@zhengfuban.example' },
    });
    await site.ledger.db.user.update({
      where: { id },
      data: { role: 'commission', agencyId: 'other' },
    });
    const other = await site.signedIn('leader@zhengfuban.example');
    expect((await other.get('/desk')).html).toContain('没有您可以查看的方案');
    expect((await other.get(`/desk/reports/${IN_REVIEW}`)).status).toBe(404);
    const fields = { outcome: 'accept', revision: '1' };
    expect((await other.post(`/desk/reports/${IN_REVIEW}/review`, fields)).status).toBe(404);
  });
});

describe('the source', () => {
  test('marks the span of the task', async () => {
    const task = await site.ledger.db.task.findFirstOrThrow({ where: { number: '60' } });
    const { html } = await commission.get(
      `/desk/source?from=${task.spanStart}&to=${task.spanEnd}#span`,
    );
    expect(html).toContain(`<mark id="span">${task.text}</mark>`);
    for (const span of ['from=5&to=5', 'from=9&to=2', 'from=0&to=99999999', 'from=-1&to=5'])
      expect((await commission.get(`/desk/source?${span}`)).html).not.toContain('<mark');
  });
});
