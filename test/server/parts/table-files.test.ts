import { beforeAll, describe, expect, test } from '@jest/globals';
import { Hono } from 'hono';
import { raw } from 'hono/html';
import readExcelFile from 'read-excel-file/node';
import { file, returnReport } from '../../../ledger/commands/report-commands.ts';
import { stepReport } from '../../../ledger/steps/report-step.ts';
import { createApp } from '../../../server/app.tsx';
import { WATER } from '../../support/actors.ts';
import { instantOf, REPORT } from '../../support/dates.ts';
import { formOf } from '../../support/forms.ts';
import { InFileOnly } from '../../../server/parts/tables/answered.tsx';
import { tableFileWordsOf } from '../../../server/parts/tables/words.ts';
import { readingRoutes } from '../../../server/parts/routes.tsx';
import { tablesAsFiles } from '../../../server/parts/tables/take-away.tsx';
import { withContext } from '../../../server/web/context.ts';
import type { AppEnv } from '../../../server/web/deps.ts';
import { openSmallPlan, startSite, type Site } from '../support/site.ts';
import { ADMIN, COMMISSION, GOVERNMENT } from '../support/situation.ts';
import { filesOn, formsOn, plain, tablesIn, type Form } from '../support/tables-and-forms.ts';
import { Visitor, type Answer } from '../support/visitor.ts';

const SECOND = REPORT.replace('t001', 't002');
const reviewer = { kind: 'commission', agencyId: 'fagaiwei', name: '审核岗' } as const;
let site: Site;
let commission: Visitor;

beforeAll(async () => {
  site = await startSite({ now: '2027-12-20T02:00:00Z' });
  await openSmallPlan(site, { region: true });
  const { ledger, clock } = site;
  for (const id of [REPORT, SECOND]) await stepReport(ledger, id);
  await file(ledger, SECOND, formOf({ progress: '=HYPERLINK("http://x")' }), WATER);
  await returnReport(ledger, SECOND, 1, '=1+1', reviewer);
  for (const step of ['escalate', 'letter']) {
    clock.set(instantOf(step));
    await stepReport(ledger, REPORT);
  }
  clock.set('2028-01-24T02:00:00Z');
  commission = await site.signedIn(COMMISSION);
});

async function sheetOf({ status, bytes }: Answer): Promise<unknown[][]> {
  expect(status).toBe(200);
  const [sheet] = await readExcelFile(bytes);
  return sheet!.data;
}

/** The patterns of every page of the desk and the government's, as the product knows them. */
function patterns(): { pattern: string; matcher: RegExp }[] {
  const { routes } = createApp(site.deps);
  const gets = routes.filter(
    ({ method, path }) =>
      method === 'GET' && /^\/(desk|government)(\/|$)/.test(path) && !path.includes('{'),
  );
  return [...new Set(gets.map(({ path }) => path))].map((pattern) => ({
    pattern,
    matcher: new RegExp(`^${pattern.replace(/\/$/, '').replaceAll(/:\w+/g, '[^/]+')}/?$`),
  }));
}

