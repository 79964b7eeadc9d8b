import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { opened, textOf } from '../../documents/opened.ts';
import { chineseIn, englishIn } from '../support/language.ts';
import type { Site } from '../support/site.ts';
import type { Visitor } from '../support/visitor.ts';
import { ADMIN, AGENCY, COMMISSION, GOVERNMENT, januarySite } from '../support/situation.ts';

const CYCLE = 'dongbei-periodic-2027';
const WATERS = `letter~${CYCLE}~shuili`;
const CHIFENGS = `letter~${CYCLE}~chifeng`;
const CIRCULAR = `circular~${CYCLE}`;
const DRAFT = `/desk/letters/drafts/${WATERS}`;
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

let site: Site;
let commission: Visitor;
let government: Visitor;
let english: Visitor;

beforeAll(async () => {
  site = await januarySite();
  commission = await site.signedIn(COMMISSION);
  government = await site.signedIn(GOVERNMENT);
  english = await site.signedIn('leader@fagaiwei.example');
  await english.post('/lang', { lang: 'en', to: '/' });
});

/** What the form of a page holds under a name. */
const field = (html: string, name: string): string => {
  const [, value] = new RegExp(`name="${name}"[^>]*value="([^"]*)"`).exec(html) ?? [];
  return value ?? '';
};
const preview = (...keys: string[]) =>
  commission.post('/desk/letters/preview', [
    ['plan', 'dongbei'],
    ...keys.map((key): [string, string] => ['draft', key]),
  ]);
/** Issues what a preview shows, as its form would. */
async function issueAs(html: string, keys: string[], number?: string) {
  return commission.post('/desk/letters/issue', [
    ['plan', 'dongbei'],
    ...keys.flatMap((key): [string, string][] => [
      ['draft', key],
      [`seal:${key}`, field(html, `seal:${key}`)],
      [`number:${key}`, number ?? field(html, `number:${key}`)],
    ]),
  ]);
}
/** A file as it was answered, opened by a library. */
async function file(who: Visitor, path: string) {
  const answer = await who.get(path);
  expect([path, answer.status, answer.headers.get('content-type')]).toEqual([path, 200, DOCX]);
  const { paragraphs, parts } = await opened(answer.bytes);
  const marks = Object.entries(parts)
    .filter(([name]) => /header\d+\.xml$/.test(name))
    .map(([, xml]) => textOf(xml))
    .join(' ');
  return { text: paragraphs.join('\n'), marks, ...answer };
}
/** Both languages of an address, each of its own language alone. */
async function inBothLanguages(path: string) {
  const zh = await commission.get(path);
  const en = await english.get(path);
  expect([path, zh.status, en.status]).toEqual([path, 200, 200]);
  const page = zh.html.replace(/<code[\s\S]*?<\/code>/g, '');
  expect(englishIn(page).filter((word) => !['English', 'SHA'].includes(word))).toEqual([]);
  expect(chineseIn(en.html)).toEqual([]);
  return zh.html;
}

describe('a draft', () => {
  test('is worded on its page, with its versions; the government reads and does not word it', async () => {
    const before = await inBothLanguages(DRAFT);
    const words = { title: field(before, 'title'), opening: '经多次督促：', closing: '特此函告。' };
    const basis = { plan: 'dongbei', version: '0', seal: field(before, 'seal') };
    const saving = { ...basis, ...words, how: 'edited' };
    expect((await government.post(DRAFT, saving)).status).toBe(403);
    expect((await government.get(DRAFT)).html).not.toContain('name="opening"');
    const { status, location } = await commission.post(DRAFT, saving);
    expect([status, location]).toEqual([303, `${DRAFT}?done=letter-saved`]);
    const html = await inBothLanguages(DRAFT);
    for (const said of ['经多次督促：', '第1稿', '应于2027年12月31日前报送'])
      expect(html).toContain(said);
    const late = await commission.post(DRAFT, { ...saving, opening: '晚到的文字' });
    expect(late.status).toBe(409);
    for (const said of ['由他人保存为新的一稿', '晚到的文字', '没有保存'])
      expect(late.html).toContain(said);
    const empty = await commission.post(DRAFT, { ...saving, version: '1', opening: ' ' });
    expect([empty.status, empty.html.includes('不能为空')]).toEqual([422, true]);
  });

  test('is a file marked as a draft, for whoever reads its page', async () => {
    for (const key of [WATERS, CHIFENGS, CIRCULAR]) {
      const path = `/desk/letters/drafts/${key}/docx`;
      const { text, marks, headers } = await file(commission, path);
      expect(marks).toContain('草稿（未签发）');
      expect(text).toMatch(/应于2027年12月31日前报送，已逾期24天/);
      expect(headers.get('content-disposition')).toMatch(/^attachment; .*filename\*=UTF-8''%/);
      expect(headers.get('cache-control')).toBe('no-store');
      for (const reader of [government, await site.signedIn(ADMIN)])
        expect((await reader.get(path)).status).toBe(200);
      expect((await (await site.signedIn(AGENCY)).get(path)).status).toBe(403);
      expect((await site.visitor().get(path)).status).toBe(303);
    }
    expect((await commission.get('/desk/letters/drafts/letter~x/docx')).status).toBe(404);
    expect((await commission.get(`${DRAFT}/exe`)).status).toBe(404);
    expect((await commission.get('/desk/letters/drafts/letter~x')).status).toBe(404);
  });
});

