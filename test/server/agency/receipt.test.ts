import { beforeEach, describe, expect, test } from '@jest/globals';
import { owed } from '../../support/small-plan.ts';
import { chineseIn, englishIn } from '../support/language.ts';
import { codeIn, openSmallPlan, startSite, type Site } from '../support/site.ts';

const RECEIPT = '/reports/small-receipt-once-shuili';
const OFFICER = 'officer@shuili.example';
let site: Site;

beforeEach(async () => {
  site = await startSite({ now: '2027-01-05T02:00:00Z' });
  await openSmallPlan(site, { obligations: [owed('receipt'), owed('periodic')], region: true });
});

const bodyOf = (html: string) => html.replace(/<[^>]+>/g, '');

describe('the page of a receipt', () => {
  test('shows every task with its text, who leads and cooperates, contacts, and what comes', async () => {
    const officer = await site.signedIn(OFFICER);
    const { html } = await officer.get(RECEIPT);
    for (const text of [
      '牵头、负责的任务（2项）',
      '推进大型灌区续建配套与节水改造',
      '自治区财政厅',
      '2027年1月11日（星期一）24:00前签收',
      'officer@shuili.example',
      '即将开始：2028年度定期报告',
    ])
      expect(bodyOf(html)).toContain(text);
    expect((await officer.get('/my')).html).toMatch(/btn-primary[^>]*>签收</);
  });

  test('a region signs for the plan in its area', async () => {
    const { html } = await (
      await site.signedIn('officer@chifeng.example')
    ).get('/reports/small-receipt-once-chifeng');
    expect(html).toContain('本地区负责方案全部任务在本地区的落实');
    expect(html).not.toContain('提到本地区的任务');
  });

  test('a region signs for each task that names it or its places, and may object to it', async () => {
    const { db } = site.ledger;
    await db.task.update({
      where: { id: 'small-t002' },
      data: { text: '加强赤峰市中小河流治理' },
    });
    const officer = await site.signedIn('officer@chifeng.example');
    const receipt = '/reports/small-receipt-once-chifeng';
    const { html } = await officer.get(receipt);
    expect(bodyOf(html)).toMatch(
      /提到本地区的任务（1项）[\s\S]*加强赤峰市中小河流治理[\s\S]*水利厅/,
    );
    const words = { text: '本市境内无此项目。' };
    await officer.post(`${receipt}/objections`, { ...words, task: 'small-t002' });
    expect(await db.objection.findMany()).toMatchObject([{ taskId: 'small-t002' }]);
    const other = await officer.post(`${receipt}/objections`, { ...words, task: 'small-t001' });
    expect(other.status).not.toBe(303);
  });

  test('is confirmed in a click, once; the second is told that it was', async () => {
    const officer = await site.signedIn(OFFICER);
    expect(await officer.post(RECEIPT, { basedOn: '0' })).toMatchObject({
      status: 303,
      location: RECEIPT,
    });
    expect(bodyOf((await officer.get(RECEIPT)).html)).toContain('签收，签收人：');
    const again = await officer.post(RECEIPT, { basedOn: '0' });
    expect(again.status).toBe(409);
    expect(await site.ledger.db.submission.count()).toBe(1);
  });

  test('takes objections, shows the answer, keeps what was not taken', async () => {
    const officer = await site.signedIn(OFFICER);
    const empty = await officer.post(`${RECEIPT}/objections`, { task: 'small-t001', text: '……' });
    expect(empty.status).toBe(422);
    expect(empty.html).toContain('没有写明内容');
    expect(empty.html).toMatch(/<option value="small-t001" selected/);
    await officer.post(`${RECEIPT}/objections`, { task: 'small-t001', text: '应由农牧业厅牵头。' });
    await officer.post(`${RECEIPT}/objections`, { task: '', text: '分工过重。' });
    const [, second] = await site.ledger.db.objection.findMany({ orderBy: { id: 'asc' } });
    await officer.post(`${RECEIPT}/objections/withdraw`, { objection: second!.id });

    const desk = await site.signedIn('officer@fagaiwei.example');
    const overview = await desk.get('/desk');
    expect(bodyOf(overview.html)).toContain('待答复异议1');
    const list = await desk.get('/desk/objections');
    expect(bodyOf(list.html)).toMatch(
      /待答复（1项）[\s\S]*应由农牧业厅牵头。[\s\S]*已答复、已撤回（1项）/,
    );
    const objection = `${RECEIPT.slice('/reports/'.length)}/objection-1`;
    const wordless = await desk.post('/desk/objections', {
      plan: 'small',
      objection,
      answer: ' ',
    });
    expect(wordless.status).toBe(409);
    const answered = await desk.post('/desk/objections', {
      plan: 'small',
      objection,
      answer: '维持原分工。',
    });
    expect(answered).toMatchObject({ status: 303 });
    const { html } = await officer.get(RECEIPT);
    expect(html).toContain('维持原分工。');
    expect(html).not.toContain('等待答复');
    expect(bodyOf((await desk.get('/desk')).html)).not.toContain('待答复异议');
  });
});

