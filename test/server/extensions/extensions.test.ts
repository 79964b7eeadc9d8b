import { beforeEach, describe, expect, test } from '@jest/globals';
import { file } from '../../../ledger/commands/report-commands.ts';
import { WATER } from '../../support/actors.ts';
import { formOf } from '../../support/forms.ts';
import { openSmallPlan, startSite, type Site } from '../support/site.ts';
import { COMMISSION, GOVERNMENT, ADMIN } from '../support/situation.ts';
import type { Visitor } from '../support/visitor.ts';
import { chineseIn } from '../support/language.ts';

const FIRST = 'small-periodic-2027-t001';
const SECOND = 'small-periodic-2027-t002';
const request = (report: string, n = 1) => `${report}/extension/${n}`;
const page = (report: string) => `/reports/${report}`;
const typed = { newDueOn: '2028-01-21', reason: '数据尚未汇总。', stateOfWork: '已完成<八成>。' };

let site: Site;
let officer: Visitor;

beforeEach(async () => {
  site = await startSite({ now: '2027-12-20T02:00:00Z' });
  await openSmallPlan(site);
  const { db } = site.ledger;
  const user = {
    id: 'leader',
    name: '水利厅分管领导',
    role: 'agency',
    agencyId: 'shuili',
  } as const;
  await db.user.create({ data: { ...user, email: 'leader@shuili.example' } });
  officer = await site.signedIn('officer@shuili.example');
});

const leader = () => site.signedIn('leader@shuili.example');
const stateOf = async (id: string) =>
  (await site.ledger.db.extension.findUniqueOrThrow({ where: { id } })).state;

describe('an officer', () => {
  test('reads before asking who confirms and what goes on, asks, and sees where it stands', async () => {
    const { html } = await officer.get(page(FIRST));
    for (const text of [
      '申请延期…',
      '请分管领导确认：分管领导',
      '提醒和催办照常进行',
      '2028年3月31日',
    ])
      expect(html).toContain(text);
    const asked = await officer.post(`${page(FIRST)}/extension`, typed);
    expect([asked.status, asked.location]).toEqual([303, `${page(FIRST)}#extension`]);
    const after = await officer.get(page(FIRST));
    for (const text of ['待分管领导确认', '已完成&lt;八成&gt;', '撤回延期申请'])
      expect(after.html).toContain(text);
    expect(after.html).not.toContain('申请延期…');
    await officer.post(`${page(FIRST)}/extension/withdraw`, { extension: request(FIRST) });
    expect(await stateOf(request(FIRST))).toBe('withdrawn');
    expect((await officer.get(page(FIRST))).html).toContain('申请延期…');
  });

  test('keeps what was typed when it is not taken', async () => {
    const bad = await officer.post(`${page(FIRST)}/extension`, {
      ...typed,
      newDueOn: '2028-01-22',
    });
    expect(bad.status).toBe(422);
    for (const text of ['新的截止日期是休息日', '2028年1月24日', '数据尚未汇总。</textarea>'])
      expect(bad.html).toContain(text);
  });

  test('is told when nobody could confirm, and what to do', async () => {
    const where = { id: 'shuili-leader' };
    const { db } = site.ledger;
    await db.contact.update({ where, data: { refusedAt: new Date(), refusedCode: '550' } });
    expect((await officer.get(page(FIRST))).html).toContain('邮件曾被拒收');
    await db.user.delete({ where: { id: 'leader' } });
    expect((await officer.get(page(FIRST))).html).toContain('尚未开通登录');
    await db.contact.update({ where, data: { active: false } });
    expect((await officer.get(page(FIRST))).html).toContain('没有登记分管领导');
  });

  test('of another agency, or of none, may not', async () => {
    const other = await site.signedIn('officer@caizheng.example');
    expect((await other.post(`${page(FIRST)}/extension`, typed)).status).toBe(403);
    await officer.post(`${page(FIRST)}/extension`, typed);
    const back = { extension: request(FIRST) };
    expect((await other.post(`${page(FIRST)}/extension/withdraw`, back)).status).toBe(403);
    const foreign = await officer.post(`${page(SECOND)}/extension/withdraw`, back);
    expect(foreign.status).toBe(404);
    const admin = await site.signedIn(ADMIN);
    expect((await admin.get('/my/extensions')).status).toBe(403);
    expect(await stateOf(request(FIRST))).toBe('asked');
  });
});

