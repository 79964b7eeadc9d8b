import { beforeAll, describe, expect, test } from '@jest/globals';
import { chineseIn, englishIn } from '../support/language.ts';
import { readWorkbook } from '../../../documents/read-workbook.ts';
import { openSmallPlan, startSite, type Site } from '../support/site.ts';
import { ADMIN, AGENCY, COMMISSION, GOVERNMENT } from '../support/situation.ts';
import type { Visitor } from '../support/visitor.ts';

const PAGE = '/desk/calendar';
const TEXT = '2027-01-01,休\n2027-10-01,休\n2027-12-31,休';
const NOTICE = [
  '国务院办公厅关于2027年部分节假日安排的通知',
  '一、元旦：1月1日（周五）至3日（周日）放假，共3天。',
  '二、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）、10月9日（周六）上班。',
].join('\n');

let site: Site;
let commission: Visitor;
let government: Visitor;
let agency: Visitor;

beforeAll(async () => {
  site = await startSite({ now: '2027-12-01T02:00:00Z' });
  await openSmallPlan(site);
  commission = await site.signedIn(COMMISSION);
  government = await site.signedIn(GOVERNMENT);
  agency = await site.signedIn(AGENCY);
});

const post = (who: Visitor, path: string, fields: Record<string, string>) =>
  who.post(path, { plan: 'small', ...fields });
const dueOn = async () =>
  (await site.ledger.db.report.findFirstOrThrow({ where: { id: 'small-periodic-2027-t001' } }))
    .dueOn;

/** Sends a file as a browser does. */
async function upload(who: Visitor, bytes: Uint8Array<ArrayBuffer>) {
  const form = new FormData();
  form.set('plan', 'small');
  form.set('text', '');
  form.set('file', new File([bytes], 'calendar.csv'));
  return who.send(`${PAGE}/preview`, form);
}

