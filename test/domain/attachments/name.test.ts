import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { endingOf, safeName } from '../../../domain/attachments/name.ts';

describe('the name of an attachment', () => {
  test.each([
    ['年度报告.docx', '年度报告.docx'],
    ['C:\\Users\\张\\桌面\\表.xlsx', '表.xlsx'],
    ['../../etc/passwd', 'passwd'],
    ['a/b/.htaccess', '附件.htaccess'],
    ['报告\u202Efdp.exe', '报告fdp.exe'],
    ['一\u0000二\n三\u200b.pdf', '一二三.pdf'],
    ['CON.pdf', '_CON.pdf'],
    ['com1', '_com1'],
    ['aux.tar.png', '_aux.tar.png'],
    ['  ..报告.. .PDF ', '报告.pdf'],
    ['"; rm -rf <x>|?*.txt', '; rm -rf x.txt'],
    ['', '附件'],
    ['...', '附件'],
    ['.pdf', '附件.pdf'],
    ['e\u0301.png', '\u00e9.png'],
  ])('%j becomes %j', (given, name) => {
    expect(safeName(given)).toBe(name);
  });

  test('of 5,000 characters is cut, and keeps its ending', () => {
    const name = safeName(`${'灌'.repeat(5_000)}.docx`);
    expect([...name]).toHaveLength(100);
    expect(name).toMatch(/^灌+\.docx$/);
  });

  test('is safe whatever is sent, and stays as it is made', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.constantFrom('', '.pdf'),
        (stem, end) => {
          const name = safeName(stem + end);
          expect(name).not.toMatch(/[\\/\p{Cc}\p{Cf}\p{Cs}"<>:*?|]/u);
          expect(name).not.toMatch(/^[. ]|[. ]$|^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i);
          expect([...name].length).toBeLessThanOrEqual(100);
          expect(name).not.toBe('');
          if (end !== '') expect(endingOf(name)).toBe('pdf');
          expect(safeName(name)).toBe(name);
        },
      ),
    );
  });
});