describe('the leader', () => {
  beforeEach(async () => {
    for (const id of [FIRST, SECOND]) await officer.post(`${page(id)}/extension`, typed);
  });

  test('is led by the first page, and confirms several in a click', async () => {
    const boss = await leader();
    expect((await boss.get('/my')).html).toContain('有2项延期申请等待分管领导确认');
    const { html } = await boss.get('/my/extensions');
    expect(html.match(/type="checkbox"/g)).toHaveLength(2);
    const none = await boss.post('/my/extensions', { outcome: 'confirm' });
    expect([none.status, none.html.includes('请先勾选')]).toEqual([422, true]);
    const extension = [FIRST, SECOND].map((id) => request(id));
    const done = await boss.post('/my/extensions', [
      ...extension.map((id): [string, string] => ['extension', id]),
      ['outcome', 'confirm'],
    ]);
    expect(done.html).toContain('已确认2项，提交审批。');
    expect(await stateOf(request(SECOND))).toBe('confirmed');
  });

  test('declines with words, which stay when they say nothing', async () => {
    const boss = await leader();
    const decline = (words: string) =>
      boss.post('/my/extensions', { extension: request(FIRST), outcome: 'decline', words });
    const empty = await decline('……');
    expect(empty.status).toBe(409);
    expect(empty.html).toContain('不予确认须说明理由');
    expect(empty.html).toContain('……</textarea>');
    expect((await decline('能够按期完成。')).html).toContain('1项不予确认，申请已撤回');
    expect((await officer.get(page(FIRST))).html).toContain('能够按期完成。');
  });

  test('alone sees the buttons; an officer who posts is refused', async () => {
    const { html } = await officer.get('/my/extensions');
    expect(html).not.toContain('type="checkbox"');
    expect(html).toContain('只有本单位分管领导可以确认');
    const tried = await officer.post('/my/extensions', {
      extension: request(FIRST),
      outcome: 'confirm',
    });
    expect(tried.status).toBe(409);
    expect(await stateOf(request(FIRST))).toBe('asked');
  });
});

describe('the desk', () => {
  let commission: Visitor;
  const PLAN = ['plan', 'small'] as [string, string];
  const ticked = (...ids: string[]) =>
    ids.map((id): [string, string] => ['extension', request(id)]);

  beforeEach(async () => {
    const boss = await leader();
    for (const id of [FIRST, SECOND]) await boss.post(`${page(id)}/extension`, typed);
    commission = await site.signedIn(COMMISSION);
  });

  test('lists what waits, with reason, state of work, history and burden; the overview counts it', async () => {
    expect((await commission.get('/desk')).html).toMatch(/待审批<\/dt><dd><a[^>]*>2</);
    const { html } = await commission.get('/desk/extensions');
    for (const text of ['待审批延期申请2项', '数据尚未汇总。', '此前没有申请过延期', '现有待报2项'])
      expect(html).toContain(text);
  });

  test('shows what would happen, then does it, and the timeline tells it', async () => {
    const send = (path: string, rest: [string, string][]) =>
      commission.post(`/desk/extensions/${path}`, [PLAN, ...ticked(FIRST, SECOND), ...rest]);
    const rest: [string, string][] = [
      ['outcome', 'granted'],
      ['words', ''],
      [`due:${request(FIRST)}`, '2028-01-21'],
      [`due:${request(SECOND)}`, '2028-01-14'],
    ];
    const preview = await send('preview', rest);
    for (const text of [
      '尚未办理',
      '截止日期改为2028年1月21日',
      '2028年1月14日',
      '确认办理（2项）',
    ])
      expect(preview.html).toContain(text);
    expect(await stateOf(request(FIRST))).toBe('confirmed');
    const done = await send('decide', rest);
    expect(done.html).toContain('已办理：同意延期2项，不予延期0项。');
    expect((await officer.get(page(SECOND))).html).toContain('经批准延期后的期限');
    const story = await commission.get(`/desk/reports/${FIRST}`);
    for (const text of ['申请延期', '分管领导确认延期申请', '同意延期', '新的截止日期'])
      expect(story.html).toContain(text);
    const again = await send('decide', rest);
    expect(again.status).toBe(409);
    expect(again.html).toContain('有2项没有办理');
  });

  test('refuses with words only, and says so before anything is lost', async () => {
    const send = (words: string) =>
      commission.post('/desk/extensions/preview', [
        PLAN,
        ...ticked(FIRST),
        ['outcome', 'refused'],
        ['words', words],
      ]);
    const bare = await send('……');
    expect(bare.status).toBe(422);
    expect(bare.html).toContain('不予延期须说明理由');
    expect(bare.html).toContain('……</textarea>');
    expect((await send('请按期报送。')).html).toContain('不予延期，截止日期仍为2027年12月31日');
  });

  test('does what can be done, and names what cannot', async () => {
    await file(site.ledger, SECOND, formOf(), WATER);
    const { status, html } = await commission.post('/desk/extensions/decide', [
      PLAN,
      ...ticked(FIRST, SECOND),
      ['outcome', 'granted'],
    ]);
    expect(status).toBe(409);
    expect(html).toContain('同意延期1项');
    expect(html).toContain('这一事项已经报送，无须延期');
    expect((await commission.get('/desk/extensions')).html).toContain('未审批即已报送');
  });

  test('is read by the government and the operator, who decide nothing of it', async () => {
    for (const who of [GOVERNMENT, ADMIN]) {
      const reader = await site.signedIn(who);
      const { status, html } = await reader.get('/desk/extensions');
      expect(status).toBe(200);
      expect(html).not.toContain('type="checkbox"');
      const tried = await reader.post('/desk/extensions/decide', [
        PLAN,
        ...ticked(FIRST),
        ['outcome', 'granted'],
      ]);
      expect(tried.status).toBe(409);
    }
    expect((await officer.get('/desk/extensions')).status).toBe(403);
    expect(await stateOf(request(FIRST))).toBe('confirmed');
  });

  test('speaks English without a Chinese word of its own', async () => {
    for (const [who, path] of [
      [commission, '/desk/extensions'],
      [officer, page(FIRST)],
      [officer, '/my/extensions'],
    ] as const) {
      await who.post('/lang', { lang: 'en', to: '/' });
      expect(chineseIn((await who.get(path)).html)).toEqual([]);
    }
  });
});
