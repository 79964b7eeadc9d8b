import { beforeEach, describe, expect, test } from '@jest/globals';
import { HARBOUR_TEXT } from '../../support/harbour.ts';
import { harbourSite } from '../support/harbour-site.ts';
import { chineseIn, englishIn } from '../support/language.ts';
import type { Site } from '../support/site.ts';
import type { Visitor } from '../support/visitor.ts';

const IMPORT = '/desk/import';
const TABS = ['', '/tasks', '/agencies', '/duties', '/history', '/certain', '/source', '/tasks/r8'];

let site: Site;
let commission: Visitor;
beforeEach(async () => {
  site = await harbourSite();
  commission = await site.signedIn('officer@fagai.example');
});

/** Pastes a text, and answers where its draft is. */
async function paste(text = HARBOUR_TEXT, who = commission): Promise<string> {
  const { status, location } = await who.post(IMPORT, { text });
  expect([status, location]).toEqual([303, expect.stringMatching(/^\/desk\/import\/\w+\?done=/)]);
  return (location ?? '').replace(/\?.*/, '');
}

const versionOf = (html: string) => /name="version" value="(\d+)"/.exec(html)?.[1] ?? '';

/** Every field of a page's form as a browser would send it untouched. */
function fieldsOf(html: string, action: string): [string, string][] {
  const form = new RegExp(`<form[^>]*action="${action}"[\\s\\S]*?</form>`).exec(html)?.[0] ?? '';
  const inputs = [...form.matchAll(/<input[^>]*>/g)].flatMap(([input]): [string, string][] => {
    const name = /name="([^"]*)"/.exec(input)?.[1];
    const isBox = /type="(?:checkbox|radio)"/.test(input);
    if (name === undefined || (isBox && !/ checked/.test(input))) return [];
    return [[name, /value="([^"]*)"/.exec(input)?.[1] ?? '']];
  });
  const selects = [...form.matchAll(/<select[^>]*name="([^"]*)"[\s\S]*?<\/select>/g)].map(
    ([select, name = '']): [string, string] => [
      name,
      /<option value="([^"]*)" selected/.exec(select)?.[1] ??
        /<option value="([^"]*)"/.exec(select)?.[1] ??
        '',
    ],
  );
  return [...inputs, ...selects];
}

describe('a document', () => {
  test('is pasted, checked in a few clicks, and becomes a plan', async () => {
    const draft = await paste();
    const overview = await commission.get(draft);
    for (const text of ['读出的任务', '1处没有读懂', '1条统一规定', '支持航运服务企业集聚'])
      expect(overview.html).toContain(text);
    expect(overview.html).not.toContain(`action="${draft}/import"`);

    const certain = await commission.get(`${draft}/certain`);
    for (const text of ['列第一位者为牵头单位', '滨江供电公司', '首次截止：2027年7月10日'])
      expect(certain.html).toContain(text);
    const done = await commission.post(
      `${draft}/certain`,
      fieldsOf(certain.html, `${draft}/certain`),
    );
    expect(done.status).toBe(303);

    const unread = await commission.get(draft);
    const version = versionOf(unread.html);
    const form = { version, form: 'unread-0', task: 'r8', lead: '市商务局', cooperating: '' };
    expect(await commission.post(`${draft}/roles`, form)).toMatchObject({ status: 303 });
    const names = await commission.get(`${draft}/agencies`);
    const saved = await commission.post(
      `${draft}/agencies`,
      fieldsOf(names.html, `${draft}/agencies`),
    );
    expect(saved.status).toBe(303);
    const ready = await commission.get(draft);
    expect(ready.html).toContain('已全部核对，可以导入');
    const imported = await commission.post(`${draft}/import`, {});
    const plan = await site.ledger.db.plan.findFirstOrThrow({ include: { tasks: true } });
    expect([imported.status, imported.location]).toEqual([303, `/desk/launch?plan=${plan.id}`]);
    expect(plan.tasks).toHaveLength(15);
    expect((await commission.get(imported.location ?? '')).status).toBe(200);
    // The draft stays to be read, and takes nothing more.
    const after = await commission.get(draft);
    expect(after.html).toContain(`/desk/launch?plan=${plan.id}`);
    const late = { version: '99', task: 'r1', text: '某' };
    expect((await commission.post(`${draft}/text`, late)).html).toContain('这份草稿已经导入');
  });
});