describe('a wrong role', () => {
  test('another agency sees nothing, signs nothing, objects to nothing', async () => {
    const other = await site.signedIn('officer@caizheng.example');
    for (const answer of [
      await other.get(RECEIPT),
      await other.post(RECEIPT, {}),
      await other.post(`${RECEIPT}/objections`, { task: '', text: '不妥。' }),
      await other.post(`${RECEIPT}/objections/withdraw`, { objection: 'x' }),
      await other.get('/desk/objections'),
    ])
      expect(answer.status).toBe(403);
    expect(await site.ledger.db.submission.count()).toBe(0);
    expect(await site.ledger.db.objection.count()).toBe(0);
  });

  test('the government reads objections and answers none but the commission’s', async () => {
    const officer = await site.signedIn(OFFICER);
    await officer.post(`${RECEIPT}/objections`, { task: '', text: '分工过重。' });
    const government = await site.signedIn('officer@zhengfuban.example');
    const { html } = await government.get('/desk/objections');
    expect(html).toContain('分工过重。');
    expect(html).not.toContain('name="answer"');
    const refused = await government.post('/desk/objections', {
      plan: 'small',
      objection: 'small-receipt-once-shuili/objection-1',
      answer: '维持。',
    });
    expect(refused.status).toBe(409);
    expect(await site.ledger.db.objection.count({ where: { answeredAt: null } })).toBe(1);
  });

  test('a report with a form takes no objection', async () => {
    const officer = await site.signedIn(OFFICER);
    const { status } = await officer.post('/reports/small-periodic-2027-t001/objections', {
      task: '',
      text: '不妥。',
    });
    expect(status).toBe(404);
  });

  test('an operator has no contacts', async () => {
    const admin = await site.signedIn('admin@duban.example');
    expect((await admin.get('/contacts')).status).toBe(403);
  });
});

describe('an agency’s contacts', () => {
  const form = { role: 'leader', name: '李厅长', address: 'li@shuili.example', lang: 'zh-CN' };

  test('a new one is confirmed by the code mailed to it, and may sign in', async () => {
    const officer = await site.signedIn(OFFICER);
    expect((await officer.post('/contacts', form)).location).toBe('/contacts?done=sent');
    const mail = site.mails.at(-1)!;
    expect(mail).toMatchObject({ to: 'li@shuili.example', subject: '督办系统联系人确认验证码' });
    expect(mail.text).toContain('自治区水利厅');
    const page = await officer.get('/contacts?done=sent');
    const change = /name="change" value="([^"]+)"/.exec(page.html)![1]!;
    const wrong = codeIn(mail) === '000000' ? '000001' : '000000';
    const refused = await officer.post('/contacts/confirm', { change, code: wrong });
    expect(refused.status).toBe(409);
    expect(refused.html).toContain('还可以输入4次');
    const done = await officer.post('/contacts/confirm', { change, code: codeIn(mail) });
    expect(done.location).toBe('/contacts?done=confirmed');
    const leader = await site.signedIn('li@shuili.example');
    expect((await leader.get(RECEIPT)).status).toBe(200);
  });

  test('what was typed stays in the form; the last officer stays in office', async () => {
    const officer = await site.signedIn(OFFICER);
    const bad = await officer.post('/contacts', { ...form, address: '李厅长' });
    expect(bad.status).toBe(422);
    expect(bad.html).toContain('这不是电子邮箱地址');
    expect(bad.html).toContain('value="李厅长"');
    const last = await officer.post('/contacts/deactivate', { contact: 'shuili-officer' });
    expect(last.status).toBe(409);
    expect(last.html).toContain('这是本单位唯一的联络员');
    const others = await officer.post('/contacts/deactivate', { contact: 'caizheng-leader' });
    expect(others.status).toBe(409);
    expect(await site.ledger.db.contact.count({ where: { active: false } })).toBe(0);
  });

  test('a mail that cannot be sent is told, and nothing is lost', async () => {
    const officer = await site.signedIn(OFFICER);
    site.deps.sendMail = () => Promise.reject(new Error('no server'));
    const { status, html } = await officer.post('/contacts', form);
    expect(status).toBe(502);
    expect(html).toContain('验证码邮件没有发出');
    expect(html).toContain('value="li@shuili.example"');
  });
});

test('the pages are of one language', async () => {
  const officer = await site.signedIn(OFFICER);
  await officer.post(`${RECEIPT}/objections`, { task: 'small-t001', text: '应由农牧业厅牵头。' });
  await officer.post('/contacts', {
    role: 'officer',
    name: '李联络',
    address: 'li@shuili.example',
    lang: 'zh-CN',
  });
  const desk = await site.signedIn('officer@fagaiwei.example');
  const pages = async () => [
    (await officer.get(RECEIPT)).html,
    (await officer.get('/contacts?done=sent')).html,
    (await officer.post(`${RECEIPT}/objections`, { task: '', text: '…' })).html,
    (await desk.get('/desk/objections')).html,
    (await desk.get('/desk/reports/small-receipt-once-shuili')).html,
  ];
  for (const html of await pages())
    expect(englishIn(html.replaceAll(/(shuili|fagaiwei)联络员/g, ''))).toEqual([]);
  for (const who of [officer, desk]) await who.post('/lang', { lang: 'en', to: '/' });
  for (const html of await pages()) expect(chineseIn(html)).toEqual([]);
});
