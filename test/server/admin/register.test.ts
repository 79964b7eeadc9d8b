import { beforeAll, describe, expect, test } from '@jest/globals';
import { chineseIn, englishIn } from '../support/language.ts';
import { openSmallPlan, startSite, type Site } from '../support/site.ts';
import type { Visitor } from '../support/visitor.ts';

let site: Site;
let admin: Visitor;
let commission: Visitor;
let government: Visitor;
let agency: Visitor;
const WATER = '/desk/register/agencies/shuili';
const OTHER = 'officer@caizheng.example';

beforeAll(async () => {
  site = await startSite();
  await openSmallPlan(site, { region: true });
  admin = await site.signedIn('admin@duban.example');
  commission = await site.signedIn('officer@fagaiwei.example');
  government = await site.signedIn('officer@zhengfuban.example');
  agency = await site.signedIn('officer@shuili.example');
});

const PAGES = ['/desk/register', WATER, '/desk/register?show=silent&q=x&kind=region&page=9'];
const KEEPERS = ['/desk/start', '/desk/register/addresses'];
const ADMINS = ['/desk/register/users', '/desk/register/users/shuili'];
const POSTS = [
  '/desk/register',
  WATER,
  ...['aliases', 'end', 'contacts', 'contacts/ask', 'contacts/remove', 'contacts/absence'].map(
    (act) => `${WATER}/${act}`,
  ),
  '/desk/register/addresses',
];