describe('the pages of a draft', () => {
  test('are one language at a time', async () => {
    const draft = await paste();
    const en = await site.signedIn('officer@fagai2.example');
    await en.post('/lang', { lang: 'en', to: '/' });
    for (const page of [IMPORT, ...TABS.map((tab) => `${draft}${tab}`)]) {
      const { status, html } = await commission.get(page);
      expect([page, status]).toEqual([page, 200]);
      expect([page, englishIn(html).filter((word) => !WORDS.includes(word))]).toEqual([page, []]);
      const english = await en.get(page);
      expect([page, chineseIn(english.html)]).toEqual([page, []]);
    }
  });

  test('are the commission’s own and the administrator’s', async () => {
    const draft = await paste();
    for (const [who, expected] of [
      ['zhengfuban', 403],
      ['renshe', 403],
      ['qita', 404],
      ['admin', 200],
    ] as const) {
      const visitor = await site.signedIn(`officer@${who}.example`);
      for (const tab of TABS)
        expect([who, tab, (await visitor.get(draft + tab)).status]).toEqual([who, tab, expected]);
      if (expected === 200) continue;
      const tried = await visitor.post(`${draft}/text`, { version: '1', task: 'r1', text: '某' });
      expect(tried.status).toBe(expected);
    }
    expect(await site.ledger.db.importDecision.count()).toBe(0);
  });

  test('tell who is late, with what was typed', async () => {
    const draft = await paste();
    const colleague = await site.signedIn('officer@fagai2.example');
    const text = (words: string) => ({ version: '1', form: 'text', task: 'r1', text: words });
    expect((await colleague.post(`${draft}/text`, text('同事的文字'))).status).toBe(303);
    const late = await commission.post(`${draft}/text`, text('我的<b>文字'));
    expect([late.status, late.html.includes('统计岗于')]).toEqual([409, true]);
    expect(late.html).toContain('我的&lt;b&gt;文字</textarea>');
    const again = { ...text('我的<b>文字'), version: versionOf(late.html) };
    expect((await commission.post(`${draft}/text`, again)).status).toBe(303);
  });

  test('correct a task: words, agencies, split, joined, left out, added; all of it undone', async () => {
    const draft = await paste();
    const send = async (action: string, fields: Record<string, string>) => {
      const version = versionOf((await commission.get(draft)).html);
      return commission.post(`${draft}/${action}`, { version, form: action, ...fields });
    };
    expect((await send('split', { task: 'r8', at: '11' })).status).toBe(303);
    expect((await send('merge', { task: 'r10', into: 'r9' })).status).toBe(303);
    expect((await send('remove', { task: 'r11', why: '另有文件' })).status).toBe(303);
    const added = { from: '18', to: '18', lead: '市水利局', form: 'add' };
    const { location } = await send('add', added);
    const list = await commission.get(location ?? '');
    for (const text of ['分工另行商定。', '另有文件', '已更正', '不导入'])
      expect(list.html).toContain(text);
    expect(list.html).toContain('id="task-l18-18"');
    for (let undone = 0; undone < 4; undone += 1)
      expect((await send('undo', {})).location).toBe(`${draft}/history?done=undone`);
    expect((await commission.get(`${draft}/tasks`)).html).not.toContain('已更正');
    expect((await send('undo', {})).status).toBe(409);
    expect((await send('redo', {})).status).toBe(303);
    expect((await commission.get(`${draft}/tasks`)).html).toContain('id="task-r8-11"');
  });

  test('refuse what cannot be taken, say which field, and change nothing', async () => {
    const draft = await paste();
    const tries: [string, Record<string, string>, string][] = [
      ['text', { task: 'r1', text: ' ' }, '任务内容为空或者过长'],
      ['remove', { task: 'r1', why: '' }, '请写明理由'],
      ['split', { task: 'r1', at: 'x' }, '请选择从哪一句开始'],
      ['add', { from: '900', to: '901', form: 'add' }, '行号应在原文范围之内'],
      ['basics', { title: '某', from: '27', to: '' }, '年度应为四位数字'],
      ['duty', { duty: '0', kind: '' }, '请选择类别'],
      [
        'duty',
        { duty: '0', kind: 'deliverable', date: '2027-02-30', 'item-title': '某', who: 'all' },
        '日期或者数字不对',
      ],
      [
        'duty',
        {
          duty: '0',
          kind: 'deliverable',
          date: '2027-03-01',
          'item-title': '某',
          who: 'names',
          'who-names': '某某局',
        },
        '没有这些单位：某某局',
      ],
      ['owed', { kind: 'receipt', why: '' }, '请写明理由'],
    ];
    for (const [action, fields, words] of tries) {
      const answer = await commission.post(`${draft}/${action}`, {
        version: '1',
        form: action,
        ...fields,
      });
      expect([action, answer.status, answer.html.includes(words)]).toEqual([action, 409, true]);
    }
    expect((await commission.post(`${draft}/nonsense`, {})).status).toBe(404);
    expect(await site.ledger.db.importDecision.count()).toBe(0);
  });

  test('name an agency of a long register instead of listing it in every row', async () => {
    await site.ledger.db.agency.createMany({
      data: Array.from({ length: 101 }, (_, n) => ({
        ...{ id: `dept-${n}`, name: `第${n}局`, kind: 'department' as const },
      })),
    });
    const draft = await paste();
    const page = `${draft}/agencies`;
    const { html } = await commission.get(page);
    expect(html).toContain('<datalist id="register">');
    expect(html.length).toBeLessThan(100_000);
    const row = { 'name-3': '市数据局', 'as-3': 'named', version: '1', form: 'names' };
    const wrong = await commission.post(page, { ...row, 'named-3': '第999局' });
    expect([wrong.status, wrong.html.includes('请选择所指')]).toEqual([409, true]);
    expect((await commission.post(page, { ...row, 'named-3': '第7局' })).status).toBe(303);
    const [taken] = await site.ledger.db.importDecision.findMany();
    expect(taken?.decision).toEqual({
      ...{ what: 'name', name: '市数据局' },
      match: { to: 'agency', id: 'dept-7' },
    });
  });

  test('throw a draft away after a question, and take it back', async () => {
    const draft = await paste();
    expect((await commission.post(`${draft}/discard`, {})).location).toBe(
      `${IMPORT}?done=discarded`,
    );
    expect((await commission.get(IMPORT)).html).toContain(`action="${draft}/restore"`);
    expect((await commission.get(draft)).html).toContain('这份草稿已作废');
    expect((await commission.post(`${draft}/restore`, {})).location).toBe(`${draft}?done=restored`);
  });
});

/** What is the same in both languages. */
const WORDS = ['docx', 'xlsx', 'txt', 'Word', 'Excel'];
