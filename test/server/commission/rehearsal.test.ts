import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  beatRehearsal,
  failRehearsal,
  finishRehearsal,
  keepRehearsedMails,
} from '../../../ledger/rehearsal/progress.ts';
import type { RehearsalResult } from '../../../schemas/rehearsal.ts';
import { importSmallPlan, owed } from '../../support/small-plan.ts';
import type { Visitor } from '../support/visitor.ts';
import { chineseIn, englishIn } from '../support/language.ts';
import { startSite, type Site } from '../support/site.ts';
import { ADMIN, AGENCY, COMMISSION, GOVERNMENT } from '../support/situation.ts';

const PAGE = '/desk/rehearsal';
const YEARS = { plan: 'small', from: '2027', to: '2029' };
const month = (name: string, mails: number) => ({
  month: name,
  mails,
  owed: 2,
  filed: 1,
  accepted: 1,
  escalated: 1,
  lights: { green: 0, yellow: 0, red: 1, blue: 1 },
});
const RESULT: RehearsalResult = {
  launchedAt: new Date('2027-01-04T02:00:00Z'),
  rows: { planned: 61, sent: 61, missing: 0, duplicate: 0, unplanned: 0 },
  differences: [],
  messages: 60,
  kinds: { periodic: { reports: 2, filedOnTime: 1, filedLate: 0, neverFiled: 1 } },
  escalated: 1,
  months: [month('2027-01', 1), month('2027-11', 59)],
  seconds: 7.5,
};
const RAW = [
  'From: duban@commission.example',
  'To: officer@shuili.example',
  'Subject: test',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<p>请于12月31日前报送</p>',
].join('\r\n');

const STRANGER = 'stranger@caizheng.example';

let site: Site;
let commission: Visitor;
let government: Visitor;
let agency: Visitor;
/** What the pages have had started and cancelled. */
let started: number[];
let cancelled: number[];

beforeAll(async () => {
  site = await startSite({ now: '2026-11-30T02:00:00Z' });
  await importSmallPlan(site.ledger, { tasks: 2, obligations: [owed('periodic')] });
  await importSmallPlan(site.ledger, { id: 'zweiter' });
  site.deps.rehearsals.start = (id) => void started.push(id);
  site.deps.rehearsals.cancel = (id) => void cancelled.push(id);
  const user = (agencyId: string, role: 'agency' | 'commission' | 'government') => ({
    ...{ id: agencyId, name: '联络员', email: `officer@${agencyId}.example` },
    ...{ role, agencyId },
  });
  await site.ledger.db.user.createMany({
    data: [
      user('fagaiwei', 'commission'),
      user('zhengfuban', 'government'),
      user('shuili', 'agency'),
      { ...user('caizheng', 'commission'), email: STRANGER },
      { id: 'admin', name: '系统管理员', email: ADMIN, role: 'admin', agencyId: null },
    ],
  });
  commission = await site.signedIn(COMMISSION);
  government = await site.signedIn(GOVERNMENT);
  agency = await site.signedIn(AGENCY);
});

beforeEach(async () => {
  started = [];
  cancelled = [];
  await site.ledger.db.rehearsal.deleteMany();
});

async function underWay(): Promise<number> {
  const answer = await commission.post(PAGE, { ...YEARS, span: 'first' });
  if (answer.status !== 303) throw new Error(`not started: ${answer.status}`);
  return started.at(-1) ?? 0;
}

async function done(): Promise<number> {
  const id = await underWay();
  const mails = Array.from({ length: 60 }, (_, index) => ({
    place: index + 1,
    at: new Date(index === 0 ? '2027-01-04T02:00:00Z' : '2027-11-01T01:00:00Z'),
    address: index < 2 ? 'officer@caizheng.example' : 'officer@shuili.example',
    agencyId: index < 2 ? 'caizheng' : 'shuili',
    role: 'officer',
    subject: `【督办】第${index + 1}封`,
    raw: new Uint8Array(Buffer.from(RAW)),
  }));
  await keepRehearsedMails(site.ledger, id, mails);
  await finishRehearsal(site.ledger, id, RESULT);
  return id;
}