describe('issuing', () => {
  let letter = '';

  test('is previewed with text, addressee and a proposed number; nothing is issued then', async () => {
    const list = await inBothLanguages('/desk/letters');
    for (const key of [WATERS, CHIFENGS, CIRCULAR]) expect(list).toContain(`value="${key}"`);
    expect((await government.get('/desk/letters')).html).not.toContain('type="checkbox"');
    const { status, html } = await preview(WATERS, CHIFENGS);
    expect(status).toBe(200);
    expect([CHIFENGS, WATERS].map((key) => field(html, `number:${key}`))).toEqual([
      '督函〔2028〕1号',
      '督函〔2028〕2号',
    ]);
    expect(html).toContain('经多次督促：');
    const en = await english.post('/desk/letters/preview', { plan: 'dongbei', draft: CIRCULAR });
    expect([en.status, chineseIn(en.html)]).toEqual([200, []]);
    expect(await site.ledger.db.issuedLetter.count()).toBe(0);
    const nothing = await preview();
    expect([nothing.status, nothing.html.includes('请先勾选')]).toEqual([409, true]);
  });

  test('is the commission’s; keeps the bytes, which every download gives', async () => {
    const { html } = await preview(WATERS);
    const fields = { plan: 'dongbei', draft: WATERS, [`number:${WATERS}`]: '督函〔2028〕1号' };
    expect((await government.post('/desk/letters/issue', fields)).status).toBe(403);
    expect((await government.post('/desk/letters/preview', fields)).status).toBe(403);
    const wrong = await issueAs(html, [WATERS], '3号');
    expect([wrong.status, wrong.html.includes('发文字号不完整')]).toEqual([409, true]);
    const { status, location } = await issueAs(html, [WATERS], '内发改督函〔2028〕7号');
    expect(status).toBe(303);
    [letter = ''] = location!.split('?');
    const page = await inBothLanguages(letter);
    const { text, marks, bytes } = await file(commission, `${letter}/docx`);
    expect(marks).not.toContain('草稿');
    expect(text).toContain('内发改督函〔2028〕7号');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(page).toContain(sha256);
    site.clock.set('2028-01-24T02:05:00Z');
    expect((await file(government, `${letter}/docx`)).bytes.equals(bytes)).toBe(true);
    expect((await (await site.signedIn(AGENCY)).get(`${letter}/docx`)).status).toBe(403);
  });

  test('of what is issued already, or under a number in use, is refused in words', async () => {
    const again = await preview(WATERS);
    expect([again.status, again.html.includes('已经印发')]).toEqual([409, true]);
    const { html } = await preview(CHIFENGS);
    expect(field(html, `number:${CHIFENGS}`)).toBe('内发改督函〔2028〕8号');
    const used = await issueAs(html, [CHIFENGS], '内发改督函〔2028〕7号');
    expect(used.status).toBe(409);
    expect(used.html).toContain('这个发文字号已于2028年1月24日 10:00用于另一份文件');
    expect(field(used.html, `number:${CHIFENGS}`)).toBe('内发改督函〔2028〕8号');
  });

  test('is taken back with a button, in words when it was already', async () => {
    expect((await government.post(`${letter}/undo`, { plan: 'dongbei' })).status).toBe(403);
    expect((await government.get(letter)).html).not.toContain('/undo"');
    expect((await commission.get(letter)).html).toContain(`action="${letter}/undo"`);
    const { status, location } = await commission.post(`${letter}/undo`, { plan: 'dongbei' });
    expect([status, location]).toEqual([303, `${letter}?done=issue-undone`]);
    expect(await inBothLanguages(letter)).toContain('已撤销');
    expect((await file(commission, `${letter}/docx`)).marks).toContain('已撤销签发');
    const again = await commission.post(`${letter}/undo`, { plan: 'dongbei' });
    expect([again.status, again.html.includes('没有重复撤销')]).toEqual([409, true]);
    for (const path of ['issued-nothing', 'issued-nothing/docx'])
      expect((await commission.get(`/desk/letters/${path}`)).status).toBe(404);
  });

  test('of several together gives each its own number; what is refused stands there with its reason', async () => {
    const all = [WATERS, CHIFENGS, CIRCULAR];
    const { html } = await preview(...all);
    const { status, location } = await issueAs(html, all);
    expect([status, location]).toEqual([303, '/desk/letters?tab=issued&done=issued']);
    const list = await inBothLanguages('/desk/letters?tab=issued');
    for (const number of ['督函〔2028〕1号', '督函〔2028〕2号', '督通〔2028〕1号'])
      expect(list).toContain(number);
    expect((await commission.get('/desk/letters')).html).toContain('没有待印发的文稿');
  });
});

