import { beforeAll, describe, expect, test } from '@jest/globals';
import readExcelFile from 'read-excel-file/node';
import { NoPdf } from '../../../documents/convert.ts';
import { opened, textOf } from '../../documents/opened.ts';
import type { Site } from '../support/site.ts';
import {
  ATTACK,
  COMMISSION,
  GOVERNMENT,
  IN_REVIEW,
  januarySite,
  MISSING,
  RETURNED,
} from '../support/situation.ts';
import type { Visitor } from '../support/visitor.ts';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

let site: Site;
let commission: Visitor;
let government: Visitor;
/** Who owes what was returned. */
let owner: Visitor;
let other: Visitor;
/** Cooperates in its task. */
let cooperating: Visitor;

beforeAll(async () => {
  site = await januarySite();
  const { db } = site.ledger;
  const { agencyId, task } = await db.report.findUniqueOrThrow({
    where: { id: RETURNED },
    include: { task: { include: { responsibilities: true } } },
  });
  const named = task!.responsibilities.map((each) => each.agencyId);
  const users = await db.user.findMany({ where: { role: 'agency' }, orderBy: { email: 'asc' } });
  const emailOf = (fits: (id: string) => boolean) =>
    users.find((user) => fits(user.agencyId ?? agencyId))!.email;
  commission = await site.signedIn(COMMISSION);
  government = await site.signedIn(GOVERNMENT);
  owner = await site.signedIn(emailOf((id) => id === agencyId));
  other = await site.signedIn(emailOf((id) => !named.includes(id)));
  cooperating = await site.signedIn(emailOf((id) => id !== agencyId && named.includes(id)));
});

/** A file as it was answered, opened by a library. */
async function file(who: Visitor, path: string) {
  const answer = await who.get(path);
  expect([path, answer.status, answer.headers.get('content-type')]).toEqual([path, 200, DOCX]);
  const { headers, bytes } = answer;
  const { paragraphs, parts } = await opened(bytes);
  const marks = Object.entries(parts)
    .filter(([name]) => /header\d+\.xml$/.test(name))
    .map(([, xml]) => textOf(xml))
    .join(' ');
  return { text: paragraphs.join('\n'), marks, headers };
}

/** Where a page links to as downloads of this type. */
const linksOf = (html: string, type: string) =>
  [...html.matchAll(/href="([^"]+)"/g)]
    .map(([, href]) => href!.replaceAll('&amp;', '&'))
    .filter((href) => new RegExp(`[/.]${type}(\\?|$)`).test(href));

describe('a report', () => {
  test('is a file for who owes it, who reviews it, and the government; for nobody else', async () => {
    const texts = [];
    for (const [who, path] of [
      [owner, `/reports/${RETURNED}/docx`],
      [commission, `/desk/reports/${RETURNED}/docx`],
      [government, `/desk/reports/${RETURNED}/docx`],
    ] as const)
      texts.push((await file(who, path)).text);
    expect(new Set(texts).size).toBe(1);
    const [text] = texts;
    for (const part of [
      '一、基本情况',
      '二、任务原文',
      '（一）落实进展',
      '退回，审核人：审核岗',
      `请补充。${ATTACK}`,
      '回执编号',
    ])
      expect(text).toContain(part);
    expect((await other.get(`/reports/${RETURNED}/docx`)).status).toBe(403);
    expect((await other.get(`/desk/reports/${RETURNED}/docx`)).status).toBe(403);
    // Its page shows a cooperating agency what its lead has shown it, which is no file.
    const led = await cooperating.get(`/reports/${RETURNED}/docx`);
    expect([led.status, led.location]).toEqual([303, `/reports/${RETURNED}`]);
    expect((await cooperating.get(`/reports/${RETURNED}/receipt/1/docx`)).status).toBe(403);
    expect((await other.get(`/reports/${RETURNED}/receipt/1/docx`)).status).toBe(403);
    expect((await commission.get(`/reports/${RETURNED}/docx`)).location).toBe(
      `/desk/reports/${RETURNED}/docx`,
    );
    expect((await commission.get('/desk/reports/none/docx')).status).toBe(404);
    expect((await site.visitor().get(`/reports/${RETURNED}/docx`)).status).toBe(303);
  });

  test('says what was typed as it was typed, and what was not filed', async () => {
    const { text } = await file(commission, `/desk/reports/${IN_REVIEW}/docx`);
    expect(text).toContain(ATTACK);
    expect(text).toContain('第一行\n第二行');
    expect(text).toContain('正在审核');
    expect((await file(commission, `/desk/reports/${MISSING}/docx`)).text).toContain('尚未报送。');
  });

  test('each is a file, whatever its kind', async () => {
    const reports = await site.ledger.db.report.findMany({
      distinct: ['kind', 'taskId'],
      take: 40,
      orderBy: { id: 'asc' },
    });
    for (const { id } of reports) await file(commission, `/desk/reports/${id}/docx`);
  });

  test('its receipt is a file', async () => {
    const path = `/reports/${RETURNED}/receipt/1`;
    const { html } = await owner.get(path);
    expect(linksOf(html, 'docx')).toEqual([`${path}/docx`]);
    const { text } = await file(owner, `${path}/docx`);
    expect(text).toContain(`报送回执`);
    expect(text).toContain(`${RETURNED}-1`);
    expect((await owner.get(`/reports/${RETURNED}/receipt/9/docx`)).status).toBe(404);
  });
});