describe('who may', () => {
  test('the government reads agencies, and changes nothing', async () => {
    for (const path of PAGES) {
      const { status, html } = await government.get(path);
      expect(status).toBe(200);
      expect(html).not.toMatch(/method="post" action="\/desk/);
    }
    for (const path of [...KEEPERS, ...ADMINS])
      expect((await government.get(path)).status).toBe(403);
    for (const path of POSTS) expect((await government.post(path, {})).status).toBe(403);
  });

  test('an agency sees none of it', async () => {
    for (const path of [...PAGES, ...KEEPERS, ...ADMINS])
      expect((await agency.get(path)).status).toBe(403);
    for (const path of [...POSTS, ...ADMINS])
      expect((await agency.post(path, {})).status).toBe(403);
  });

  test('roles are an administrator’s', async () => {
    for (const path of [...PAGES, ...KEEPERS])
      expect((await commission.get(path)).status).toBe(200);
    for (const path of ADMINS) {
      expect((await commission.get(path)).status).toBe(403);
      expect((await commission.post(path, {})).status).toBe(403);
      expect((await admin.get(path)).status).toBe(200);
    }
  });
});

describe('the pages', () => {
  test.each([...PAGES, ...KEEPERS, ...ADMINS])('%s speaks one language', async (path) => {
    const english = (await admin.get(path)).html;
    expect(englishIn(english.replace(/shuili|zhengfuban|fagaiwei|caizheng|chifeng/g, ''))).toEqual(
      [],
    );
    await admin.post('/lang', { lang: 'en', to: '/' });
    expect(chineseIn((await admin.get(path)).html)).toEqual([]);
    await admin.post('/lang', { lang: 'zh-CN', to: '/' });
  });

  test('what was refused is shown again with what was typed, and why', async () => {
    const fields = { contact: '', role: 'officer', name: '赵', address: OTHER, lang: 'en' };
    const refused = await commission.post(`${WATER}/contacts`, fields);
    expect(refused.status).toBe(409);
    expect(refused.html).toContain('已由其他单位登记');
    expect(refused.html).toContain(`value="${OTHER}"`);
    const named = await commission.post('/desk/register', { name: '自治区财政厅', kind: 'region' });
    expect(named.status).toBe(409);
    expect(named.html).toContain('value="自治区财政厅"');
    expect((await commission.get('/desk/register/agencies/nobody')).status).toBe(404);
  });

  test('an agency with duties is led to the transfer', async () => {
    expect((await commission.get(WATER)).html).toContain('/desk/agencies/shuili/transfer');
    const sure = { sure: 'yes', why: '撤销', into: '' };
    expect((await commission.post(`${WATER}/end`, sure)).status).toBe(409);
  });
});

describe('a contact of the commission’s', () => {
  test('is asked by mail; opening the link confirms nothing, its button does', async () => {
    const before = site.mails.length;
    const address = 'wang@caizheng.example';
    const path = '/desk/register/agencies/caizheng';
    const fields = { contact: '', role: 'leader', name: '王', address, lang: 'zh-CN', phone: '1' };
    expect(await commission.post(`${path}/contacts`, fields)).toMatchObject({
      ...{ status: 303, location: `${path}?done=contact-asked` },
    });
    const mail = site.mails.slice(before).find(({ to }) => to === address);
    const link = /http:\/\/duban\.test(\/address\/\S+)/.exec(mail?.text ?? '')?.[1] ?? '';
    const visitor = site.visitor();
    const isConfirmed = async () =>
      (await site.ledger.db.contact.findFirstOrThrow({ where: { address } })).confirmedAt !== null;
    const question = await visitor.get(link);
    expect(question.html).toContain(address);
    expect(englishIn(question.html)).toEqual([]);
    expect(await isConfirmed()).toBe(false);
    expect((await commission.get('/desk/register/addresses')).html).toContain(address);
    expect(await visitor.post(link, {})).toMatchObject({ location: '/address/confirmed' });
    expect(await isConfirmed()).toBe(true);
    expect((await visitor.get('/address/confirmed')).status).toBe(200);
    expect((await visitor.get(link)).status).toBe(404);
    expect((await visitor.post(link, {})).status).toBe(409);
  });

  test('is in force even if the mail cannot be sent, and the page says so', async () => {
    const { sendMail } = site.deps;
    site.deps.sendMail = () => Promise.reject(new Error('down'));
    const fields = { contact: '', role: 'leader', name: '李', address: 'li@caizheng.example' };
    const path = '/desk/register/agencies/caizheng';
    const answer = await commission.post(`${path}/contacts`, { ...fields, lang: 'en', phone: '' });
    site.deps.sendMail = sendMail;
    expect(answer.location).toBe(`${path}?done=not-mailed`);
    expect((await commission.get(`${path}?done=not-mailed`)).html).toContain('panel-error');
  });
});

describe('a person of several agencies', () => {
  test('acts for the one chosen, and for no other', async () => {
    const fields: [string, string][] = [
      ['name', '两厅联络员'],
      ['address', 'both@duban.test'],
      ['role', 'agency'],
      ['lang', 'zh-CN'],
      ['home', 'shuili'],
      ['also', 'caizheng'],
    ];
    expect(await admin.post('/desk/register/users', fields)).toMatchObject({ status: 303 });
    const both = await site.signedIn('both@duban.test');
    expect((await both.get('/contacts')).html).toContain('officer@shuili.example');
    expect((await both.post('/acting', { agency: 'chifeng' })).status).toBe(403);
    expect(await both.post('/acting', { agency: 'caizheng' })).toMatchObject({ status: 303 });
    const contacts = (await both.get('/contacts')).html;
    expect(contacts).toContain(OTHER);
    expect(contacts).not.toContain('officer@shuili.example');
    // Whoever may act for it no more is back at their own, whatever the browser says.
    const user = await site.ledger.db.user.findUniqueOrThrow({
      where: { email: 'both@duban.test' },
    });
    await admin.post(`/desk/register/users/${user.id}`, fields.slice(0, 5));
    expect((await both.get('/contacts')).html).toContain('officer@shuili.example');
  });

  test('whose account is closed is out, and gets no code', async () => {
    const user = { id: 'gone', name: '离任', email: 'gone@duban.test', agencyId: 'shuili' };
    await site.ledger.db.user.create({ data: user });
    const gone = await site.signedIn(user.email);
    await admin.post('/desk/register/users/gone/active', { active: 'no' });
    expect((await gone.get('/my')).status).toBe(303);
    const before = site.mails.length;
    expect((await gone.post('/sign-in', { email: user.email, to: '/' })).status).toBe(303);
    expect(site.mails).toHaveLength(before);
    expect((await admin.post('/desk/register/users/admin/active', { active: 'no' })).status).toBe(
      409,
    );
  });
});
