import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { asciiAddress } from '../../../mail/compose/address.ts';
import { lines, oneLine, shorten } from '../../../mail/compose/clean.ts';
import { threadIdOf } from '../../../mail/compose/ids.ts';
import { batchesOf } from '../../../mail/compose/batches.ts';
import { foldedRows, rowsIn } from '../../../mail/compose/rows.ts';
import { item } from './contents.ts';

describe('an address', () => {
  test.each([
    ['officer@nm.example', 'officer@nm.example'],
    ["o'neil+x@a-b.example", "o'neil+x@a-b.example"],
    ['a@Ä.example', 'a@xn--4ca.example'],
    ['a@政府.中国', 'a@xn--mxtq1m.xn--fiqs8s'],
  ])('%s is taken', (given, ascii) => {
    expect(asciiAddress(given)).toBe(ascii);
  });

  test.each([
    '',
    'a',
    '@b.example',
    'a@',
    'a@b',
    'a b@c.example',
    'a@b.example\r\n',
    'a@b.exa\nmple',
    'a@b.example\t',
    'a\0@b.example',
    'a@b.example,c@d.example',
    'a@b.example;c',
    '"a b"@c.example',
    'a@b@c.example',
    '<a@b.example>',
    'A <a@b.example>',
    'a..b@c.example',
    '.a@b.example',
    'a@[10.0.0.1]',
    'a@10.0.0.1',
    'a@-b.example',
    'a@b..example',
    '联络员@nm.example',
    `${'a'.repeat(65)}@b.example`,
    `a@${'b'.repeat(64)}.example`,
    `a@${'b.'.repeat(130)}example`,
  ])('%j is none', (given) => {
    expect(asciiAddress(given)).toBeNull();
  });

  test('that is taken stays itself, is ASCII and has one @', () => {
    fc.assert(
      fc.property(fc.oneof(fc.emailAddress(), fc.string({ unit: 'binary' })), (given) => {
        const ascii = asciiAddress(given);
        if (ascii === null) return;
        expect(asciiAddress(ascii)).toBe(ascii);
        expect(ascii).toMatch(/^[\x21-\x7e]+$/);
        expect(ascii.split('@')).toHaveLength(2);
      }),
    );
  });
});

describe('text', () => {
  test('becomes one clean line', () => {
    expect(oneLine('  a\r\nBcc: b\t\u3000c\u202e\u0000d\u2028e ')).toBe('a Bcc: b c d e');
    expect(oneLine('\ud800x')).toBe('\ufffdx');
  });

  test('of several lines keeps them', () => {
    expect(lines('一\r\n\r\n 二\u2028三\r四')).toEqual(['一', '二', '三', '四']);
  });

  test('is shortened after a clause where one ends near', () => {
    expect(shorten('一二三四五六七八九十', 10)).toBe('一二三四五六七八九十');
    expect(shorten('一二三四五六七。九十一二', 10)).toBe('一二三四五六七…');
    expect(shorten('一，二三四五六七八九十一', 10)).toBe('一，二三四五六七八九…');
    expect(shorten('𠀀'.repeat(11), 10)).toBe(`${'𠀀'.repeat(10)}…`);
  });
});

describe('the rows of a header', () => {
  test('come back as they went in, folded and unfolded', () => {
    const row = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 100 }), (rows) => {
        const folded = foldedRows(rows);
        expect(rowsIn(folded)).toEqual(rows);
        expect(rowsIn(folded.replaceAll('\r\n', ''))).toEqual(rows);
        for (const line of folded.split('\r\n')) expect(line).toMatch(/^[\x21-\x7e ]{1,998}$/);
      }),
    );
  });

  test('stay readable where they can', () => {
    expect(foldedRows(['p1-periodic-2027-t001/1/remind-30/c1', '督办,x'])).toBe(
      'p1-periodic-2027-t001/1/remind-30/c1,\r\n %E7%9D%A3%E5%8A%9E%2Cx',
    );
  });

  test('are none where there is no header', () => {
    expect(rowsIn(undefined)).toEqual([]);
  });

  test('that fit no line are refused', () => {
    expect(() => foldedRows(['x'.repeat(901)])).toThrow(/901/);
  });
});

test('a mail begins with what is gravest: from the books’ closing to acceptance', () => {
  const steps = ['close', 'circular', 'letter', 'escalate', 'urge', 'returned', 'remind-1'];
  steps.push('remind-3', 'remind-30', 'opening', 'accepted');
  const items = steps.map((step, number) => item(step, number + 1));
  for (const given of [items, items.toReversed()])
    expect(batchesOf(given).map(({ items: [first] }) => first!.row.split('/')[2])).toEqual(steps);
});

test('ids are deterministic, apart, and hold nothing of what they stand for', () => {
  const thread = threadIdOf('p', '2027', 'zhang', 'duban.example');
  expect(thread).toMatch(/^<duban\.t\.[0-9a-f]{40}@duban\.example>$/);
  expect(thread).not.toBe(threadIdOf('p', '2028', 'zhang', 'duban.example'));
});
