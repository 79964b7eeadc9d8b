import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decode } from '../../../domain/document/decode.ts';
import { NotText } from '../../../domain/document/errors.ts';
import { encodeGb18030 } from './gb18030.ts';

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
