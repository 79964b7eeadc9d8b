import { expect, test } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import readExcelFile from 'read-excel-file/node';
import { writeWorkbook, type Column } from '../../documents/workbook.ts';

interface Row {
  text: string;
  day: string | null;
}

const COLUMNS: Column<Row>[] = [
  { header: '内容', width: 20, value: ({ text }) => text },
  { header: '日期', width: 12, value: ({ day }) => ({ day }) },
];

const TYPED = [
  '=1+1',
  '+SUM(A1)',
  '-2',
  '@cmd',
  '=HYPERLINK("http://x")',
  '普通\n两行',
  '<b>&',
  '0123',
];

test('a table is read back as it was written; what was typed is text and never a formula', async () => {
  const rows = TYPED.map((text, index) => ({ text, day: index === 0 ? null : '2027-12-31' }));
  const bytes = await writeWorkbook('台账[1]/2', COLUMNS, rows);
  const [sheet] = await readExcelFile(bytes);
  expect(sheet!.sheet).toBe('台账 1  2');
  expect(sheet!.data[0]).toEqual(['内容', '日期']);
  expect(sheet!.data.slice(1).map(([text]) => text)).toEqual(TYPED);
  const days = sheet!.data.slice(1).map(([, day]) => day);
  expect(days[0]).toBeNull();
  expect((days[1] as unknown as Date).toISOString()).toBe('2027-12-31T00:00:00.000Z');
  const xml = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml']!);
  expect(xml).not.toMatch(/<f[ >]/);
});

test('control characters and endless texts are cut to what a cell can hold', async () => {
  const bytes = await writeWorkbook('x', COLUMNS, [
    { text: `\u0001${'长'.repeat(40_000)}`, day: null },
  ]);
  const [sheet] = await readExcelFile(bytes);
  expect(sheet!.data[1]![0]).toBe('长'.repeat(32_767));
});
