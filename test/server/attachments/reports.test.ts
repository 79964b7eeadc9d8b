import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { strToU8 } from 'fflate';
import { returnReport } from '../../../ledger/commands/report-commands.ts';
import { REVIEWER } from '../../support/actors.ts';
import { openSmallPlan, startSite, type Site } from '../support/site.ts';
import type { Visitor } from '../support/visitor.ts';
import { PDF, PNG } from './files.ts';

let site: Site;
let officer: Visitor;
/** Each test has a report of its own. */
let number = 0;
let report: string;
let page: string;
let base: string;

beforeAll(async () => {
  site = await startSite();
  const texts = Array.from({ length: 9 }, (_, n) => `推进第${n + 1}批灌区节水改造`);
  await openSmallPlan(site, { tasks: 9, texts });
  officer = await site.signedIn('officer@shuili.example');
});
beforeEach(() => {
  number += 1;
  report = `small-periodic-2027-t00${number}`;
  page = `/reports/${report}`;
  base = `${page}/attachments`;
});

const filedCount = () => site.ledger.db.submission.count({ where: { reportId: report } });

/** The form as a browser without scripts sends it with files. */
function sending(files: [name: string, bytes: Uint8Array][], fields: Record<string, string> = {}) {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  for (const [name, bytes] of files) body.append('file', new Blob([new Uint8Array(bytes)]), name);
  return officer.send(base, body);
}
const shownIn = (html: string) => /name="attachments" value="([^"]*)"/.exec(html)?.[1] ?? 'none';
const filing = (attachments: string, more: Record<string, string> = {}) =>
  officer.post(page, { progress: '完成灌区改造12处。', basedOn: '0', attachments, ...more });
const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** A part as the script sends it; what is answered. */
async function part(
  bytes: Uint8Array,
  at: number,
  upTo: number,
  name = '报告.pdf',
  crc = crc32(bytes),
) {
  const query = new URLSearchParams({
    name,
    size: String(bytes.length),
    crc: String(crc),
    at: String(at),
  });
  const answer = await officer.put(`${base}/parts?${query.toString()}`, bytes.subarray(at, upTo));
  return { status: answer.status, ...(JSON.parse(answer.html) as object) };
}

describe('files of a report', () => {
  test('without a script: uploaded beside what was typed, filed with, in the receipt with their hashes', async () => {
    const form = (await officer.get(page)).html;
    expect(form).toContain('严禁填报、上传涉密信息');
    expect(shownIn(form)).toBe('');
    const again = await sending(
      [
        ['报告.pdf', PDF],
        ['图.png', PNG],
        ['空.pdf', new Uint8Array(0)],
        ['程序.pdf', strToU8('MZ\0\0')],
      ],
      { progress: '正在填写。', basedOn: '0' },
    );
    expect(again.status).toBe(200);
    for (const text of [
      '正在填写。</textarea>',
      '“报告.pdf”已上传',
      '“空.pdf”是空文件',
      '“程序.pdf”的内容是可执行程序',
    ])
      expect(again.html).toContain(text);
    const shown = shownIn(again.html);
    expect(shown.split(',')).toHaveLength(2);
    const filed = await filing(shown);
    expect(filed.location).toBe(`${page}/receipt/1`);
    const receipt = (await officer.get(filed.location ?? '')).html;
    for (const text of ['报告.pdf', '图.png', hash(PDF), hash(PNG)])
      expect(receipt).toContain(text);
    const [, link] = /href="([^"]*\/save)"/.exec(receipt) ?? [];
    const saved = await officer.get(link ?? '');
    expect(saved.bytes).toEqual(Buffer.from(PDF));
    expect(saved.headers.get('content-disposition')).toContain(
      `attachment; filename="duban.pdf"; filename*=UTF-8''${encodeURIComponent('报告.pdf')}`,
    );
  });

  test('the same content again, under whatever name, is told and not added', async () => {
    await sending([['报告.pdf', PDF]]);
    const again = await sending([['副本.pdf', PDF]]);
    expect(again.html).toContain('“副本.pdf”的内容与已有附件相同');
    expect(shownIn(again.html).split(',')).toHaveLength(1);
  });

  test('a file that was chosen and not uploaded is not silently left out', async () => {
    const answer = await filing('', { file: '报告.pdf' });
    expect(answer.status).toBe(422);
    expect(answer.html).toContain('所选的“报告.pdf”还没有上传');
    expect(answer.html).toContain('完成灌区改造12处。</textarea>');
    expect(await filedCount()).toBe(0);
  });

  test('two tabs: what was added or removed since the page was shown is told before anything is filed', async () => {
    await sending([['报告.pdf', PDF]]);
    const early = await filing('');
    expect(early.status).toBe(409);
    expect(early.html).toContain('附件有增减');
    const shown = shownIn(early.html);
    expect((await officer.post(`${base}/remove`, { remove: shown })).html).toContain(
      '“报告.pdf”已移除',
    );
    expect((await filing(shown)).status).toBe(409);
    expect((await officer.post(`${base}/remove`, { remove: shown })).html).toContain(
      '这个附件已经移除',
    );
    expect((await filing('')).status).toBe(303);
  });

  test('once filed nothing is added or removed; returned, it starts with the last list, and the first stays', async () => {
    const shown = shownIn((await sending([['报告.pdf', PDF]])).html);
    await filing(shown);
    expect((await sending([['图.png', PNG]])).status).toBe(403);
    expect((await officer.post(`${base}/remove`, { remove: shown })).status).toBe(403);
    await returnReport(site.ledger, report, 1, '请补充图。', REVIEWER);
    expect(shownIn((await officer.get(page)).html)).toBe(shown);
    await officer.post(`${base}/remove`, { remove: shown });
    const next = shownIn((await sending([['图.png', PNG]])).html);
    await filing(next, { basedOn: '1' });
    const [first, second] = await Promise.all(
      [1, 2].map(async (revision) => (await officer.get(`${page}/receipt/${revision}`)).html),
    );
    expect([first!.includes('报告.pdf'), first!.includes('图.png')]).toEqual([true, false]);
    expect([second!.includes('报告.pdf'), second!.includes('图.png')]).toEqual([false, true]);
  });
});

