import { describe, expect, test } from '@jest/globals';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { UnreadableSource, readDocument, readSource } from '../../../documents/in/read-source.ts';
import { readBytes } from '../../../documents/in/read-bytes.ts';
import { encodeGb18030 } from '../../domain/document/encodings.ts';
import { docxOf, xlsxOf, zipped } from './support/office-files.ts';
import { refusal } from './support/refused.ts';

const TASKS = [
  '某市2027年工作方案',
  '1. 推进甲事。（甲局牵头，乙局配合）',
  '2. 推进乙事。（乙局负责）',
];
const paragraphs = (lines: readonly string[]) =>
  lines.map((line) => `<w:p><w:r><w:t>${line}</w:t></w:r></w:p>`).join('');
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const codeOf = (bytes: Uint8Array): string => {
  try {
    readBytes(bytes);
  } catch (error) {
    if (error instanceof UnreadableSource) return `${error.code}: ${error.detail}`;
    throw error;
  }
  return 'read';
};

describe('in a thread of its own', () => {
  test('a document is read and parsed; the bytes stay the caller’s', async () => {
    const bytes = docxOf({ body: paragraphs(TASKS) });
    const { source, document } = await readDocument(bytes, '方案.docx');
    expect(source).toMatchObject({ format: 'docx', text: TASKS.join('\n') + '\n' });
    expect(document.tasks).toMatchObject([
      { lead: ['甲局'], cooperating: ['乙局'] },
      { responsible: ['乙局'] },
    ]);
    expect(await readSource(bytes, '方案.docx')).toEqual(source);
  });

  test('the name says nothing: a text is a text', async () => {
    const { source } = await readDocument(Buffer.from(TASKS.join('\n')), '方案.docx');
    expect(source).toMatchObject({ format: 'text', text: TASKS.join('\n') });
  });

  test('many at once are all read, each as its own', async () => {
    const all = Array.from({ length: 6 }, (_, index) => `第${index}份`);
    const read = await Promise.all(all.map((text) => readSource(Buffer.from(text), 'a.txt')));
    expect(read.map(({ text }) => text)).toEqual(all);
  });

  test('numbers twice or missing are listed, and every task stays', async () => {
    const lines = [1, 2, 2, 5].map((n) => `${n}. 推进甲事。（甲局牵头）`);
    const { document } = await readDocument(docxOf({ body: paragraphs(lines) }), '方案.docx');
    expect(document.tasks).toHaveLength(4);
    expect(document.unread?.map(({ code }) => code)).toEqual(['number_twice', 'number_missing']);
  });

  test('a text that is no notice is not refused as a file', async () => {
    expect(await refusal(readDocument(Buffer.from('一句话。'), 'a.txt'))).toBe('no_plan');
  });

  test('refusals come over with their words', async () => {
    const reading = readSource(Buffer.from('%PDF-1.7'), '方案.pdf');
    await expect(reading).rejects.toThrow(
      'this is a PDF file (.pdf): save it as .docx, or paste the text',
    );
  });
});

test.each([
  ['UTF-16 without a mark', Buffer.from('一、推进甲事。\n', 'utf16le')],
  ['GB18030', encodeGb18030('一、推进甲事。\n')],
])('%s is text', (_, bytes) => {
  expect(readBytes(bytes)).toMatchObject({ format: 'text', text: '一、推进甲事。\n' });
});

describe('files of other kinds are named', () => {
  test.each([
    ['%PDF-1.7', /^unknown_format: .*PDF/],
    ['{\\rtf1\\ansi 甲}', /^unknown_format: .*\.rtf/],
    ['<?xml version="1.0"?><甲/>', /^unknown_format: .*web page or XML/],
    ['<!DOCTYPE html><p>甲', /^unknown_format: .*web page/],
    ['MIME-Version: 1.0', /^unknown_format: .*\.mht/],
    ['', /^empty/],
    [' \n\u3000\n', /^empty: the file holds no words/],
    ['甲\u0000乙', /^not_text: not a text file.*save it as \.docx/],
  ])('%j', (text, expected) => expect(codeOf(Buffer.from(text))).toMatch(expected));

  test.each([
    [[0x89, 0x50, 0x4e, 0x47], /picture \(\.png\)/],
    [[0xff, 0xd8, 0xff, 0xe0], /picture \(\.jpg\)/],
    [[...OLE, 0, 0], /unknown_format: .*\.doc\)/],
    [[...OLE, ...Buffer.from('Workbook', 'utf16le')], /unknown_format: .*\.xls\)/],
    [[...OLE, 0, 0, ...Buffer.from('EncryptedPackage', 'utf16le')], /^encrypted/],
  ])('%j', (bytes, expected) => expect(codeOf(Uint8Array.from(bytes))).toMatch(expected));

  test('archives by what is in them', () => {
    expect(codeOf(zipped({ '方案.txt': '甲' }))).toMatch(/unknown_format: .*\.zip/);
    expect(codeOf(zipped({ 'ppt/presentation.xml': '' }))).toMatch(/\.pptx/);
    expect(codeOf(zipped({ 'content.xml': '' }))).toMatch(/\.odt/);
    expect(codeOf(zipped({ '方案.docx': docxOf({ body: '' }) }))).toMatch(/\.zip/);
    expect(codeOf(zipped({ '[Content_Types].xml': '<Types/>' }))).toMatch(/^damaged: .*missing/);
  });
});

