import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { zipSync, strToU8 } from 'fflate';
import { readWorkbook } from '../../documents/read-workbook.ts';
import { unpack } from '../../documents/unpack.ts';
import { writeSheets } from '../../documents/workbook.ts';

const BOUNDS = { bytes: 1_000_000, files: 10 };
const faultOf = (read: () => unknown) => {
  try {
    read();
  } catch (error) {
    return (error as { fault?: string }).fault;
  }
  return null;
};

describe('a workbook', () => {
  test('is read as it was written, sheet by sheet; what begins like a formula is a text', async () => {
    const sheet = (name: string, rows: string[][]) => ({
      ...{ name, header: ['甲', '乙'], widths: [10, 10], rows },
    });
    const bytes = await writeSheets([
      sheet('单位', [
        ['=1+1', '@x'],
        ['-2', '+3'],
      ]),
      sheet('别名', [['一\n二', '']]),
    ]);
    expect(await readWorkbook(bytes)).toEqual([
      {
        name: '单位',
        rows: [
          ['甲', '乙'],
          ['=1+1', '@x'],
          ['-2', '+3'],
        ],
      },
      {
        name: '别名',
        rows: [
          ['甲', '乙'],
          ['一\n二', ''],
        ],
      },
    ]);
  });

  test.each([
    ['nothing', Buffer.alloc(0)],
    ['a text', Buffer.from('单位,别名\n')],
    ['an archive of something else', Buffer.from(zipSync({ 'a.txt': strToU8('x') }))],
    ['half of one', Buffer.from(zipSync({ 'a.txt': strToU8('x'.repeat(999)) })).subarray(0, 60)],
  ])('that is %s is refused', async (_, bytes) => {
    await expect(readWorkbook(bytes)).rejects.toMatchObject({ fault: 'unreadable' });
  });

  test('that is larger than is taken is refused before it is looked at', async () => {
    const bytes = Buffer.alloc(5 * 1024 * 1024 + 1);
    await expect(readWorkbook(bytes)).rejects.toMatchObject({ fault: 'too_large' });
  });
});

describe('an archive', () => {
  test('unpacks to what went in', () => {
    const files = { 'a/b.xml': strToU8('一'.repeat(5_000)), c: strToU8('') };
    const packed = unpack(zipSync(files), BOUNDS);
    expect(
      Object.fromEntries([...packed].map(([name, bytes]) => [name, Buffer.from(bytes)])),
    ).toEqual(
      Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, Buffer.from(bytes)])),
    );
  });

  test('is bounded by what it really unpacks to, whatever it says of its sizes', () => {
    const bomb = zipSync({ a: new Uint8Array(2_000_000) });
    expect(faultOf(() => unpack(bomb, BOUNDS))).toBe('too_large');
    const lying = Buffer.from(bomb);
    const central = lying.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    lying.writeUInt32LE(10, central + 24);
    lying.writeUInt32LE(10, 22);
    expect(faultOf(() => unpack(lying, BOUNDS))).toBe('too_large');
    const half = zipSync({ a: new Uint8Array(600_000), b: new Uint8Array(600_000) });
    expect(faultOf(() => unpack(half, BOUNDS))).toBe('too_large');
    const many = Object.fromEntries(Array.from({ length: 11 }, (_, i) => [`f${i}`, strToU8('')]));
    expect(faultOf(() => unpack(zipSync(many), BOUNDS))).toBe('too_large');
    expect(deflateRawSync(Buffer.alloc(2_000_000)).byteLength).toBeLessThan(3_000);
  });

  test('with any byte changed is read or refused, and nothing else happens', () => {
    const good = zipSync({ a: strToU8('some text '.repeat(20)), b: strToU8('x') });
    for (let at = 0; at < good.byteLength; at++) {
      const bad = Uint8Array.from(good);
      bad[at] = (bad[at] ?? 0) ^ 0xff;
      expect([null, 'unreadable', 'too_large']).toContain(faultOf(() => unpack(bad, BOUNDS)));
    }
  });
});