describe('the workday calendar', () => {
  test('tells every year by what it goes, and offers to bring one in', async () => {
    const { html } = await commission.get(PAGE);
    expect(html).toMatch(/2026<\/th>\s*<td>已公布/);
    expect(html).toMatch(/2027<\/th>\s*<td>暂定/);
    expect(html).toContain('没有导入过');
    expect((await government.get(PAGE)).html).not.toContain('name="file"');
    expect((await agency.get(PAGE)).status).toBe(403);
  });

  test('is changed by the commission and the operator alone', async () => {
    for (const path of [PAGE, `${PAGE}/preview`]) {
      expect((await post(government, path, { text: TEXT })).status).toBe(403);
      expect((await post(agency, path, { text: TEXT })).status).toBe(403);
      expect((await commission.post(path, { plan: 'none', text: TEXT })).status).toBe(404);
    }
    expect(await site.ledger.db.workdayTable.count()).toBe(0);
  });

  test('shows first what would change, in days, due dates and mails; nothing is changed', async () => {
    const { status, html } = await post(commission, `${PAGE}/preview`, { text: TEXT });
    expect(status).toBe(200);
    expect(html).toContain('2027年12月31日（星期五）');
    expect(html).toContain('改为放假');
    expect(html).toContain('2027年12月30日（星期四）');
    expect(html).toContain('2个报送事项改期');
    // The Spring Festival is not in it.
    expect(html).toContain('没有列为放假');
    expect(html).toContain('2027年2月5日（星期五）');
    expect(html).toContain('个时点的邮件数量变动');
    expect(html).toContain(TEXT);
    expect(await dueOn()).toBe('2027-12-31');
    expect(await site.ledger.db.workdayTable.count()).toBe(0);
  });

  test('brings it in once it was read: at once everywhere; and takes it back', async () => {
    const answer = await post(commission, PAGE, { text: TEXT });
    expect(answer).toMatchObject({ status: 303, location: `${PAGE}?done=imported` });
    expect(await dueOn()).toBe('2027-12-30');
    const { html } = await commission.get(`${PAGE}?done=imported`);
    expect(html).toContain('工作日历已更新');
    expect(html).toMatch(/2027<\/th>\s*<td>已导入/);
    expect(html).toContain('12-31');
    const { id } = await site.ledger.db.workdayTable.findFirstOrThrow();
    expect(html).toContain(`name="takeBack" value="${id}"`);

    const shown = await post(commission, `${PAGE}/preview`, { takeBack: String(id) });
    expect(shown.html).toContain('撤回后的变动');
    expect(await dueOn()).toBe('2027-12-30');
    const back = await post(commission, PAGE, { takeBack: String(id) });
    expect(back.location).toBe(`${PAGE}?done=taken-back`);
    expect(await dueOn()).toBe('2027-12-31');
    const again = await post(commission, PAGE, { takeBack: String(id) });
    expect(again.status).toBe(409);
    expect(again.html).toContain('工作日历刚刚有变动');
    expect((await post(commission, PAGE, { takeBack: 'x' })).status).toBe(404);
  });

  test('reads the notice in its own words, and a file of any usual encoding', async () => {
    const notice = await post(commission, `${PAGE}/preview`, { text: NOTICE });
    expect(notice.html).toContain('2027年9月26日（星期日）');
    expect(notice.html).toContain('改为上班');
    const gb18030 = Buffer.from('323032372d30312d30312cd0dd0a323032372d31302d30312cd0dd', 'hex');
    for (const bytes of [Buffer.from(TEXT), gb18030]) {
      const answer = await upload(commission, Uint8Array.from(bytes));
      expect(answer.status).toBe(200);
      expect(answer.html).toContain('确认导入');
    }
  });

  test.each([
    ['', '没有内容'],
    [`${TEXT}\n2027-02-30,休`, '第4行</td><td>没有这一天'],
    [`${TEXT}\n<script>alert(1)</script>`, '第4行</td><td>没有日期'],
    [NOTICE.replace('周五）至3日', '周六）至3日'), '日期与星期不符'],
    ['2027-05-01,休', '没有一个完整的年份'],
  ])('refuses %j in words, with what was typed', async (text, words) => {
    const answer = await post(commission, `${PAGE}/preview`, { text });
    expect(answer.status).toBe(409);
    expect(answer.html).toContain(words);
    expect(answer.html).not.toContain('<script>alert');
    if (text !== '') expect(answer.html).toContain(text.slice(0, 13));
    expect((await post(commission, PAGE, { text })).status).toBe(409);
    expect(await site.ledger.db.workdayTable.count({ where: { undoneAt: null } })).toBe(0);
  });

  test('tens of thousands of lines that are none are one screen, and a file with all of them', async () => {
    const text = `${TEXT}\n${'2027-x\n'.repeat(27_000)}甲\u2028乙`;
    const { status, html } = await post(commission, `${PAGE}/preview`, { text });
    expect(status).toBe(409);
    expect(html).toContain('有27001处需要更正');
    expect(html).toContain('另有26998行同样如此');
    const panel = /<div class="panel-error".*?<\/div>/s.exec(html)?.[0] ?? '';
    expect(panel.match(/<tr>/g)).toHaveLength(4);
    const file = /href="data:[^,]*,([^"]*)"/.exec(panel)?.[1] ?? '';
    const [sheet] = await readWorkbook(Buffer.from(file, 'base64'));
    const isFault = (row: string[]) => row.some((cell) => cell.startsWith('没有日期。'));
    expect(sheet?.rows.filter(isFault)).toHaveLength(27_001);
  });

  test('what is hidden in a file is named by its line, and shown by a mark', async () => {
    const answer = await upload(commission, Buffer.from(TEXT.replace('\n', ' \u202e调\n')));
    expect(answer.status).toBe(409);
    expect(answer.html).toContain('第1行</td><td>有看不见的字符');
    expect(answer.html).toContain('休 ⟦U+202E⟧调');
  });

  test('refuses files that are none', async () => {
    const binary = await upload(commission, new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 1]));
    expect(binary.status).toBe(409);
    expect(binary.html).toContain('不是文本文件');
    const large = await upload(commission, new Uint8Array(1_000_001).fill(0x31));
    expect(large.html).toContain('文件过大');
    const long = await post(commission, `${PAGE}/preview`, { text: '休'.repeat(300_000) });
    expect(long.html).toContain('内容过长');
    expect(long.html.length).toBeLessThan(100_000);
  });

  test('where a date would be past it says which, and nothing is changed', async () => {
    site.clock.set('2027-12-31T02:00:00Z');
    const answer = await post(commission, PAGE, { text: TEXT });
    site.clock.set('2027-12-01T02:00:00Z');
    expect(answer.status).toBe(409);
    expect(answer.html).toContain(TEXT);
    expect(await dueOn()).toBe('2027-12-31');
  });

  test('is told in one language', async () => {
    const admin = await site.signedIn(ADMIN);
    const pages = async () => [
      await admin.get(PAGE),
      await post(admin, `${PAGE}/preview`, { text: TEXT }),
      await post(admin, `${PAGE}/preview`, { text: '2027-02-30,休' }),
    ];
    const bare = (html: string) =>
      html
        .replace(/<(textarea|code)[\s\S]*?<\/\1>/g, '')
        .replace(/placeholder="[^"]*"/g, '')
        .replaceAll('fagaiwei联络员', '')
        .replace(/\.(txt|csv|ics)/g, '');
    for (const { html } of await pages()) expect(englishIn(bare(html))).toEqual([]);
    await admin.post('/lang', { lang: 'en', to: '/' });
    for (const { html } of await pages()) expect(chineseIn(bare(html))).toEqual([]);
  });
});
