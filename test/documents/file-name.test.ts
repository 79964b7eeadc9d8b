import { expect, test } from '@jest/globals';
import { contentDisposition, fileName } from '../../documents/file-name.ts';

test.each([
  ['关于2027年度报送工作的督办函', '关于2027年度报送工作的督办函.docx'],
  ['../../etc/passwd', 'etc passwd.docx'],
  ['a"; filename="evil.exe', 'a ; filename= evil.exe.docx'],
  ['一\r\nX-Header: 1', '一 X-Header 1.docx'],
  ['.', 'duban.docx'],
  ['', 'duban.docx'],
  ['报告\u202excod.exe', '报告 xcod.exe.docx'],
  ['半\ud800字', '半字.docx'],
])('%j is saved as %j', (title, name) => {
  expect(fileName(title, 'docx')).toBe(name);
});

test('a long name is cut between characters, and keeps its ending', () => {
  expect(fileName('𠮷'.repeat(300), 'pdf')).toBe(`${'𠮷'.repeat(80)}.pdf`);
});

test('the header holds the name for old and new browsers, and nothing breaks out of it', () => {
  expect(contentDisposition('督办函(1)’.docx')).toBe(
    `attachment; filename="duban.docx"; filename*=UTF-8''%E7%9D%A3%E5%8A%9E%E5%87%BD%281%29%E2%80%99.docx`,
  );
  for (const title of ['a"b', '一\r\n二', "'*'"])
    expect(contentDisposition(fileName(title, 'docx'))).toMatch(
      /^attachment; filename="[\x20-\x7e]*"; filename\*=UTF-8''[\w%.!#$&+^`|~-]+$/,
    );
});
