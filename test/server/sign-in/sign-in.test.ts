import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { codeIn, openSmallPlan, startSite, type Site } from '../support/site.ts';
import type { Visitor } from '../support/visitor.ts';

const KNOWN = 'officer@shuili.example';
let site: Site;
let who: Visitor;

beforeAll(async () => {
  site = await startSite();
  await openSmallPlan(site);
});
beforeEach(() => {
  who = site.visitor();
  site.mails.length = 0;
});

/** Every test asks for another address, since codes per address are bounded. */
async function newUser(role: 'agency' | 'admin' = 'agency'): Promise<string> {
  const id = `user-${Math.random().toString(36).slice(2)}`;
  const email = `${id}@shuili.example`;
  await site.ledger.db.user.create({
    data: { id, name: '联络员', email, role, agencyId: role === 'admin' ? null : 'shuili' },
  });
  return email;
}

describe('the first page', () => {
  const text = (html: string) => html.replace(/<[^>]+>/g, '');

  test('says what this is, and which plan it follows', async () => {
    const { html } = await who.get('/sign-in');
    expect(html).toContain('把政策文件规定的任务分解到各单位');
    const { title } = await site.ledger.db.plan.findFirstOrThrow();
    expect(html).toContain(title);
    await who.post('/lang', { lang: 'en', to: '/sign-in' });
    const english = (await who.get('/sign-in')).html;
    expect(english).toContain('what a government policy document orders is reported on time');
    expect(english).toContain(`<span lang="zh-CN">${title}</span>`);
  });

  test('of a ledger without plans says what this is all the same', async () => {
    const site = await startSite();
    const user = { id: 'one', name: '某人', email: 'one@duban.example' };
    await site.ledger.db.user.create({ data: user });
    const { status, html } = await site.visitor().get('/sign-in');
    expect(status).toBe(200);
    expect(html).not.toContain('正在督办');
  });

  test.each([
    ['/reports/small-periodic-2027-t001', '登录后即可查看报送事项 small-periodic-2027-t001。'],
    ['/desk/reports/small-periodic-2027-t001', '登录后即可查看报送事项 small-periodic-2027-t001。'],
    [
      '/reports/small-periodic-2027-t001/receipt/2',
      '登录后即可查看报送事项 small-periodic-2027-t001 的回执。',
    ],
    ['/my?year=2027', '登录后即可查看“我的报送”。'],
    ['/desk', '登录后即可查看“总览”。'],
    ['/desk/mails?tab=planned', '登录后即可查看“邮件”。'],
    ['/desk/launch', '登录后即可查看“启动和运行”。'],
    ['/desk/send-plan', '登录后即可查看“发送计划”。'],
    ['/desk/constructor', '登录后即可查看您要打开的页面。'],
    ['/reports/<b>', '登录后即可查看您要打开的页面。'],
  ])('says why it came between the visitor and %s', async (to, why) => {
    const { html } = await who.get(`/sign-in?to=${encodeURIComponent(to)}`);
    expect(text(html)).toContain(why);
    const again = await who.post('/sign-in', { email: 'x', to });
    expect(text(again.html)).toContain(why);
    await who.post('/lang', { lang: 'en', to: '/' });
    const english = await who.get(`/sign-in?to=${encodeURIComponent(to)}`);
    expect(text(english.html)).toContain('Sign in to see ');
  });

  test('says no such thing to who asked for the first page', async () => {
    const { location } = await who.get('/');
    expect((await who.get(location ?? '')).html).not.toContain('登录后即可查看');
  });
});

describe('a demonstration', () => {
  let demo: Site;
  beforeAll(async () => {
    demo = await startSite({ inboxUrl: 'http://inbox.test/' });
    await openSmallPlan(demo);
  });

  test('offers one person of each role; a click has the code sent', async () => {
    const visitor = demo.visitor();
    const { html } = await visitor.get('/sign-in?to=/my');
    const people = [...html.matchAll(/<button class="demo-person" name="email" value="([^"]+)"/g)];
    expect(people.map(([, email]) => email)).toEqual([
      KNOWN,
      'officer@fagaiwei.example',
      'officer@zhengfuban.example',
      'admin@duban.example',
    ]);
    for (const told of [
      '单位联络员',
      '自治区水利厅',
      '政府办公厅',
      '系统管理员',
      'http://inbox.test/',
    ])
      expect(html).toContain(told);
    const sent = await visitor.post('/sign-in', { email: KNOWN, to: '/my' });
    expect(demo.mails.map(({ to }) => to)).toEqual([KNOWN]);
    const page = await visitor.get(sent.location ?? '');
    expect(page.html).toContain('href="http://inbox.test/"');
    const entered = await visitor.post('/sign-in/code', { code: codeIn(demo.mails[0]), to: '/my' });
    expect(entered.location).toBe('/my');
  });

  test('is nothing elsewhere: no address is told to who is not signed in', async () => {
    const pages = [await who.get('/sign-in'), await who.post('/sign-in', { email: 'x' })];
    for (const { html } of pages) expect(html).not.toContain('@');
  });
});

