import { beforeEach, describe, expect, test } from '@jest/globals';
import { writeSheets } from '../../../documents/workbook.ts';
import { codeIn, openSmallPlan, startSite, type Site } from '../support/site.ts';
import type { Visitor } from '../support/visitor.ts';

const WATER = '/desk/register/agencies/shuili/contacts';
const OFFICER = 'officer@shuili.example';
const NEW = 'new@shuili.example';
/** The officer of the water department as the forms have it. */
const KNOWN = {
  ...{ contact: 'shuili-officer', role: 'officer', name: '新名', address: OFFICER },
  ...{ lang: 'zh-CN', phone: '0471' },
};

let site: Site;
beforeEach(async () => {
  site = await startSite();
  await openSmallPlan(site);
});
const aLongTimeLater = () =>
  site.ledger.db.$executeRaw`UPDATE session SET proved_at = now() - interval '11 minutes'`;
const signedIn = (who: string) =>
  site.signedIn(who === 'admin' ? 'admin@duban.example' : `officer@${who}.example`);
const contact = () => site.ledger.db.contact.findUniqueOrThrow({ where: { id: 'shuili-officer' } });
const isAsked = ({ status, html }: { status: number; html: string }) =>
  status === 403 && html.includes('请再次验证');

/** Sends a workbook in for its preview; answers the hidden fields of the form that applies it. */
async function shown(who: Visitor, path: string, sheet: string, rows: string[][]) {
  const [header = [], ...rest] = rows;
  const body = new FormData();
  const bytes = await writeSheets([{ name: sheet, header, widths: [], rows: rest }]);
  body.set('plan', 'small');
  body.set('file', new File([new Uint8Array(bytes)], 'table.xlsx'));
  const { html } = await who.send(`${path}/preview`, body);
  const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1];
  const fields = { upload: hidden('upload') ?? '', seen: hidden('seen') ?? '' };
  return { plan: 'small', step: 'all', ...fields };
}
const CONTACTS = [
  ['编号', '单位', '角色', '名称', '电子邮箱'],
  ['shuili-officer', '自治区水利厅', '联络员', '水利联络员', NEW],
];

describe('a fresh proof is asked for before an address lets somebody in', () => {
  test.each([
    ['shuili', '/contacts', { ...KNOWN, address: NEW }],
    ['shuili', '/contacts', { ...KNOWN, contact: '', role: 'leader', address: NEW }],
    ['fagaiwei', WATER, { ...KNOWN, address: NEW }],
    ['fagaiwei', WATER, { ...KNOWN, contact: '', role: 'deputy', address: NEW }],
    // Somebody else's contact says nothing for this one.
    ['fagaiwei', WATER, { ...KNOWN, contact: 'caizheng-officer', address: OFFICER }],
    ['admin', WATER, { ...KNOWN, address: NEW }],
    ['admin', '/desk/register/users/shuili/active', { active: 'yes' }],
    ['admin', '/desk/register/person/correct', { address: OFFICER, newAddress: NEW }],
  ])('of %s at %s', async (who, path, fields) => {
    const visitor = await signedIn(who);
    await aLongTimeLater();
    const before = await contact();
    const asked = await visitor.post(path, fields);
    expect([asked.status, isAsked(asked)]).toEqual([403, true]);
    for (const [name, value] of Object.entries(fields))
      expect(asked.html).toContain(`<textarea name="${name}" hidden="">\n${value}</textarea>`);
    // Nothing is done, and nobody is written to but who has to prove themselves.
    expect(await contact()).toEqual(before);
    expect(await site.ledger.db.contactChange.count()).toBe(0);
    expect(site.mails.map(({ to }) => to)).not.toContain(NEW);
    const done = await visitor.post(path, { ...fields, 'duban-code': codeIn(site.mails.at(-1)) });
    expect(isAsked(done)).toBe(false);
  });

  test.each([
    ['fagaiwei', '/desk/register/files', '联络员', CONTACTS],
    ['fagaiwei', '/desk/reports/table', '联络员', CONTACTS],
  ])('of %s at %s, and what was seen is applied with it', async (who, path, sheet, rows) => {
    const visitor = await signedIn(who);
    const fields = await shown(visitor, path, sheet, rows);
    await aLongTimeLater();
    const asked = await visitor.post(`${path}/apply`, fields);
    expect([isAsked(asked), (await contact()).address]).toEqual([true, OFFICER]);
    const code = codeIn(site.mails.at(-1));
    const done = await visitor.post(`${path}/apply`, { ...fields, 'duban-code': code });
    expect([done.status, (await contact()).address]).toEqual([303, NEW]);
  });

  test('nobody is asked who has signed in lately', async () => {
    const officer = await signedIn('shuili');
    const sent = await officer.post('/contacts', { ...KNOWN, address: NEW });
    expect(sent.location).toBe('/contacts?done=sent');
  });

  test('nor where the address stays, or is none', async () => {
    const [officer, commission] = [await signedIn('shuili'), await signedIn('fagaiwei')];
    await aLongTimeLater();
    expect((await officer.post('/contacts', KNOWN)).location).toBe('/contacts?done=saved');
    const full = { ...KNOWN, address: 'Ｏfficer@SHUILI.example ' };
    expect((await commission.post(WATER, full)).status).toBe(303);
    expect(await contact()).toMatchObject({ name: '新名', address: OFFICER, phone: '0471' });
    const wrong = await officer.post('/contacts', { ...KNOWN, address: '水利' });
    expect([wrong.status, wrong.html.includes('value="水利"')]).toEqual([422, true]);
    const path = '/desk/reports/table';
    const due = await shown(commission, path, '台账', [
      ['事项编号', '内部期限'],
      ['small-periodic-2027-t001', '2027-12-10'],
    ]);
    expect((await commission.post(`${path}/apply`, due)).status).toBe(303);
  });

  test('a contact that was closed, or has no account yet, is let in anew', async () => {
    const commission = await signedIn('fagaiwei');
    await aLongTimeLater();
    await site.ledger.db.user.delete({ where: { email: OFFICER } });
    expect(isAsked(await commission.post(WATER, KNOWN))).toBe(true);
    const officer = await signedIn('caizheng');
    await site.ledger.db.contact.updateMany({ data: { active: false } });
    await aLongTimeLater();
    const own = { ...KNOWN, contact: 'caizheng-officer', address: 'officer@caizheng.example' };
    expect(isAsked(await officer.post('/contacts', own))).toBe(true);
  });
});

