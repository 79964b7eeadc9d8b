import { beforeEach, describe, expect, test } from '@jest/globals';
import { automaticDocx } from '../../documents/in/support/automatic-docx.ts';
import { docxOf } from '../../documents/in/support/office-files.ts';
import { HARBOUR_TEXT } from '../../support/harbour.ts';
import { harbourSite } from '../support/harbour-site.ts';
import type { Site } from '../support/site.ts';
import type { Visitor } from '../support/visitor.ts';

const IMPORT = '/desk/import';
/** The first bytes of what Word wrote before 2007, and a .docx that breaks off. */
const OLD_WORD = Uint8Array.from([
  0xd0,
  0xcf,
  0x11,
  0xe0,
  0xa1,
  0xb1,
  0x1a,
  0xe1,
  ...Array(600).fill(0),
]);
const DAMAGED = docxOf({ body: '<w:p><w:r><w:t>某</w:t></w:r></w:p>' }).slice(0, 300);

let site: Site;
let commission: Visitor;
beforeEach(async () => {
  site = await harbourSite();
  commission = await site.signedIn('officer@fagai.example');
});

describe('a document that is handed in', () => {
  test('is uploaded as a file, and recognized when it comes again', async () => {
    const form = () => {
      const body = new FormData();
      body.set('file', new File([HARBOUR_TEXT], '港口分工.txt'));
      body.set('text', '');
      return body;
    };
    const first = await commission.send(IMPORT, form());
    expect(first.status).toBe(303);
    const draft = (first.location ?? '').replace(/\?.*/, '');
    const again = await commission.send(IMPORT, form());
    expect(again.location).toBe(`${draft}?done=known`);
    expect((await commission.get(`${draft}?done=known`)).html).toContain('已经导入过');
    expect((await commission.get(IMPORT)).html).toContain('港口分工.txt');
    expect(await site.ledger.db.importDraft.count()).toBe(1);
  });

  test('may be a Word file with automatic numbers: it is read as its text is', async () => {
    const body = new FormData();
    const bytes = new Uint8Array(await automaticDocx(HARBOUR_TEXT));
    body.set('file', new File([bytes], '港口分工.docx'));
    const { status, location } = await commission.send(IMPORT, body);
    expect(status).toBe(303);
    const id = /import\/(\w+)/.exec(location ?? '')?.[1] ?? '';
    const draft = await site.ledger.db.importDraft.findUniqueOrThrow({ where: { id } });
    expect([draft.format, Buffer.from(draft.bytes)]).toEqual(['docx', Buffer.from(bytes)]);
    const { html } = await commission.get(location ?? '');
    for (const words of ['1处没有读懂', '1条统一规定', '支持航运服务企业集聚'])
      expect(html).toContain(words);
  });

  test.each([
    ['nothing', '', '没有选择文件'],
    ['no notice', '今天天气很好，适合出门。', '没有读到任务'],
    ['a text without tasks', '关于放假的通知\n各单位：\n请注意安全。', '没有读到任务'],
  ])('that is %s is refused in words, and nothing is kept', async (_, text, words) => {
    const { status, html } = await commission.post(IMPORT, { text });
    expect([status, html.includes(words)]).toEqual([422, true]);
    expect(await site.ledger.db.importDraft.count()).toBe(0);
  });

  test.each([
    ['an empty file', new Uint8Array(0), 422, '文件没有内容'],
    ['an old Word file', OLD_WORD, 422, '不支持这种文件格式'],
    ['a damaged Word file', DAMAGED, 422, '文件已损坏'],
    ['UTF-16', Buffer.from('\ufeff' + '今天天气很好。', 'utf16le'), 422, '没有读到任务'],
    [
      'a text that is turned round',
      Buffer.from('一、农业\n1.推进灌区\u202e改造。（水利厅牵头）'),
      422,
      '第2行第7个字符：会改变文字方向的字符 U+202E：1.推进灌区⟦U+202E⟧改造。',
    ],
    ['bytes that are no text', Uint8Array.from([0, 1, 2, 255, 254, 0, 7]), 422, '不是文字文件'],
    ['more than a form may have', new Uint8Array(17 * 1024 * 1024).fill(65), 413, '内容过长'],
  ])('of %s is refused in words, and nothing is kept', async (_, bytes, expected, words) => {
    const body = new FormData();
    body.set('file', new File([bytes], 'x.txt'));
    const { status, html } = await commission.send(IMPORT, body);
    expect([status, html.includes(words)]).toEqual([expected, true]);
    expect(await site.ledger.db.importDraft.count()).toBe(0);
  });
});
