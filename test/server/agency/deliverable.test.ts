import { beforeAll, describe, expect, test } from '@jest/globals';
import { CONTACTS, dated, STEP } from '../../support/dated.ts';
import { chineseIn, englishIn } from '../support/language.ts';
import { openSmallPlan, startSite, type Site } from '../support/site.ts';
import type { Visitor } from '../support/visitor.ts';

const OWN = '/reports/small-deliverable-contacts-shuili';
const TASK = '/reports/small-deliverable-t001-t001';
const filled = { contacts: '联络员，办公室主任', place: '水办〔2027〕8号', basedOn: '0' };

const ADDRESS = 'https://slt.example.gov.cn/2027/8.html';
/** The visitors' own names and what they filed aside. */
const wordsIn = (html: string) =>
  englishIn(html.replaceAll(ADDRESS, '')).filter((word) => !['shuili', 'fagaiwei'].includes(word));

describe('what is owed once by a day, on the pages', () => {
  let site: Site;
  let officer: Visitor;
  let commission: Visitor;

  beforeAll(async () => {
    site = await startSite({ now: '2027-03-24T02:00:00Z' });
    const obligations = dated(CONTACTS, STEP);
    await openSmallPlan(site, { obligations, region: true, opens: '2027-03-22T01:00:00Z' });
    officer = await site.signedIn('officer@shuili.example');
    commission = await site.signedIn('officer@fagaiwei.example');
  });

  const inBoth = async (who: Visitor, path: string) => {
    const zh = (await who.get(path)).html;
    await who.post('/lang', { lang: 'en', to: '/' });
    const en = (await who.get(path)).html;
    await who.post('/lang', { lang: 'zh-CN', to: '/' });
    return { zh, en };
  };

  test.each([
    ['/my', '联络员名单', 'List of contacts'],
    [OWN, '关于“联络员名单”的报告', 'on “List of contacts”'],
    ['/tasks', '限时事项“联络员名单”', 'Dated item: Step of task 1'],
    ['/tasks/form?plan=small&kind=deliverable&period=contacts', '办公电话', 'office telephone'],
    [TASK, '限时事项“完成灌区普查”', 'Dated item: Step of task 1'],
  ])('an officer reads %s in either language', async (path, zh, en) => {
    const pages = await inBoth(officer, path);
    expect(pages.zh).toContain(zh);
    expect(pages.en).toContain(en);
    expect(wordsIn(pages.zh)).toEqual([]);
    expect(chineseIn(pages.en)).toEqual([]);
  });

  test('contact names are asked for, of a step what was delivered', async () => {
    const names = (html: string) => [...html.matchAll(/name="(\w+)"/g)].map(([, name]) => name);
    expect(names((await officer.get(OWN)).html)).toEqual(
      expect.arrayContaining(['contacts', 'place', 'address', 'remarks']),
    );
    const task = names((await officer.get(TASK)).html);
    expect(task).toContain('delivered');
    expect(task).not.toContain('contacts');
  });

  test.each(['www.example.com', 'ftp://a.example/x', 'https://', 'javascript:alert(1)', '第8号'])(
    'an address that no browser opens is refused beside its field: %s',
    async (address) => {
      const { status, html } = await officer.post(OWN, { ...filled, address });
      expect(status).toBe(422);
      expect(html).toMatch(/id="field-address-fault">网址不完整/);
      expect(html).toContain('水办〔2027〕8号');
      expect(await site.ledger.db.submission.count()).toBe(0);
    },
  );

  test('filed, it is read by its officer and reviewed by the commission', async () => {
    const { status, location } = await officer.post(OWN, { ...filled, address: ADDRESS });
    expect(status).toBe(303);
    expect((await officer.get(location ?? '')).html).toContain(ADDRESS);
    for (const path of [
      '/desk/reviews',
      '/desk/reports/small-deliverable-contacts-shuili',
      '/desk/reports',
      '/desk',
      '/desk?kind=deliverable&period=contacts',
    ]) {
      const { zh, en } = await inBoth(commission, path);
      expect([path, zh.includes('联络员名单'), en.includes('List of contacts')]).toEqual([
        path,
        true,
        true,
      ]);
      // The overview shows the source's name and hash.
      if (path.startsWith('/desk/')) expect([path, ...wordsIn(zh)]).toEqual([path]);
      expect([path, ...chineseIn(en)]).toEqual([path]);
    }
  });

  test('is no other agency’s', async () => {
    const other = await site.signedIn('officer@caizheng.example');
    expect((await other.get(OWN)).status).toBe(403);
    expect((await other.post(OWN, filled)).status).toBe(403);
  });
});
