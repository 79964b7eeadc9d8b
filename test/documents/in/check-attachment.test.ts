import { randomBytes } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import { LARGEST_ATTACHMENT } from '../../../domain/attachments/limits.ts';
import { checkAttachment } from '../../../documents/in/check-attachment.ts';
import { PDF, PNG } from '../../server/attachments/files.ts';
import { docxOf, zipped } from './support/office-files.ts';

const OOXML = 'application/vnd.openxmlformats-officedocument';
const packageOf = (main: string, others: Record<string, string | Uint8Array> = {}, more = '') =>
  zipped({
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/x.xml" ContentType="${main}"/>${more}</Types>`,
    'x.xml': '<x/>',
    ...others,
  });
const xlsx = `${OOXML}.spreadsheetml.sheet.main+xml`;
const docx = `${OOXML}.wordprocessingml.document.main+xml`;

/** An OLE file with these entries in its directory. */
function ole(...names: string[]): Uint8Array {
  const bytes = Buffer.alloc(512 + names.length * 128);
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(bytes);
  names.forEach((name, index) => {
    const at = 512 + index * 128;
    bytes.write(name, at, 'utf16le');
    bytes.writeUInt16LE((name.length + 1) * 2, at + 64);
  });
  return new Uint8Array(bytes);
}

/** What a file was taken as, or the code of its refusal with what it turned out to be. */
async function told(name: string, bytes: Uint8Array) {
  const outcome = await checkAttachment(name, bytes);
  if (outcome.ok) return `${outcome.value.type} ${outcome.value.name}`;
  const { code } = outcome.refusal;
  return 'is' in outcome.refusal ? `${code} ${String(outcome.refusal.is)}` : code;
}

describe('a file is told by its content', () => {
  test.each<[string, Uint8Array, string]>([
    ['报告.pdf', PDF, 'pdf 报告.pdf'],
    ['图.png', PNG, 'png 图.png'],
    ['图.JPEG', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16]), 'jpg 图.jpeg'],
    ['文.docx', docxOf({ body: '' }), 'docx 文.docx'],
    ['表.xlsx', packageOf(xlsx), 'xlsx 表.xlsx'],
    ['讲.pptx', packageOf(`${OOXML}.presentationml.presentation.main+xml`), 'pptx 讲.pptx'],
    ['版.ofd', zipped({ 'OFD.xml': '<ofd/>' }), 'ofd 版.ofd'],
    ['旧.doc', ole('Root Entry', 'WordDocument'), 'doc 旧.doc'],
    ['旧.wps', ole('Root Entry', 'WordDocument'), 'doc 旧.wps'],
    ['旧.xls', ole('Workbook'), 'xls 旧.xls'],
    ['旧.ppt', ole('PowerPoint Document'), 'ppt 旧.ppt'],
    ['数.csv', strToU8('年份,数值\n2027,12\n'), 'txt 数.csv'],
    ['MZ开头的文字.txt', strToU8('MZ是名称缩写。'), 'txt MZ开头的文字.txt'],
    // Without an ending it gets its own.
    ['年度报告', PDF, 'pdf 年度报告.pdf'],
  ])('%s', async (name, bytes, expected) => {
    expect(await told(name, bytes)).toBe(expected);
  });

  test.each<[string, string, Uint8Array, string]>([
    ['nothing', 'a.pdf', new Uint8Array(0), 'attachment_empty'],
    ['21 MB', 'a.pdf', new Uint8Array(LARGEST_ATTACHMENT + 1), 'attachment_too_large'],
    ['a program under another name', '表.pdf', strToU8('MZ\0\0'), 'attachment_kind program'],
    ['a shell script', 'a.txt', strToU8('#!/bin/sh\nrm -rf /\n'), 'attachment_kind script'],
    ['a web page as text', 'a.txt', strToU8('\n<html><script>1</script>'), 'attachment_kind page'],
    ['a drawing that can run', 'a.png', strToU8('<svg onload="1"/>'), 'attachment_kind page'],
    ['an archive', '资料.zip', zipped({ 'a.txt': 'x' }), 'attachment_kind archive'],
    ['a rar archive', '资料.rar', strToU8('Rar!\x1a\x07'), 'attachment_kind archive'],
    [
      'an OpenDocument file',
      'a.odt',
      zipped({ 'content.xml': '<x/>' }),
      'attachment_kind open_document',
    ],
    ['bytes of no type', 'a.pdf', randomBytes(64).fill(0, 0, 4), 'attachment_kind unknown'],
    ['a picture called a PDF', 'a.pdf', PNG, 'attachment_ending png'],
    ['a text called a script', 'a.bat', strToU8('del *.*'), 'attachment_ending txt'],
    [
      'macros, by their part',
      'a.docx',
      packageOf(docx, { 'word/vbaProject.bin': 'x' }),
      'attachment_macros',
    ],
    [
      'macros, by the type',
      'a.docx',
      packageOf('application/vnd.ms-word.document.macroEnabled.main+xml'),
      'attachment_macros',
    ],
    [
      'macros under another name',
      'a.xlsx',
      packageOf(
        xlsx,
        { 'xl/theme.bin': 'x' },
        '<Override PartName="/xl/theme.bin" ContentType="application/vnd.ms-office.v&#98;aProject"/>',
      ),
      'attachment_macros',
    ],
    ['old macros', 'a.doc', ole('Macros', '_VBA_PROJECT', 'WordDocument'), 'attachment_macros'],
    ['a password', 'a.docx', ole('EncryptedPackage'), 'attachment_locked'],
    ['a cut-off document', 'a.docx', docxOf({ body: '' }).subarray(0, 500), 'attachment_damaged'],
  ])('%s is refused', async (_what, name, bytes, expected) => {
    expect(await told(name, bytes)).toBe(expected);
  });

  test('words in an old document are no stream of it', async () => {
    const bytes = Buffer.concat([ole('WordDocument'), Buffer.from('_VBA_PROJECT\0', 'utf16le')]);
    expect(await told('a.doc', bytes)).toBe('doc a.doc');
    // Not even such as would be an entry, if it stood where entries do.
    const entry = ole('_VBA_PROJECT').subarray(512);
    const beside = Buffer.concat([ole('WordDocument'), Buffer.alloc(2), entry]);
    expect(await told('a.doc', beside)).toBe('doc a.doc');
  });

  test('a bomb is found out while it is unpacked, whatever its headers say', async () => {
    const zeros = new Uint8Array(50_000);
    const parts = Object.fromEntries([1, 2, 3].map((n) => [`xl/media/${n}.bin`, zeros] as const));
    const bytes = packageOf(xlsx, parts);
    const outcome = await checkAttachment('a.xlsx', bytes, 140_000);
    expect(outcome).toMatchObject({ ok: false, refusal: { code: 'attachment_unpacks' } });
    expect((await checkAttachment('a.xlsx', bytes, 160_000)).ok).toBe(true);
  });

  test('a part that cannot be unpacked is a damaged file', async () => {
    const bytes = zipSync({
      '[Content_Types].xml': [
        strToU8(`<Types><Override ContentType="${docx}"/></Types>`),
        { level: 0 },
      ],
      'word/document.xml': strToU8('一'.repeat(2_000)),
    });
    const packed = deflateRawSync(Buffer.from('一'.repeat(2_000)));
    const at = Buffer.from(bytes).indexOf(packed.subarray(0, 8));
    if (at > 0) bytes.fill(0xff, at, at + packed.length);
    else bytes.fill(0xff, bytes.length - 250, bytes.length - 230);
    expect(await told('a.docx', bytes)).toBe('attachment_damaged');
  });
});
