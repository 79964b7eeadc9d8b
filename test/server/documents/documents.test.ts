import { beforeAll, describe, expect, test } from '@jest/globals';
import { accept, file, reopen } from '../../../ledger/commands/report-commands.ts';
import { REVIEWER, WATER } from '../../support/actors.ts';
import { REPORT } from '../../support/dates.ts';
import { formOf } from '../../support/forms.ts';
import { owed } from '../../support/small-plan.ts';
import { SUMMING } from '../../support/signing.ts';
import { opened } from '../../documents/opened.ts';
import { chineseIn, englishIn } from '../support/language.ts';
import { openDueCycles, openSmallPlan, startSite, type Site } from '../support/site.ts';
import type { Visitor } from '../support/visitor.ts';

const PATH = `/desk/documents/${SUMMING}`;
const TEXTS = { overview: '总体进展顺利。', 'progress.c1': '农业任务按期推进。' };

let site: Site;
let author: Visitor;
let signer: Visitor;
let government: Visitor;
let water: Visitor;

/** Everybody sees one document go its way; the tests follow each other. */
beforeAll(async () => {
  site = await startSite({ now: '2027-12-01T02:00:00Z' });
  const obligations = [owed('periodic'), owed('consolidation')];
  await openSmallPlan(site, { obligations, to: 2027 });
  await file(site.ledger, REPORT, formOf({ problems: '配套资金不足。' }), WATER);
  await accept(site.ledger, REPORT, 1, REVIEWER);
  site.clock.set('2028-01-04T02:00:00Z');
  await openDueCycles(site.ledger, 'small');
  await site.ledger.db.user.create({
    data: {
      id: 'second',
      name: '王伟',
      email: 'second@fagaiwei.example',
      role: 'commission',
      agencyId: 'fagaiwei',
    },
  });
  await site.ledger.db.user.updateMany({
    where: { agencyId: { in: ['fagaiwei', 'zhengfuban'] } },
    data: { name: '王伟' },
  });
  author = await site.signedIn('officer@fagaiwei.example');
  signer = await site.signedIn('second@fagaiwei.example');
  government = await site.signedIn('officer@zhengfuban.example');
  water = await site.signedIn('officer@shuili.example');
});

/** Endings of files, and hashes, are of no language. */
const NEUTRAL = /^(?:docx|xlsx|SHA|[a-f]+)$/;

/** A page is of one language, in either of them. */
async function isPure(visitor: Visitor, path: string): Promise<void> {
  const zh = await visitor.get(path);
  expect([path, englishIn(zh.html).filter((word) => !NEUTRAL.test(word))]).toEqual([path, []]);
  await visitor.post('/lang', { lang: 'en', to: path });
  const en = await visitor.get(path);
  expect([path, chineseIn(en.html)]).toEqual([path, []]);
  await visitor.post('/lang', { lang: 'zh-CN', to: path });
}