describe('a code by mail', () => {
  test('leads to the page that was asked for first', async () => {
    const asked = await who.get('/reports/small-periodic-2027-t001');
    expect(asked.status).toBe(303);
    expect(asked.location).toBe('/sign-in?to=%2Freports%2Fsmall-periodic-2027-t001');
    const form = await who.get(asked.location ?? '');
    expect(form.html).toContain('name="to" value="/reports/small-periodic-2027-t001"');
    const sent = await who.post('/sign-in', {
      email: KNOWN,
      to: '/reports/small-periodic-2027-t001',
    });
    expect(sent.location).toBe('/sign-in/code?to=%2Freports%2Fsmall-periodic-2027-t001');
    expect(site.mails.map(({ to }) => to)).toEqual([KNOWN]);
    const page = await who.get(sent.location ?? '');
    expect(page.html).toContain(KNOWN);
    const code = codeIn(site.mails[0]);
    const entered = await who.post('/sign-in/code', {
      code,
      to: '/reports/small-periodic-2027-t001',
    });
    expect(entered.location).toBe('/reports/small-periodic-2027-t001');
    expect((await who.get('/reports/small-periodic-2027-t001')).status).toBe(200);
  });

  test('has its mail as text and HTML, in the language of the page', async () => {
    await who.post('/sign-in', { email: await newUser() });
    const [zh] = site.mails;
    expect(zh?.subject).toBe('督办系统登录验证码');
    expect(zh?.html).toContain(codeIn(zh));
    await who.post('/lang', { lang: 'en', to: '/sign-in' });
    await who.post('/sign-in', { email: await newUser() });
    const en = site.mails[1];
    expect(en?.subject).toBe('Your sign-in code for Duban');
    expect(`${en?.text}${en?.html.replace(/style="[^"]*"/g, '')}`).not.toMatch(/\p{Script=Han}/u);
  });

  test('may be typed with full-width digits and blanks', async () => {
    const email = await newUser();
    await who.post('/sign-in', { email: ` ${email.toUpperCase()} `.replace('@', '＠') });
    const wide = [...codeIn(site.mails[0])].map((digit) =>
      String.fromCodePoint(Number(digit) + 0xff10),
    );
    const entered = await who.post('/sign-in/code', { code: ` ${wide.join(' ')}` });
    expect(entered.status).toBe(303);
  });

  test('is refused when it is wrong, with the form to try again', async () => {
    await who.post('/sign-in', { email: await newUser() });
    const right = codeIn(site.mails[0]);
    const wrong = right === '00000000' ? '00000001' : '00000000';
    const answer = await who.post('/sign-in/code', { code: wrong });
    expect(answer.status).toBe(400);
    expect(answer.html).toContain('验证码不正确或已失效');
    expect((await who.get('/my')).status).toBe(303);
    expect((await who.post('/sign-in/code', { code: right })).status).toBe(303);
  });

  test('ends after five wrong tries, told in the same words', async () => {
    await who.post('/sign-in', { email: await newUser() });
    const right = codeIn(site.mails[0]);
    const wrong = right === '00000000' ? '00000001' : '00000000';
    for (let i = 0; i < 5; i++) await who.post('/sign-in/code', { code: wrong });
    const answer = await who.post('/sign-in/code', { code: right });
    expect(answer.status).toBe(400);
    expect(answer.html).toContain('验证码不正确或已失效');
  });

  test('ends after ten minutes', async () => {
    const email = await newUser();
    await who.post('/sign-in', { email });
    const where = { user: { email } };
    const held = await site.ledger.db.signInCode.findFirstOrThrow({ where });
    expect(held.expiresAt.getTime() - held.askedAt.getTime()).toBe(600_000);
    // The database holds neither a code that could be read out of it, nor who asked.
    const kept = JSON.stringify(held);
    for (const told of [codeIn(site.mails[0]), email, '10.0.']) expect(kept).not.toContain(told);
    await site.ledger.db.signInCode.update({
      where: { id: held.id },
      data: { expiresAt: new Date(Date.now() - 1_000) },
    });
    const answer = await who.post('/sign-in/code', { code: codeIn(site.mails[0]) });
    expect(answer.status).toBe(400);
    expect((await who.get('/my')).status).toBe(303);
  });

  test('signs in once only', async () => {
    await who.post('/sign-in', { email: await newUser() });
    const code = codeIn(site.mails[0]);
    const address = new Map(who.cookies);
    expect((await who.post('/sign-in/code', { code })).status).toBe(303);
    const other = site.visitor();
    for (const [name, value] of address) other.cookies.set(name, value);
    expect((await other.post('/sign-in/code', { code })).status).toBe(400);
  });
});

