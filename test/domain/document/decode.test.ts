import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decode } from '../../../domain/document/decode.ts';
import { NotText } from '../../../domain/document/errors.ts';
import { encodeBig5, encodeGb18030 } from './encodings.ts';

describe('bytes to text', () => {
  const text = '督办：一、①　“十二五”\r\n';

  test.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with mark', Buffer.from(`\ufeff${text}`)],
    ['GB18030', encodeGb18030(text)],
    ['GB18030 with mark', encodeGb18030(`\ufeff${text}`)],
    ['UTF-16 LE with mark', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16 BE with mark', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
  ])('%s: without the mark, line ends kept', (_, bytes) => {
    expect(decode(bytes)).toBe(text);
  });

  test.each([
    ['LE', (bytes: Buffer) => bytes],
    ['BE', (bytes: Buffer) => bytes.swap16()],
  ])('UTF-16 %s without mark: told by the zeros that no other text has', (_, order) => {
    const text = '关于分工的通知\r\n一、甲事。（一局牵头）\r\n';
    expect(decode(order(Buffer.from(text, 'utf16le')))).toBe(text);
    expect(decode(order(Buffer.from('Action 1.1: Build.\n', 'utf16le')))).toBe(
      'Action 1.1: Build.\n',
    );
  });

  test('Big5, where it reads as Chinese and GB18030 does not', () => {
    const text =
      '各縣市政府：為推動本計畫，請於每年12月底前將辦理情形報送本府。一、加強管理（衛生局主辦，教育局協辦）。';
    expect(decode(encodeBig5(text))).toBe(text);
  });

  test.each([
    ['a lone surrogate', [0xed, 0xa0, 0x80]],
    ['half a character', [0xe4, 0xb8]],
  ])('UTF-8 with %s is named as such, not read as GB18030', (_, bytes) => {
    const text = Buffer.from('各单位要于4月底前将工作方案报市政府，并按职责分工负责落实。');
    const damaged = Buffer.concat([text, Buffer.from(bytes), text]);
    expect(() => decode(damaged)).toThrow(/damaged UTF-8 .* at character 31$/);
  });

  test('a GB18030 text stays one, however short and rare its characters', () => {
    for (const some of ['镕囍', '赤峰市敖汉旗', '甲、乙', '呼伦贝尔'])
      expect(decode(encodeGb18030(some))).toBe(some);
  });

  test('any Chinese text survives GB18030', () => {
    const characters = fc.constantFrom(...'振兴东北规划，。、（）“”《》镕囍㐂ａｚ12%');
    fc.assert(
      fc.property(fc.array(characters, { minLength: 1 }), (some) => {
        expect(decode(encodeGb18030(some.join('')))).toBe(some.join(''));
      }),
    );
  });

  test.each([
    ['a PNG', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]],
    ['a ZIP (as .docx is)', [0x50, 0x4b, 3, 4, 0x14, 0, 6, 0]],
    ['zeros', [0, 0, 0, 0]],
    ['bytes of no encoding', [0xff, 0x41, 0x80]],
    ['a UTF-8 mark before what is not UTF-8', [0xef, 0xbb, 0xbf, 0xd6, 0xd0]],
  ])('%s is not text', (_, bytes) => {
    expect(() => decode(Uint8Array.from(bytes))).toThrow(NotText);
    expect(() => decode(Uint8Array.from(bytes))).toThrow(/^not a text file/);
  });
});
