import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { simpleParser } from 'mailparser';
import { compose } from '../../../mail/compose/compose.ts';
import { rowsIn } from '../../../mail/compose/rows.ts';
import { content, everyKind, item, report } from './contents.ts';

const urging = content([item('urge', 1), item('urge', 2)]);
const header = (raw: Buffer) => raw.subarray(0, raw.indexOf('\r\n\r\n')).toString('latin1');

describe('the bytes', () => {
  test('are the same whenever they are made', async () => {
    for (const each of everyKind('zh-CN')) {
      const [one, two] = await Promise.all([compose(each), compose(structuredClone(each))]);
      expect(one.raw.equals(two.raw)).toBe(true);
    }
  });

  test('differ when the Message-ID does, in the boundary too', async () => {
    const one = await compose(urging);
    const two = await compose({ ...urging, messageId: '<other@duban.example>' });
    const boundary = /boundary="?([^";\r\n]+)/;
    expect(boundary.exec(header(one.raw))![1]).not.toBe(boundary.exec(header(two.raw))![1]);
  });

  test.each(['zh-CN', 'en'] as const)(
    'are RFC 5322: ASCII, CRLF, short lines (%s)',
    async (lang) => {
      for (const each of everyKind(lang)) {
        const text = (await compose(each)).raw.toString('latin1');
        expect(text).toMatch(/^[\r\n\x20-\x7e]*$/);
        expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
        for (const line of text.split('\r\n')) expect(line.length).toBeLessThanOrEqual(998);
        expect(text.endsWith('\r\n')).toBe(true);
      }
    },
  );

  test('read by another program give back what was put in', async () => {
    const mail = await compose(urging);
    const parsed = await simpleParser(mail.raw);
    expect(parsed.subject).toBe(mail.subject);
    expect(parsed.messageId).toBe(mail.messageId);
    expect(parsed.from?.value).toEqual([{ name: '督办系统', address: 'duban@fgw.example' }]);
    expect([parsed.to].flat()[0]?.value).toEqual([
      { name: '联络员', address: 'officer@nm.example' },
    ]);
    expect(parsed.date).toEqual(urging.sentAt);
    expect(parsed.text?.trim()).toBe(mail.text.trim());
    expect(parsed.html).toContain(mail.html.trim());
  });
});

describe('the headers', () => {
  test('keep machines from answering, and name the thread and the rows', async () => {
    const { raw, headers } = await compose(urging);
    const parsed = await simpleParser(raw);
    expect(parsed.headers.get('auto-submitted')).toBe('auto-generated');
    expect(parsed.headers.get('x-auto-response-suppress')).toBe('All');
    expect(parsed.inReplyTo).toBe(urging.thread);
    expect(parsed.references).toBe(urging.thread);
    expect(rowsIn(parsed.headers.get('x-duban-rows') as string)).toEqual(
      urging.items.map(({ row }) => row),
    );
    expect(rowsIn(headers['X-Duban-Rows'])).toEqual(urging.items.map(({ row }) => row));
  });

  test('do without a thread', async () => {
    const parsed = await simpleParser((await compose({ ...urging, thread: null })).raw);
    expect([parsed.inReplyTo, parsed.references]).toEqual([undefined, undefined]);
  });

  test('carry 200 rows of 120 characters', async () => {
    const items = Array.from({ length: 200 }, (_, index) => ({
      ...item('urge', index),
      row: `${'r'.repeat(100)}-${index}/1/urge/contact`,
    }));
    const parsed = await simpleParser((await compose(content(items))).raw);
    expect(rowsIn(parsed.headers.get('x-duban-rows') as string)).toEqual(items.map((it) => it.row));
  });

  test('cannot be added to from any name or text', async () => {
    const nasty = fc.string({
      unit: fc.oneof(
        fc.constantFrom(
          '\r\n',
          '\n',
          '\r',
          '\0',
          ' ',
          '\t',
          '<',
          '>',
          '"',
          ',',
          ';',
          ':',
          '@',
          '督',
        ),
        fc.constantFrom(
          '\u2028',
          '\u202e',
          '\u0085',
          '\ud800',
          'Bcc: x@evil.example',
          '=?utf-8?B?',
        ),
        fc.string({ unit: 'binary', maxLength: 3 }),
      ),
      maxLength: 12,
    });
    const expected = header((await compose(content([item('urge')]))).raw).match(/^[\w-]+:/gm);
    await fc.assert(
      fc.asyncProperty(nasty, async (text) => {
        const base = content([
          item('urge', 1, {
            report: report(1, 'zh-CN', { taskText: text, agency: text, title: text }),
          }),
        ]);
        const mail = await compose({
          ...base,
          to: { ...base.to, name: text, agency: text },
          from: { ...base.from, name: text },
          plan: { ...base.plan, title: text, commission: text },
        });
        expect(header(mail.raw).match(/^[\w-]+:/gm)).toEqual(expected);
        const parsed = await simpleParser(mail.raw);
        expect([parsed.to].flat()[0]?.value.map(({ address }) => address)).toEqual([
          'officer@nm.example',
        ]);
        expect(mail.subject).not.toMatch(/[\r\n\0]/);
      }),
      { numRuns: 100 },
    );
  });
});

describe('what cannot be a mail is refused', () => {
  test.each([
    ['recipient', { to: { ...urging.to, address: 'a@b.example\r\nBcc: c@d.example' } }],
    ['recipient', { to: { ...urging.to, address: 'a@b.example, c@d.example' } }],
    ['sender', { from: { ...urging.from, address: 'nobody' } }],
    ['message_id', { messageId: '<a@b>\r\nBcc: c@d.example' }],
    ['message_id', { messageId: 'a@b' }],
    ['thread', { thread: '<a b@c>' }],
    ['base_url', { baseUrl: 'javascript:alert(1)' }],
    ['base_url', { baseUrl: 'https://duban.example/' }],
    ['base_url', { baseUrl: 'https://duban.example" onclick="x' }],
    ['sent_at', { sentAt: new Date(Number.NaN) }],
    ['items', { items: [] }],
    ['items', { items: [item('urge'), item('urge')] }],
    ['items', { items: [item('urge', 1, { report: null })] }],
    ['items', { items: [item('assignment')] }],
    ['row', { items: [item('urge', 1, { row: '' })] }],
  ])('%s %j', async (part, change) => {
    await expect(compose({ ...urging, ...change })).rejects.toMatchObject({
      name: 'Uncomposable',
      part,
    });
  });

  test('without repeating what was wrong, for it may be personal', async () => {
    const broken = compose({ ...urging, to: { ...urging.to, address: 'zhang san@nm.example' } });
    await expect(broken).rejects.toThrow(/^(?!.*zhang)/);
  });
});

test('an internationalized domain stands in its ASCII form, in header and envelope', async () => {
  const mail = await compose({ ...urging, to: { ...urging.to, address: 'a@农牧厅.中国' } });
  expect(mail.envelope.to).toBe('a@xn--j7q79bw38c.xn--fiqs8s');
  expect(header(mail.raw)).toContain(' <a@xn--j7q79bw38c.xn--fiqs8s>\r\n');
});