describe('who is not known', () => {
  test('sees the same pages as who is, and gets no mail', async () => {
    const known = site.visitor();
    const email = await newUser();
    const unknown = email.replace('user-', 'nobody');
    const first = [
      await known.post('/sign-in', { email }),
      await who.post('/sign-in', { email: unknown }),
    ];
    expect(new Set(first.map(({ status, location }) => `${status} ${location}`)).size).toBe(1);
    expect(site.mails).toHaveLength(1);
    const without = (html: string, address: string) => html.replaceAll(address, '');
    const second = [await known.get('/sign-in/code'), await who.get('/sign-in/code')];
    expect(without(second[1]?.html ?? '', unknown)).toBe(without(second[0]?.html ?? '', email));
    const code = codeIn(site.mails[0]) === '12345678' ? '87654321' : '12345678';
    const third = [
      await known.post('/sign-in/code', { code }),
      await who.post('/sign-in/code', { code }),
    ];
    expect(third[1]?.status).toBe(third[0]?.status);
    expect(without(third[1]?.html ?? '', unknown)).toBe(without(third[0]?.html ?? '', email));
  });

  test('gives no address: told so, with what was typed', async () => {
    const answer = await who.post('/sign-in', { email: 'renshe' });
    expect(answer.status).toBe(400);
    expect(answer.html).toContain('这不是电子邮箱地址');
    expect(answer.html).toContain('value="renshe"');
  });

  test('cannot have an inbox flooded with codes, from one place or from many', async () => {
    const email = await newUser();
    const answers = [];
    for (let i = 0; i < 8; i++) answers.push(await who.post('/sign-in', { email }));
    expect(answers.map(({ status }) => status).filter((status) => status === 429)).toHaveLength(2);
    expect(site.mails).toHaveLength(6);
    const other = await site.visitor().post('/sign-in', { email });
    expect([other.status, site.mails.length]).toEqual([303, 7]);
    await site.ledger.db.$executeRaw`
      INSERT INTO sign_in_code (id, account, source, browser, known, code, expires_at)
      SELECT 'made-' || n, account, 'source-' || n, 'browser', false, 'x', now()
      FROM generate_series(1, 23) n, (SELECT account FROM sign_in_code c
        JOIN "user" u ON u.id = c.user_id WHERE u.email = ${email} LIMIT 1) of`;
    expect((await site.visitor().post('/sign-in', { email })).status).toBe(429);
  });

  test('cannot try addresses without end', async () => {
    const statuses = [];
    for (let i = 0; i < 31; i++)
      statuses.push((await who.post('/sign-in', { email: `someone${i}@shuili.example` })).status);
    expect(statuses.slice(0, 30).every((status) => status === 303)).toBe(true);
    expect(statuses[30]).toBe(429);
  });
});

describe('where it leads', () => {
  test.each(['//evil.example', 'https://evil.example/', '/\\evil.example', 'evil', '/\tevil', ''])(
    'never elsewhere: %j',
    async (to) => {
      const form = await who.get(`/sign-in?to=${encodeURIComponent(to)}`);
      expect(form.html).toContain('name="to" value="/"');
      await who.post('/sign-in', { email: await newUser(), to });
      const entered = await who.post('/sign-in/code', { code: codeIn(site.mails[0]), to });
      expect(entered.location).toBe('/');
    },
  );

  test.each([
    ['officer@shuili.example', '/my'],
    ['officer@fagaiwei.example', '/desk'],
    ['officer@zhengfuban.example', '/government'],
    ['admin@duban.example', '/desk'],
  ])('the first page of %s is %s', async (email, home) => {
    const user = await site.signedIn(email);
    expect((await user.get('/')).location).toBe(home);
  });
});