describe('a rehearsal is started', () => {
  test('by one button, of the first year or of all; the page then says how far it is', async () => {
    const before = await commission.get(PAGE);
    expect(before.html).toContain('还没有演练过');
    expect(before.html).toContain('name="from" value="2026"');
    expect(before.html).toContain('name="to" value="2030"');
    const answer = await commission.post(PAGE, { ...YEARS, span: 'all' });
    expect(answer).toMatchObject({ status: 303, location: `${PAGE}?done=asked` });
    const row = await site.ledger.db.rehearsal.findFirstOrThrow();
    expect(row).toMatchObject({ fromYear: 2027, toYear: 2029, planId: 'small' });
    expect(started).toEqual([row.id]);

    const livedTo = new Date('2027-03-01T00:00:00Z');
    await beatRehearsal(site.ledger, row.id, { lived: 3, instants: 12, livedTo, mails: 7 });
    const { html, headers } = await commission.get(`${PAGE}?done=asked`);
    expect(headers.get('refresh')).toBe(`2; url=${PAGE}`);
    expect(html).toContain('演练已开始');
    expect(html).toContain('已到2027年3月，邮件7封');
    expect(html).toMatch(/<progress[^>]* max="12" value="3"/);
    expect(html).not.toContain('value="first"');
  });

  test('and no second one beside it, of whatever plan: 409, with what was typed', async () => {
    await underWay();
    const admin = await site.signedIn(ADMIN);
    const answer = await admin.post(PAGE, { ...YEARS, plan: 'zweiter', span: 'all' });
    expect(answer.status).toBe(409);
    expect(answer.html).toContain('同一时间只能进行一次');
    expect(started).toHaveLength(1);
    const other = await admin.get(`${PAGE}?plan=zweiter`);
    expect(other.html).toContain('另一个方案正在演练');
    expect(other.headers.get('refresh')).toBeNull();
  });

  test.each([
    ['2029', '2027'],
    ['27', '28'],
    ['', ''],
    ['1990', '1990'],
    ['2027', '2090'],
  ])('of %s to %s it is refused in words, with what was typed', async (from, to) => {
    const answer = await commission.post(PAGE, { plan: 'small', from, to, span: 'all' });
    expect(answer.status).toBe(409);
    expect(answer.html).toContain('年');
    expect(answer.html).toContain(`name="from" value="${from}"`);
    expect(started).toEqual([]);
  });

  test('by the commission and the operator; the government only reads, agencies do not', async () => {
    const page = await government.get(PAGE);
    expect(page.status).toBe(200);
    expect(page.html).not.toContain('value="first"');
    expect((await government.post(PAGE, { ...YEARS, span: 'all' })).status).toBe(403);
    expect((await agency.get(PAGE)).status).toBe(403);
    expect((await agency.post(PAGE, { ...YEARS, span: 'all' })).status).toBe(403);
    expect((await commission.post(PAGE, { ...YEARS, plan: 'none' })).status).toBe(404);
    expect(started).toEqual([]);
  });
});