describe('an agency', () => {
  const WATER_LEADER = 'leader@shuili.example';
  const letterTo = async (draftKey: string) =>
    site.ledger.db.issuedLetter.findFirstOrThrow({ where: { draftKey, takenBackAt: null } });

  test('sees nothing of a letter until it has left', async () => {
    const water = await site.signedIn(WATER_LEADER);
    const { id } = await letterTo(WATERS);
    expect((await water.get('/my')).html).not.toContain(`/letters/${id}`);
    for (const path of [`/letters/${id}`, `/letters/${id}/docx`])
      expect((await water.get(path)).status).toBe(404);
  });

  test('reads and takes away what has left for it, the same bytes; nobody else’s', async () => {
    const { db } = site.ledger;
    const sent = new Date('2028-01-24T02:15:00Z');
    await db.mail.updateMany({
      where: { notice: { in: ['letter_issued', 'circular_issued'] } },
      data: { state: 'sent', settledAt: sent },
    });
    const water = await site.signedIn(WATER_LEADER);
    const letter = await letterTo(WATERS);
    const circular = await letterTo(CIRCULAR);
    const { html } = await water.get('/my');
    for (const { id, number } of [letter, circular]) {
      expect(html).toContain(`href="/letters/${id}"`);
      expect(html).toContain(number);
    }
    const page = await water.get(`/letters/${letter.id}`);
    expect([page.status, page.html.includes(letter.number)]).toEqual([200, true]);
    const own = await file(water, `/letters/${letter.id}/docx`);
    const theirs = await file(commission, `/desk/letters/${letter.id}/docx`);
    expect(own.bytes.equals(theirs.bytes)).toBe(true);
    const other = await letterTo(CHIFENGS);
    for (const rest of ['', '/docx'])
      expect((await water.get(`/letters/${other.id}${rest}`)).status).toBe(403);
    expect((await water.get('/letters/issued-nothing')).status).toBe(404);
    expect((await site.visitor().get(`/letters/${letter.id}`)).status).toBe(303);
    const desk = await commission.get(`/letters/${letter.id}`);
    expect(desk.location).toBe(`/desk/letters/${letter.id}?plan=dongbei`);
    await water.post('/lang', { lang: 'en', to: '/' });
    for (const path of ['/my', `/letters/${letter.id}`])
      expect([path, chineseIn((await water.get(path)).html)]).toEqual([path, []]);
    const late = await commission.post(`/desk/letters/${letter.id}/undo`, { plan: 'dongbei' });
    expect([late.status, late.html.includes('已于2028年1月24日 10:15发出')]).toEqual([409, true]);
    expect((await commission.get(`/desk/letters/${letter.id}`)).html).not.toContain('/undo"');
  });
});