describe('a PDF', () => {
  test('is absent with a word where LibreOffice is not installed', async () => {
    const { html } = await commission.get(`/desk/reports/${RETURNED}`);
    expect(linksOf(html, 'pdf')).toEqual([]);
    expect(html).toContain('未安装文档转换程序');
    const answer = await commission.get(`/desk/reports/${RETURNED}/pdf`);
    expect(answer.status).toBe(404);
    expect(answer.html).toContain('另存为版式文件');
  });

  test('is made of the same file; when it fails, a page says what to do', async () => {
    const { deps } = site;
    try {
      deps.toPdf = (docx) =>
        opened(docx).then(({ paragraphs }) => Buffer.from(paragraphs.slice(0, 3).join('')));
      const { html } = await commission.get(`/desk/reports/${RETURNED}`);
      expect(linksOf(html, 'pdf')).toEqual([`/desk/reports/${RETURNED}/pdf`]);
      const made = await commission.get(`/desk/reports/${RETURNED}/pdf`);
      expect(made.headers.get('content-type')).toBe('application/pdf');
      expect(made.html).toMatch(/定期报告|2027年度/);
      deps.toPdf = () => Promise.reject(new NoPdf('too_many'));
      expect((await commission.get(`/desk/reports/${RETURNED}/pdf`)).status).toBe(503);
      deps.toPdf = () => Promise.reject(new NoPdf('too_slow'));
      const slow = await commission.get(`/desk/reports/${RETURNED}/pdf`);
      expect([slow.status, slow.html.includes('超过了时限')]).toEqual([500, true]);
    } finally {
      deps.toPdf = null;
    }
  });
});

describe('the ledger', () => {
  const table = async (query: string, who = commission) => {
    const answer = await who.get(`/desk/reports.xlsx${query}`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toContain('spreadsheetml');
    const [sheet] = await readExcelFile(answer.bytes);
    return sheet!.data;
  };

  test('is a table with the filter and the order of its page, all pages of it', async () => {
    const [head, ...rows] = await table('');
    expect(head!.slice(0, 3)).toEqual(['序号', '任务原文', '单位']);
    expect(rows).toHaveLength(await site.ledger.db.report.count());
    const contacts = head!.indexOf('联络员');
    expect(rows.every((row) => /officer@\S+\.example/.test(String(row[contacts])))).toBe(true);
    const query = '?kind=periodic&period=2027&light=red&sort=number&order=desc&page=2';
    const narrowed = (await table(query)).slice(1);
    expect(narrowed.length).toBeGreaterThan(0);
    expect(narrowed.length).toBeLessThan(rows.length);
    expect(new Set(narrowed.map((row) => row[7]))).toEqual(new Set(['红灯']));
    const { html } = await commission.get('/desk/reports?kind=periodic&period=2027&light=red');
    expect(html).toContain(
      `共${await site.ledger.db.report.count({ where: { kind: 'periodic', period: '2027' } })}项`,
    );
    expect(html).toContain(`符合条件${narrowed.length}项`);
    const [link] = linksOf(html, 'xlsx');
    expect((await table(link!.replace('/desk/reports.xlsx', ''))).length - 1).toBe(narrowed.length);
  });

  test('speaks the language of its reader; an agency does not get it', async () => {
    const [head] = await table('', government);
    expect(head![0]).toBe('序号');
    await government.post('/lang', { lang: 'en', to: '/desk' });
    const [english] = await table('', government);
    expect(english).toContain('Why this light');
    expect((await owner.get('/desk/reports.xlsx')).status).toBe(403);
  });
});