test('the address of what was posted leads to the page of the form, whatever was written there for a report', async () => {
  expect((await officer.get(base)).location).toBe(page);
  expect((await officer.get(`${base}/remove`)).location).toBe(page);
  const { status, location } = await officer.get('/reports/a%0D%0ABcc%3A%20b/attachments');
  expect([status, location]).toEqual([303, '/reports/a%0D%0ABcc%3A%20b']);
  expect((await officer.get('/reports/a%0D%0ABcc%3A%20b')).status).toBe(404);
});

describe('with the script', () => {
  const bytes = new Uint8Array(2_500_000);
  bytes.set(PDF);
  const MB = 1024 * 1024;

  test('a file goes up part by part, goes on where it broke off, and is attached once', async () => {
    expect(await part(bytes, 0, 0)).toMatchObject({ received: 0 });
    expect(await part(bytes, 0, MB)).toMatchObject({ received: MB });
    // The page was closed; later, and from another tab: how far is it?
    expect(await part(bytes, 0, 0)).toMatchObject({ received: MB });
    expect(await part(bytes, 2 * MB, bytes.length)).toMatchObject({ received: MB });
    expect(await part(bytes, MB, 2 * MB)).toMatchObject({ received: 2 * MB });
    expect(await part(bytes, 2 * MB, bytes.length)).toMatchObject({ attached: 'new' });
    const list = (await officer.get(`${base}/list`)).html;
    expect(list).toContain('报告.pdf');
    expect(list).toContain(hash(bytes));
    // Its answer was lost: sent again it is the same attachment.
    await part(bytes, 0, MB);
    await part(bytes, MB, 2 * MB);
    expect(await part(bytes, 2 * MB, bytes.length)).toMatchObject({ attached: 'same' });
    expect(await site.ledger.db.attachment.count({ where: { ownerId: report } })).toBe(1);
    expect(await site.ledger.db.fileUpload.count()).toBe(0);
  });

  test('what arrives otherwise than it was reckoned is refused, and nothing of it is kept', async () => {
    expect(await part(PDF, 0, PDF.length, 'a.pdf', 1)).toMatchObject({ status: 422 });
    expect(await site.ledger.db.fileUpload.count()).toBe(0);
    expect(await site.ledger.db.attachment.count({ where: { ownerId: report } })).toBe(0);
  });

  test('a file that is too large is refused by its size, before anything of it is sent', async () => {
    const query = new URLSearchParams({ name: '大.pdf', size: String(21 * MB), crc: '0', at: '0' });
    const answer = await officer.put(`${base}/parts?${query.toString()}`, new Uint8Array(0));
    expect(answer.status).toBe(422);
    expect(answer.html).toContain('“大.pdf”有21 MB，超过单个文件20 MB的上限');
  });

  test('from elsewhere nothing is taken', async () => {
    const query = 'name=a.pdf&size=1&crc=0&at=0';
    const answer = await officer.put(`${base}/parts?${query}`, new Uint8Array(1), {
      origin: 'https://elsewhere.example',
    });
    expect(answer.status).toBe(403);
  });
});
