import { describe, expect, test } from '@jest/globals';
import writeExcelFile from 'write-excel-file/node';
import { readBytes } from '../../../documents/in/read-bytes.ts';
import { xlsxOf, type XlsxParts } from './support/office-files.ts';

const linesOf = (parts: XlsxParts) => readBytes(xlsxOf(parts)).text.trimEnd().split('\n');
const inline = (text: string) => `<is><t>${text}</t></is>`;
const cell = (r: string, content: string, more = '') => `<c r="${r}"${more}>${content}</c>`;
const text = (r: string, words: string) => cell(r, inline(words), ' t="inlineStr"');
const row = (r: number, ...cells: string[]) => `<row r="${r}">${cells.join('')}</row>`;

describe('cells', () => {
  test('shared, inline and formula texts, numbers, booleans, errors', () => {
    const strings =
      '<si><t>任务</t></si><si><r><t>甲</t></r><r><t>局</t></r><rPh sb="0" eb="1"><t>jia</t></rPh></si><si><t>一_x000D_\n二</t></si>';
    const rows =
      row(
        1,
        cell('A1', '<v>0</v>', ' t="s"'),
        cell('B1', '<v>1</v>', ' t="s"'),
        cell('C1', '<v>2</v>', ' t="s"'),
      ) +
      row(
        2,
        text('A2', '推进'),
        cell('B2', '<f>A1&amp;"局"</f><v>丙局</v>', ' t="str"'),
        cell('D2', '<v>0.30000000000000004</v>'),
        cell('E2', '<v>1</v>', ' t="b"'),
        cell('F2', '<v>#N/A</v>', ' t="e"'),
        cell('G2', '<v>12</v>'),
      );
    expect(linesOf({ sheets: { 表: { rows } }, strings })).toEqual([
      '任务\t甲局\t一 二',
      '推进\t丙局\t\t0.3\tTRUE\t\t12',
    ]);
  });

  test('a cell and a row without their place stand behind the one before', () => {
    const rows = `<row><c t="inlineStr">${inline('甲')}</c><c t="inlineStr">${inline('乙')}</c></row><row><c t="inlineStr">${inline('丙')}</c></row>`;
    expect(linesOf({ sheets: { 表: { rows } } })).toEqual(['甲\t乙', '丙']);
  });

  const styles = `<numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/><numFmt numFmtId="165" formatCode="[$-804]yyyy/m/d\\ h:mm"/><numFmt numFmtId="166" formatCode="&quot;第&quot;0&quot;号&quot;"/><numFmt numFmtId="167" formatCode="[h]:mm"/></numFmts><cellXfs>${[
    0, 14, 31, 57, 164, 165, 9, 166, 20, 49,
  ]
    .map((id) => `<xf numFmtId="${id}"/>`)
    .join('')}</cellXfs>`;
  test.each([
    ['46022', 0, '46022'],
    ['46022', 1, '2025-12-31'],
    ['46022', 2, '2025-12-31'],
    ['46022', 3, '2025-12'],
    ['46022', 4, '2025-12'],
    ['46022.75', 5, '2025-12-31 18:00'],
    ['0.85', 6, '85%'],
    ['42', 7, '42'],
    ['0.75', 8, '18:00'],
    ['46022', 9, '46022'],
    ['1', 1, '1900-01-01'],
    ['61', 1, '1900-03-01'],
    ['99999999', 1, '99999999'],
  ])('%s in format %d is %s', (value, style, expected) => {
    const rows = row(1, cell('A1', `<v>${value}</v>`, ` s="${style}"`));
    expect(linesOf({ sheets: { 表: { rows } }, styles })).toEqual([expected]);
  });

  test('days are counted from 1904 where the workbook says so', () => {
    const rows = row(1, cell('A1', '<v>44560</v>', ' s="1"'));
    expect(linesOf({ sheets: { 表: { rows } }, styles, countsFrom1904: true })).toEqual([
      '2025-12-31',
    ]);
  });
});

describe('sheets', () => {
  test('merged cells: over columns the first, over rows each that holds something', () => {
    const rows =
      row(1, text('A1', '分工表')) +
      row(2, text('A2', '任务'), text('B2', '牵头单位')) +
      row(3, text('A3', '甲'), text('B3', '甲局')) +
      row(4, text('A4', '乙')) +
      row(5);
    const after =
      '<mergeCells count="2"><mergeCell ref="A1:B1"/><mergeCell ref="B3:B1048576"/></mergeCells>';
    expect(linesOf({ sheets: { 表: { rows, after } } })).toEqual([
      ...['分工表', '任务\t牵头单位', '甲\t甲局', '乙\t甲局'],
    ]);
  });

  test('several sheets each under its name; hidden and empty ones are left out', () => {
    const rows = row(1, text('A1', '甲'));
    expect(
      linesOf({
        sheets: {
          一组: { rows },
          空: { rows: '' },
          藏: { rows, state: 'hidden' },
          深藏: { rows, state: 'veryHidden' },
          二组: { rows },
        },
      }),
    ).toEqual(['一组', '甲', '二组', '甲']);
  });

  test('the name stands below the title of its table', () => {
    const rows = row(1, text('A1', '分工表')) + row(2, text('A2', '任务'), text('B2', '单位'));
    expect(linesOf({ sheets: { 一组: { rows }, 二组: { rows } } })).toEqual([
      ...['分工表', '一组', '任务\t单位', '分工表', '二组', '任务\t单位'],
    ]);
  });

  test('what another library writes', async () => {
    const day = new Date('2027-06-30T00:00:00Z');
    const written = await writeExcelFile([
      [{ value: '任务' }, { value: '牵头单位' }, { value: '完成时限' }],
      [{ value: '推进改革' }, { value: '甲局' }, { value: day, format: 'yyyy-mm-dd' }],
    ]).toBuffer();
    expect(readBytes(written)).toMatchObject({
      format: 'xlsx',
      text: '任务\t牵头单位\t完成时限\n推进改革\t甲局\t2027-06-30\n',
    });
  });
});