describe('a document', () => {
  test('is written beside what was assembled, each paragraph with its revision and line', async () => {
    const own = await author.get(`/reports/${SUMMING}`);
    expect(own).toMatchObject({ status: 303, location: PATH });
    const { html } = await author.get(PATH);
    expect(html).toContain('name="overview"');
    expect(html).toContain('name="progress.c1"');
    expect(html).toContain('灌区改造完成投资2.1亿元。');
    expect(html).toContain(`/desk/reports/${REPORT}#revision-1`);
    expect(html).toMatch(/\/desk\/source\?plan=small&amp;from=\d+&amp;to=\d+#span">原文第4行/);
    expect(html).toContain('应报2项，已报1项');
    await isPure(author, PATH);
    await isPure(author, '/desk/documents');
  });

  test('is read by nobody else before it is signed off, and written by nobody else', async () => {
    for (const visitor of [government, await site.signedIn('admin@duban.example')]) {
      const { html } = await visitor.get(PATH);
      expect(html).toContain('本文件尚未签发上报');
      expect(html).not.toContain('name="overview"');
      expect((await visitor.post(PATH, { ...TEXTS, basedOn: '0' })).status).toBe(403);
    }
    expect((await water.get(PATH)).status).toBe(403);
    expect((await author.get(`/desk/documents/${REPORT}`)).status).toBe(404);
  });

  test('is saved, shows what changed since, and is handed in', async () => {
    const saved = await author.post(PATH, { ...TEXTS, basedOn: '0' });
    expect(saved).toMatchObject({ status: 303, location: `${PATH}?done=saved` });
    expect((await author.get(`${PATH}?done=saved`)).html).toContain('已保存。');
    await file(
      site.ledger,
      'small-periodic-2027-t002',
      formOf({ progress: '治理河段3条。' }),
      WATER,
    );
    await accept(site.ledger, 'small-periodic-2027-t002', 1, REVIEWER);
    const changed = await author.get(PATH);
    expect(changed.html).toContain('汇总材料的变化（2处）');
    await isPure(author, PATH);
    const stale = await signer.post(PATH, { overview: '旧稿', basedOn: '0' });
    expect(stale.status).toBe(409);
    expect(stale.html).toContain('旧稿');
    const handed = await author.post(PATH, { ...TEXTS, basedOn: '1', 'hand-in': 'on' });
    expect(handed.location).toBe(`${PATH}?done=handed-in`);
  });

  test('is sent back by that person with words, which its writer reads, and handed in again', async () => {
    const empty = await signer.post(`${PATH}/send-back`, { basedOn: '2', reason: ' ' });
    expect([empty.status, empty.html.includes('没有写明内容')]).toEqual([409, true]);
    expect((await government.post(`${PATH}/send-back`, { basedOn: '2' })).status).toBe(403);
    const reason = '请补充投资完成数。';
    const back = await signer.post(`${PATH}/send-back`, { basedOn: '2', reason });
    expect(back.location).toBe(`${PATH}?done=sent-back`);
    for (const path of [PATH, '/desk/documents']) {
      const { html } = await author.get(path);
      for (const words of ['已退回起草人', reason, '王伟'])
        expect([path, words, html.includes(words)]).toEqual([path, words, true]);
      expect((await government.get(path)).html).not.toContain(reason);
      await isPure(author, path);
    }
    expect((await signer.get(PATH)).html).not.toContain('签发并上报');
    const handed = await author.post(PATH, { ...TEXTS, basedOn: '2', 'hand-in': 'on' });
    expect(handed.location).toBe(`${PATH}?done=handed-in`);
    expect((await author.get(PATH)).html).not.toContain(reason);
  });

  test('is signed off by a second person of the same name, not by its author', async () => {
    const { html } = await author.get(PATH);
    expect(html).toContain('须由另一人签发');
    const refused = await author.post(`${PATH}/sign`, { basedOn: '3' });
    expect(refused.status).toBe(409);
    expect(refused.html).toContain('您参与了本稿的起草');
    expect((await signer.get(PATH)).html).toContain('签发并上报');
    const signed = await signer.post(`${PATH}/sign`, { basedOn: '3' });
    expect(signed.location).toBe(`${PATH}?done=signed`);
    await isPure(signer, PATH);
  });

  test('is read, taken away and received by the government', async () => {
    const { html } = await government.get(PATH);
    expect(html).toContain('治理河段3条。');
    expect(html).toContain('确认收到');
    await isPure(government, `${PATH}/versions/1`);
    const docx = await government.get(`${PATH}/versions/1/docx`);
    const kept = await site.ledger.db.keptFile.findUniqueOrThrow({
      where: { id: `${SUMMING}/signed-1/docx` },
    });
    expect(docx.bytes.equals(Buffer.from(kept.bytes))).toBe(true);
    expect(html).toContain(kept.sha256);
    expect((await opened(docx.bytes)).paragraphs).toContain('总体进展顺利。');
    expect((await government.get(`${PATH}/versions/1/xlsx`)).status).toBe(200);
    expect((await government.get(`${PATH}/versions/2/docx`)).status).toBe(404);
    expect((await water.get(`${PATH}/versions/1/docx`)).status).toBe(403);
    const own = await signer.post(`${PATH}/receipt`, { version: '1', outcome: 'accept' });
    expect(own.status).toBe(409);
    const empty = await government.post(`${PATH}/receipt`, { version: '1', outcome: 'return' });
    expect(empty.status).toBe(409);
    const received = await government.post(`${PATH}/receipt`, { version: '1', outcome: 'accept' });
    expect(received.location).toBe(`${PATH}?done=accepted`);
    expect((await government.get(PATH)).html).toContain('已确认收到');
  });

  test('tells of corrections since; its second version shows them beside the first', async () => {
    expect((await author.get(PATH)).html).toContain('没有需要更正的内容');
    await reopen(site.ledger, REPORT, 1, '数据有误', REVIEWER);
    await file(site.ledger, REPORT, formOf({ progress: '完成投资1.8亿元。' }), WATER);
    await accept(site.ledger, REPORT, 2, REVIEWER);
    expect((await author.get(PATH)).html).toContain('第1版签发以来的变化（2处）');
    await author.post(PATH, { ...TEXTS, basedOn: '3', 'hand-in': 'on' });
    await signer.post(`${PATH}/sign`, { basedOn: '4' });
    const { html } = await government.get(`${PATH}/versions/2`);
    expect(html).toContain('与前一版相比的变化');
    expect(html).toContain('完成投资1.8亿元。');
    await isPure(government, `${PATH}/versions/2`);
    const returned = await government.post(`${PATH}/receipt`, {
      version: '2',
      outcome: 'return',
      reason: '请补充原因',
    });
    expect(returned.location).toBe(`${PATH}?done=returned`);
    expect((await author.get(PATH)).html).toContain('请补充原因');
    await isPure(author, PATH);
  });
});

describe('the government’s desk', () => {
  test('shows what waits, documents and lights as of a day; the navigation shows nothing else', async () => {
    const { location } = await government.get('/');
    expect(location).toBe('/government');
    const { html } = await government.get('/government');
    expect(html).toContain(`href="${PATH}"`);
    expect(html).toContain('<svg');
    expect(html).not.toMatch(/href="\/(?:my|tasks|desk\/mails|desk\/changes|desk\/audit)"/);
    const past = await government.get('/government?day=2027-11-02');
    expect(past.html).toContain('截至2027年11月2日');
    expect((await government.get('/government?day=nonsense')).status).toBe(200);
    await isPure(government, '/government');
    await isPure(government, '/government?day=2027-11-02');
    for (const visitor of [author, water])
      expect((await visitor.get('/government')).status).toBe(403);
  });

  test('gives an instruction, which the commission takes up on its own desk', async () => {
    const path = `/desk/reports/${REPORT}/instructions`;
    expect((await author.post(path, { text: '请抓紧' })).status).toBe(409);
    const given = await government.post(path, { text: '请核实投资数。' });
    expect(given.location).toBe(`/desk/reports/${REPORT}?done=instructed#instructions`);
    expect((await author.get('/desk/instructions')).html).toContain('请核实投资数。');
    const instruction = `${REPORT}/instruction-1`;
    expect((await government.post(path, { instruction, text: '自办' })).status).toBe(409);
    const taken = await author.post(path, { instruction, text: '已核实。' });
    expect(taken.location).toBe(`/desk/reports/${REPORT}?done=taken-up#instructions`);
    expect((await government.get('/government')).html).toContain('已核实。');
    await isPure(government, '/desk/instructions');
    const { html } = await author.get(`/desk/reports/${REPORT}`);
    const history = html.slice(html.indexOf('class="timeline"'), html.indexOf('</ol>'));
    for (const words of ['作出批示', '请核实投资数。', '签收办理批示', '已核实。'])
      expect([words, history.includes(words)]).toEqual([words, true]);
    await isPure(government, `/desk/reports/${REPORT}`);
    await isPure(author, `/desk/reports/${REPORT}`);
  });
});