describe('a rehearsal under way', () => {
  test('is cancelled by a button, once', async () => {
    const id = await underWay();
    const path = `${PAGE}/${id}/cancel`;
    expect((await commission.get(PAGE)).html).toContain(`action="${path}"`);
    expect((await government.get(PAGE)).html).not.toContain(path);
    expect((await government.post(path, { plan: 'small' })).status).toBe(403);
    expect((await commission.post(path, { plan: 'small' })).location).toBe(
      `${PAGE}?done=cancelled`,
    );
    expect(cancelled).toEqual([id]);
    const again = await commission.post(path, { plan: 'small' });
    expect(again.status).toBe(409);
    expect(again.html).toContain('这次演练已经结束');
    expect((await commission.post(`${PAGE}/0x1/cancel`, { plan: 'small' })).status).toBe(404);
  });

  test('whose process is silent says so, and may be followed by another', async () => {
    const id = await underWay();
    await site.ledger.db.$executeRaw`
      UPDATE rehearsal SET beat_real = now() - interval '2 minutes' WHERE id = ${id}`;
    const { html, headers } = await commission.get(PAGE);
    expect(html).toContain('已有一分钟没有消息');
    expect(headers.get('refresh')).toBeNull();
    expect((await commission.post(PAGE, { ...YEARS, span: 'first' })).status).toBe(303);
    expect((await commission.get(`${PAGE}?id=${id}`)).html).toContain('长时间没有消息');
  });

  test.each([
    ['no_engine', '虚拟时间服务程序'],
    ['no_database', '单独的数据库'],
    ['broken', '演练中途出错'],
    ['crashed', '意外结束'],
  ] as const)('that failed by %s says why, and what the program said', async (fault, words) => {
    await failRehearsal(site.ledger, await underWay(), fault, 'Error: <b>x</b>');
    const { html } = await commission.get(PAGE);
    expect(html).toContain(words);
    expect(html).toContain('Error: &lt;b&gt;x&lt;/b&gt;');
    expect(html).toContain('value="first"');
  });
});

describe('the result', () => {
  test('says planned = sent, the figures, and every month', async () => {
    await done();
    const { html } = await government.get(PAGE);
    expect(html).toContain('应发与实发完全一致：61条');
    expect(html).toContain('2027年11月');
    expect(html).toContain('用时8秒');
    expect(html).not.toContain('不一致之处');
  });

  test('with differences it warns, and lists them', async () => {
    const id = await underWay();
    await finishRehearsal(site.ledger, id, { ...RESULT, differences: ['missing: <x>'] });
    const { html } = await commission.get(PAGE);
    expect(html).toContain('应发与实发不一致');
    expect(html).toContain('missing: &lt;x&gt;');
  });

  test('has the mails of each agency and month, page by page', async () => {
    const id = await done();
    const links = (html: string) => [...html.matchAll(/\/mails\/(\d+)/g)].map(([, n]) => Number(n));
    const all = await commission.get(`${PAGE}?id=${id}`);
    expect(links(all.html)).toEqual(Array.from({ length: 50 }, (_, i) => i + 1));
    expect(all.html).toContain('自治区财政厅（2封）');
    const second = await commission.get(`${PAGE}?id=${id}&page=2`);
    expect(links(second.html)).toHaveLength(10);
    const finance = await commission.get(`${PAGE}?id=${id}&agency=caizheng`);
    expect(links(finance.html)).toEqual([1, 2]);
    const november = await commission.get(`${PAGE}?id=${id}&agency=caizheng&month=2027-11`);
    expect(links(november.html)).toEqual([2]);
  });

  test('shows a mail as its recipient would see it, to whoever may read the plan', async () => {
    const id = await done();
    const { html } = await commission.get(`${PAGE}/${id}/mails/2`);
    expect(html).toContain('第2封');
    expect(html).toContain('没有发出');
    expect(html).toContain('srcdoc="&lt;p&gt;请于12月31日前报送');
    for (const path of [`${PAGE}/${id}/mails/61`, `${PAGE}/${id}/mails/x`, `${PAGE}/9/mails/1`])
      expect((await commission.get(path)).status).toBe(404);
    expect((await agency.get(`${PAGE}/${id}/mails/2`)).status).toBe(403);
    const stranger = await site.signedIn(STRANGER);
    expect((await stranger.get(`${PAGE}/${id}/mails/2`)).status).toBe(404);
  });

  test('is told in one language', async () => {
    const id = await done();
    for (const path of [PAGE, `${PAGE}/${id}/mails/2`]) {
      const zh = await commission.get(path);
      expect(englishIn(zh.html.replace(/srcdoc="[^"]*"|<pre[\s\S]*?<\/pre>/g, ''))).toEqual([]);
      await commission.post('/lang', { lang: 'en', to: '/' });
      const en = await commission.get(path);
      expect(chineseIn(en.html.replace(/srcdoc="[^"]*"/g, ''))).toEqual([]);
      await commission.post('/lang', { lang: 'zh-CN', to: '/' });
    }
  });
});