describe('an address that was replaced is told', () => {
  const told = () => site.mails.filter(({ to, subject }) => to === OFFICER && /更换/.test(subject));

  test('by the agency itself, once the new one was confirmed, without the new one', async () => {
    const officer = await signedIn('shuili');
    await officer.post('/contacts', { ...KNOWN, address: NEW });
    expect(told()).toEqual([]);
    const code = codeIn(site.mails.at(-1));
    const page = await officer.get('/contacts?done=sent');
    const change = /name="change" value="([^"]+)"/.exec(page.html)?.[1] ?? '';
    expect((await officer.post('/contacts/confirm', { change, code })).status).toBe(303);
    expect(told()).toHaveLength(1);
    const [mail] = told();
    expect(mail?.text).toContain('本单位在督办系统中，把自治区水利厅联络员登记的本邮箱');
    for (const part of [mail?.text, mail?.html]) {
      expect(part).toContain('请立即告知');
      expect(part).not.toContain(NEW);
      expect(part).not.toContain('http:');
    }
  });

  test.each([
    ['fagaiwei', WATER, { ...KNOWN, address: NEW }, '发展改革委在督办系统中，把自治区水利厅联络员'],
    [
      ...(['admin', '/desk/register/users/shuili'] as const),
      { name: '水利', address: NEW, role: 'agency', lang: 'zh-CN', home: 'shuili' },
      '系统管理员在督办系统中，把登录账号登记的本邮箱',
    ],
    [
      ...(['admin', '/desk/register/person/correct'] as const),
      { address: OFFICER, newAddress: NEW },
      '系统管理员在督办系统中，把登录账号登记的本邮箱',
    ],
  ])('by %s at %s', async (who, path, fields, words) => {
    const visitor = await signedIn(who);
    expect((await visitor.post(path, fields)).status).toBeLessThan(400);
    expect(told()).toHaveLength(1);
    expect(told()[0]?.text).toContain(words);
  });

  test.each(['/desk/register/files', '/desk/reports/table'])(
    'by a workbook at %s',
    async (path) => {
      const commission = await signedIn('fagaiwei');
      const fields = await shown(commission, path, '联络员', CONTACTS);
      // Looking at it tells nobody.
      expect(told()).toEqual([]);
      expect((await commission.post(`${path}/apply`, fields)).status).toBe(303);
      expect(told()).toHaveLength(1);
    },
  );

  test('in its own language, and not where it stays or takes no mail', async () => {
    const commission = await signedIn('fagaiwei');
    await commission.post(WATER, KNOWN);
    expect(told()).toEqual([]);
    await site.ledger.db.contact.update({ where: { id: KNOWN.contact }, data: { lang: 'en' } });
    await commission.post(WATER, { ...KNOWN, lang: 'en', address: NEW });
    const english = site.mails.find(({ subject }) => /was replaced/.test(subject));
    expect(english).toMatchObject({ to: OFFICER });
    expect(english?.text).toContain('the commission replaced this address');
    const data = { refusedAt: new Date(), refusedCode: '550' };
    await site.ledger.db.contact.update({ where: { id: KNOWN.contact }, data });
    const before = site.mails.length;
    await commission.post(WATER, { ...KNOWN, address: 'third@shuili.example' });
    expect(site.mails.slice(before).map(({ to }) => to)).toEqual(['third@shuili.example']);
  });

  test('a mail that cannot be sent holds nothing up', async () => {
    const commission = await signedIn('fagaiwei');
    site.deps.sendMail = () => Promise.reject(new Error('down'));
    await commission.post(WATER, { ...KNOWN, address: NEW });
    expect((await contact()).address).toBe(NEW);
    expect(site.log.join('')).toContain('a replaced address was not told');
    expect(site.log.join('')).not.toContain(OFFICER);
  });
});