/** A page of each pattern that this visitor can come to, and each of its tabs. */
async function walk(visitor: Visitor, from: string): Promise<Map<string, Answer>> {
  const known = patterns();
  const seen = new Map<string, Answer>();
  const ahead = [
    from,
    ...known.map(({ pattern }) => pattern).filter((each) => !each.includes(':')),
  ];
  for (let path = ahead.shift(); path !== undefined; path = ahead.shift()) {
    const [place = ''] = path.split('?', 1);
    const pattern = known.find(({ matcher }) => matcher.test(place))?.pattern;
    const tab = /[?&]tab=(\w+)/.exec(path)?.[1] ?? '';
    const key = `${pattern} ${tab}`.trim();
    if (pattern === undefined || seen.has(key)) continue;
    const answer = await visitor.get(path);
    if (answer.headers.get('content-type')?.startsWith('text/html') !== true) continue;
    if (answer.status !== 200) continue;
    seen.set(key, answer);
    const links = [...answer.html.matchAll(/href="(\/[^"#]*)/g)].map(([, href]) => plain(href!));
    ahead.push(...links.filter((href) => !/[?&]file=/.test(href)));
  }
  return seen;
}

/** Forms of the pages, by where they are sent and which button is pressed. */
const forms = new Map<string, Form>();
describe('every table of the desk and of the government', () => {
  test('has its file beside it, which holds its heads and all its rows', async () => {
    const pages = await walk(await site.signedIn(ADMIN), '/desk');
    const government = await site.signedIn(GOVERNMENT);
    for (const [key, page] of await walk(government, '/government'))
      pages.set(`${key} government`, page);
    const visitor = await site.signedIn(ADMIN);
    const taken = new Set<string>();
    let tables = 0;
    for (const [key, { html }] of pages) {
      const files = filesOn(html);
      expect({ key, without: files.filter((each) => each === null) }).toEqual({ key, without: [] });
      tables += files.length;
      for (const [index, [table]] of tablesIn(html).entries()) {
        const href = files[index]!;
        if (taken.has(href) || table.includes('data-group') || table.includes('data-file'))
          continue;
        taken.add(href);
        const reader = href.startsWith('/government') ? government : visitor;
        const sheet = await sheetOf(await reader.get(href));
        const blank = sheet.findIndex((row) => row.every((cell) => cell === null));
        const rows = table.split('<tbody').slice(1).join().split('<tr').length - 1;
        const heads = /<thead/.test(table) ? 1 : 0;
        // A list that the page cuts short comes whole.
        const inFile = sheet.length - blank - 1 - heads;
        expect({ href, rows: Math.min(rows, inFile) }).toEqual({ href, rows });
      }
    }
    expect(tables).toBeGreaterThan(40);
    expect(site.log).toEqual([]);
    for (const [, { html }] of pages) for (const form of formsOn(html)) forms.set(form.place, form);
  });
});

describe('a table that is taken away', () => {
  const url = (path: string, key: string) => `${path}file=${encodeURIComponent(key)}`;

  test('says of which plan it is, what it is narrowed to, as of when and by whom', async () => {
    const address = url('/desk/mails?tab=waiting&', '邮件');
    const answer = await commission.get(address);
    const sheet = await sheetOf(answer);
    expect(sheet.slice(0, 7).map(([first]) => first)).toEqual([
      '某自治区贯彻落实国家《东北振兴“十二五”规划》重点工作分工方案',
      '邮件',
      expect.stringMatching(/^筛选条件：待发送 \d+$/),
      '数据截至：2028年1月24日 10:00',
      '下载：fagaiwei联络员（2028年1月24日 10:00）',
      null,
      '应发时间',
    ]);
    const name = decodeURIComponent(answer.headers.get('content-disposition') ?? '');
    expect(name).toContain('邮件 2028-01-24.xlsx');
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  test('of which a page shows several is one file, which says what each is of', async () => {
    const sheet = await sheetOf(await commission.get(url('/desk/escalations?', '升级督办')));
    const rows = sheet.slice(sheet.findIndex(([first]) => first === '单位'));
    expect(rows[0]).toEqual(['单位', '任务', '逾期', '提请时间', '灯', '灯 · 说明']);
    expect(rows.slice(1).map(([agency]) => agency)).toEqual(['自治区水利厅']);
  });

  test('is of the earlier instant that its page is of', async () => {
    const { html } = await commission.get('/desk/statistics?at=2027-12-01T09:00');
    const sheet = await sheetOf(await commission.get(filesOn(html)[0]!));
    expect(sheet.flat()).toContain('数据截至：2027年12月1日 09:00');
    expect(sheet.flat()).not.toContain('数据截至：2028年1月24日 10:00');
  });

  test('is not cut by paging, and comes in parts where it is longer than a file', async () => {
    const { db } = site.ledger;
    const row = { at: new Date(), actor: 'system', action: 'open', planId: 'small', data: {} };
    const subjects = Array.from({ length: 150 }, (_, index) => `s${index}`);
    await db.audit.createMany({ data: subjects.map((subject) => ({ ...row, subject })) });
    const count = await db.audit.count({ where: { planId: 'small' } });
    const { html } = await commission.get('/desk/audit?page=2');
    const [address] = filesOn(html);
    const rowsOf = (sheet: unknown[][]) =>
      sheet.slice(sheet.findIndex(([first]) => first === '时间') + 1);
    expect(rowsOf(await sheetOf(await commission.get(address!)))).toHaveLength(count);
    const app = new Hono<AppEnv>();
    app.use(withContext(site.deps), tablesAsFiles(100)).route('/desk', readingRoutes());
    const visitor = new Visitor((request) => app.request(request), 'http://duban.test', '10.9.9.9');
    for (const [name, value] of commission.cookies) visitor.cookies.set(name, value);
    const parts = await visitor.get(address!);
    expect(parts.html).toContain('每份最多100行');
    const links = [...parts.html.matchAll(/href="(\/desk\/audit[^"]*)"/g)];
    expect(links).toHaveLength(2);
    const all = [];
    for (const [index, [, link]] of links.entries()) {
      const sheet = await sheetOf(await visitor.get(plain(link!)));
      expect(sheet.flat()).toContain(`第${index + 1}份，共2份`);
      all.push(...rowsOf(sheet));
    }
    expect(all).toHaveLength(count);
    expect(all.map((each) => each.at(-1))).toEqual(expect.arrayContaining(subjects));
    await db.audit.deleteMany({ where: { subject: { in: subjects } } });
  });

  test('is its reader’s: whoever may not read the page gets no file, and no page changes', async () => {
    const agency = await site.signedIn('officer@shuili.example');
    const address = url('/desk/agencies?', '单位');
    expect((await agency.get(address)).status).toBe(403);
    const { status, location } = await site.visitor().get(address);
    expect([status, location?.startsWith('/sign-in')]).toEqual([303, true]);
    const government = await site.signedIn(GOVERNMENT);
    expect((await government.get(url('/desk/register/users?', '用户'))).status).toBe(403);
    expect((await government.get(address)).status).toBe(200);
  });

  test('that is not on the page is told to be gone', async () => {
    for (const key of ['没有', '', '<script>', 'x'.repeat(3_000)]) {
      const answer = await commission.get(url('/desk/agencies?', key));
      expect([answer.status, answer.html.includes('页面上已没有这张表')]).toEqual([404, true]);
    }
  });

  test('was never a formula, whatever was typed', async () => {
    await site.ledger.db.contact.updateMany({
      where: { agencyId: 'shuili' },
      data: { name: '=1+1' },
    });
    const sheet = await sheetOf(await commission.get(url('/desk/agencies/shuili?', '联系人')));
    expect(sheet.flat()).toContain('=1+1');
  });

  test('is in the language of its reader', async () => {
    await commission.post('/lang', { lang: 'en', to: '/' });
    const { html } = await commission.get('/desk/agencies');
    expect(html).toContain('>Download this table</a>');
    const sheet = await sheetOf(await commission.get(filesOn(html)[0]!));
    expect(sheet.flat()).toEqual(
      expect.arrayContaining(['Filter: none', 'As of: 24 Jan 2028 10:00', 'Department of Water']),
    );
  });
});

// Last, for what is sent may be done.
describe('a page that answers a form', () => {
  test('brings the file of each of its tables, whatever it answers', async () => {
    const visitor = await site.signedIn(ADMIN);
    const answers = new Map<string, Answer>();
    for (const { place, action, fields, hasFile } of forms.values()) {
      const body = new FormData();
      for (const [name, value] of fields) body.append(name, value);
      if (hasFile) body.append('file', new File(['x'], 'x.xlsx'));
      answers.set(
        place,
        await (hasFile ? visitor.send(action, body) : visitor.post(action, fields)),
      );
    }
    const shown = [...answers].filter(([, { html }]) => html.includes('<table'));
    expect(shown.length).toBeGreaterThan(7);
    for (const [place, { html }] of shown) {
      const files = filesOn(html).map((href) => href?.startsWith('data:') ?? false);
      const own = tablesIn(html).map(([table]) => table.includes('data-file='));
      expect({ place, files: files.map((is, at) => is || own[at]) }).toEqual({
        ...{ place, files: files.map(() => true) },
      });
    }
    expect(site.log).toEqual([]);
  });

  test('is not asked again for it: the file says what the page says, and what it only counts', async () => {
    const rows = (names: string[]) => names.map((name) => `<tr><td>${name}</td><td>3</td></tr>`);
    const app = new Hono<AppEnv>();
    let asked = 0;
    app.use(withContext(site.deps), tablesAsFiles());
    app.post('/desk/x', (c) => {
      asked += 1;
      const rest = String(InFileOnly({ children: raw(rows(['=1+1', '丁']).join('')) }));
      const table = `<table><thead><tr><th>名称</th><th>数</th></tr></thead><tbody>${rows(['甲', '乙']).join('')}</tbody>${rest}</table>`;
      return c.html(`<!DOCTYPE html><h1>预览</h1>${table}<a rel="next" href="/">下页</a>`, 409);
    });
    const send = async (who: Visitor) => {
      const cookie = [...who.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const response = await app.request('/desk/x', { method: 'POST', headers: { cookie } });
      return { status: response.status, html: await response.text() };
    };
    const { status, html } = await send(commission);
    expect([status, asked]).toEqual([409, 1]);
    expect(html).not.toContain('丁');
    expect(html).toMatch(/ download="预览 [\d-]+\.xlsx">/);
    const bytes = Buffer.from(filesOn(html)[0]!.split('base64,')[1]!, 'base64');
    const [sheet] = await readExcelFile(bytes);
    const lines = sheet!.data.map((row) => row.filter((cell) => cell !== null));
    expect(lines.slice(-5)).toEqual([
      ['名称', '数'],
      ['甲', 3],
      ['乙', 3],
      ['=1+1', 3],
      ['丁', 3],
    ]);
    expect(lines.flat()).toContain(tableFileWordsOf('en').onePage);
    expect((await send(site.visitor())).html).toContain('丁');
  });
});
