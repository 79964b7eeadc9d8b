import { describe, expect, test } from '@jest/globals';
import { LARGEST_FILE } from '../../../documents/in/limits.ts';
import { readDocument, readSource } from '../../../documents/in/read-source.ts';
import { docxOf, xlsxOf, zipped } from './support/office-files.ts';
import { refusal } from './support/refused.ts';

const MEGABYTE = 1024 * 1024;
const read = (bytes: Uint8Array) => refusal(readDocument(bytes, 'upload'));
const many = (n: number, of: (index: number) => string) =>
  Array.from({ length: n }, (_, index) => of(index)).join('');
const paragraph = '<w:p><w:r><w:t>甲</w:t></w:r></w:p>';

/** The limits on time and memory hold: this is what is answered within them. */
describe('large and hostile files get one clear answer', () => {
  const encoded = (text: string) => Buffer.from(text);
  test.each<[string, () => Uint8Array, string]>([
    ['50 MB in one line', () => encoded('甲'.repeat(LARGEST_FILE / 3 - 1)), 'too_large'],
    ['more than 50 MB', () => new Uint8Array(LARGEST_FILE + 1), 'too_large'],
    ['50 MB of noise', () => encoded('\u0001'.repeat(LARGEST_FILE)), 'not_text'],
    ['50 MB of zeros', () => new Uint8Array(LARGEST_FILE), 'not_text'],
    ['50 MB of blanks', () => encoded(' '.repeat(LARGEST_FILE)), 'empty'],
    ['1,000,000 empty lines', () => encoded('\n'.repeat(1_000_000)), 'empty'],
    ['1,900,000 open brackets', () => encoded('（'.repeat(1_900_000)), 'no_plan'],
    ['100,000 numbers without tasks', () => encoded(many(100_000, () => '一、甲\n')), 'no_plan'],
    [
      'a document of 32 MB of elements',
      () => docxOf({ body: '<w:p/>'.repeat(5_000_000) }),
      'too_large',
    ],
    ['150,000 paragraphs', () => docxOf({ body: paragraph.repeat(150_000) }), 'no_plan'],
    [
      '30 MB in one run',
      () => docxOf({ body: `<w:p><w:r><w:t>${'甲'.repeat(10_000_000)}</w:t></w:r></w:p>` }),
      'too_large',
    ],
    [
      'an element with 500,000 attributes',
      () => docxOf({ body: `<w:p ${many(500_000, (n) => `a${n}="" `)}/>` }),
      'too_large',
    ],
    [
      '100,000 styles',
      () =>
        docxOf({
          body: paragraph,
          styles: many(
            100_000,
            (n) => `<w:style w:styleId="s${n}"><w:basedOn w:val="s${n + 1}"/></w:style>`,
          ),
        }),
      'no_plan',
    ],
    [
      'a table of a million cells',
      () =>
        docxOf({
          body: `<w:tbl>${many(20_000, () => `<w:tr>${`<w:tc>${paragraph}</w:tc>`.repeat(30)}</w:tr>`)}</w:tbl>`,
        }),
      'too_(?:large|slow)',
    ],
    [
      'a million empty rows',
      () => xlsxOf({ sheets: { 表: { rows: many(1_000_000, (n) => `<row r="${n + 1}"/>`) } } }),
      'empty',
    ],
    [
      'a million cells',
      () =>
        xlsxOf({
          sheets: {
            表: { rows: many(50_000, () => `<row>${'<c><v>1</v></c>'.repeat(20)}</row>`) },
          },
        }),
      'too_large',
    ],
    [
      '100,000 merged cells',
      () =>
        xlsxOf({
          sheets: {
            表: {
              rows: many(2_000, () => '<row><c><v>1</v></c></row>'),
              after: `<mergeCells>${many(100_000, () => '<mergeCell ref="A1:XFD1048576"/>')}</mergeCells>`,
            },
          },
        }),
      'no_plan',
    ],
    [
      'a million shared texts of 30 characters',
      () =>
        xlsxOf({
          sheets: { 表: { rows: '<row><c t="s"><v>1</v></c></row>' } },
          strings: '<si><t>推进改革</t></si>'.repeat(600_000),
        }),
      'too_large',
    ],
    [
      '100 MB zipped',
      () => zipped({ 'word/document.xml': new Uint8Array(100 * MEGABYTE) }),
      'too_large',
    ],
    ['nested without end', () => docxOf({ body: '<w:sdt>'.repeat(2_000_000) }), 'too_deep'],
  ])('%s', async (_, bytes, expected) => {
    expect(await read(bytes())).toMatch(new RegExp(`^${expected}$`));
  });

  test('meanwhile the product goes on: its own thread is never held up', async () => {
    let turns = 0;
    const ticking = setInterval(() => (turns += 1), 5);
    const busy = docxOf({ body: paragraph.repeat(150_000) });
    turns = 0;
    expect(await read(busy)).toBe('no_plan');
    clearInterval(ticking);
    expect(turns).toBeGreaterThan(20);
  });

  test('those beyond what may wait are told so; the others are read', async () => {
    const read = await Promise.all(
      Array.from({ length: 24 }, () => refusal(readSource(Buffer.from('甲'), 'a.txt'))),
    );
    expect(read.filter((code) => code === 'too_slow')).toHaveLength(2);
    expect(read.filter((code) => code === undefined)).toHaveLength(22);
  });
});