describe('damaged files', () => {
  const docx = docxOf({ body: paragraphs(TASKS) });
  const withDocument = (xml: string) => zipped({ 'word/document.xml': xml });

  test('cut off anywhere: never half of it', () => {
    for (let length = 4; length < docx.length; length += 37)
      expect(codeOf(docx.subarray(0, length))).toMatch(/^(?:damaged|not_text)/);
  });

  test('any byte changed: read, or refused in words', () => {
    for (let at = 0; at < docx.length; at += 11) {
      const changed = Uint8Array.from(docx);
      changed[at] = (changed[at] ?? 0) ^ 0xff;
      expect(codeOf(changed)).toMatch(
        /^(?:read$|damaged|not_text|encrypted|too_large|unknown_format|empty)/,
      );
    }
  });

  test.each([
    ['no XML', '督办', /damaged/],
    ['an element left open', '<w:document><w:body>', /damaged: .*well-formed/],
    ['without a body', '<document/>', /damaged: .*no document/],
    ['an unknown entity', '<document><body><p>&thing;</p></body></document>', /damaged/],
    [
      'an external entity',
      '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><document><body><p><r><t>&x;</t></r></p></body></document>',
      /damaged: .*document type definition/,
    ],
    [
      'a billion laughs',
      `<!DOCTYPE d [<!ENTITY a "ha">${Array.from({ length: 30 }, (_, n) => `<!ENTITY a${n} "${`&a${n - 1};`.repeat(10)}">`).join('')}]><document>&a29;</document>`,
      /damaged: .*document type definition/,
    ],
    [
      'an external subset',
      '<!DOCTYPE d SYSTEM "http://127.0.0.1:9/d.dtd"><document/>',
      /damaged: .*document type definition/,
    ],
    ['nested without end', '<p>'.repeat(100_000), /too_deep/],
    ['an empty one', '<document><body/></document>', /empty/],
  ])('%s', (_, xml, expected) => expect(codeOf(withDocument(xml))).toMatch(expected));

  test('a part with a password, in an unknown packing, or behind another', () => {
    const changed = (offset: number, value: number) => {
      const bytes = Buffer.from(withDocument('<document/>'));
      const entry = bytes.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
      bytes[entry + offset] = value;
      return bytes;
    };
    expect(codeOf(changed(8, 1))).toMatch(/^encrypted/);
    expect(codeOf(changed(10, 99))).toMatch(/^damaged: .*unknown way/);
    expect(codeOf(changed(42, 5))).toMatch(/^damaged/);
  });
});

describe('bombs', () => {
  test('a part that unpacks to more than a document holds', () => {
    const bomb = zipSync({ 'word/document.xml': new Uint8Array(40_000_000) });
    expect(bomb.length).toBeLessThan(100_000);
    expect(codeOf(bomb)).toMatch(/^too_large: .*unpacks to more/);
  });

  test('a header that promises little is not believed', () => {
    const bomb = Buffer.from(zipSync({ 'word/document.xml': new Uint8Array(40_000_000) }));
    for (const mark of [
      [3, 4, 22],
      [1, 2, 24],
    ] as const)
      bomb.writeUInt32LE(100, bomb.indexOf(Buffer.from([0x50, 0x4b, mark[0], mark[1]])) + mark[2]);
    expect(codeOf(bomb)).toMatch(/^too_large/);
  });

  test('many parts that unpack to much together', () => {
    const sheet = `<worksheet><sheetData>${' '.repeat(20_000_000)}</sheetData></worksheet>`;
    const sheets = Object.fromEntries(
      Array.from({ length: 4 }, (_, index) => [`表${index}`, { rows: ' '.repeat(1) }]),
    );
    const parts = Object.fromEntries(
      Array.from({ length: 4 }, (_, index) => [
        `xl/worksheets/sheet${index + 1}.xml`,
        strToU8(sheet),
      ]),
    );
    const bytes = xlsxOf({ sheets });
    expect(codeOf(bytes)).toMatch(/^empty/);
    expect(codeOf(withParts(bytes, parts))).toMatch(/^too_large/);
  });

  test('many parts, and parts over each other', () => {
    const many = Object.fromEntries(Array.from({ length: 5_000 }, (_, n) => [`${n}`, '']));
    expect(codeOf(zipped(many))).toMatch(/^too_large: .*parts/);
    const bytes = Buffer.from(zipped({ a: '甲', b: '乙' }));
    const entries = [0, 1].map((from) =>
      bytes.indexOf(Buffer.from([0x50, 0x4b, 1, 2]), from * 400),
    );
    const second = bytes.indexOf(Buffer.from([0x50, 0x4b, 1, 2]), (entries[0] ?? 0) + 4);
    bytes.writeUInt32LE(bytes.readUInt32LE((entries[0] ?? 0) + 42), second + 42);
    expect(codeOf(bytes)).toMatch(/^damaged: .*over each other/);
  });

  test('a cell at the far end', () => {
    const far =
      '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>远</t></is></c><c r="A1048576" t="inlineStr"><is><t>近</t></is></c></row>';
    expect(readBytes(xlsxOf({ sheets: { 表: { rows: far } } })).text).toBe('近\n');
  });
});

/** A zipped file with some of its parts put in the place of others. */
function withParts(bytes: Uint8Array, parts: Record<string, Uint8Array>): Uint8Array {
  return zipSync({ ...unzipSync(bytes), ...parts });
}
