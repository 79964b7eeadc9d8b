import { afterAll, describe, expect, test } from '@jest/globals';
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { docxOf, xlsxOf } from '../documents/in/support/office-files.ts';
import { SEED, repeated } from '../domain/document/generate-document.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const FILE = join(ROOT, 'seeds/dongbei-12-5-division-of-work.txt');
const folder = mkdtempSync(join(tmpdir(), 'duban-parse-'));

afterAll(() => rmSync(folder, { recursive: true }));

function parse(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'local/parse.ts', ...args],
    { cwd: ROOT, encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  return { status, stdout, stderr };
}

function fileOf(name: string, content: string | Uint8Array): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

describe('npm run parse', () => {
  test('thousands of lines that cannot be read are a screen, and the JSON lists all', () => {
    const lines = Array.from({ length: 3_000 }, (_, index) => `${index + 2}.（自治区水利厅牵头）`);
    const good = '1.推进灌区改造。（自治区水利厅牵头，财政厅配合）';
    const head = ['某自治区重点工作分工方案（2011—2015年）', '一、农业', '（一）水利', good];
    const { status, stdout, stderr } = parse(fileOf('many.txt', [...head, ...lines].join('\n')));
    expect(status).toBe(3);
    expect(stderr.trim().split('\n')).toHaveLength(6);
    expect(stderr).toContain('and 2995 more lines');
    expect((JSON.parse(stdout) as { unread: unknown[] }).unread).toHaveLength(3_000);
  });

  test('prints the document as JSON and nothing else', () => {
    const stdout = execFileSync('npm', ['run', '--silent', 'parse', '--', FILE], {
      cwd: ROOT,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const printed = JSON.parse(stdout) as Record<string, unknown>;
    expect(Object.keys(printed)).toEqual([
      ...['title', 'sha256', 'period', 'tasks', 'agencies', 'duties', 'indicators'],
    ]);
    expect(printed.sha256).toBe(createHash('sha256').update(readFileSync(FILE)).digest('hex'));
    expect(printed.tasks).toHaveLength(99);
  });

  test('reads a .docx and an .xlsx by what is in them, and prints the same', () => {
    const printed = (name: string, content: Uint8Array) => {
      const { status, stdout } = parse(fileOf(name, content));
      const { tasks } = JSON.parse(stdout) as { tasks: Array<{ text: string; lead: string[] }> };
      return [status, ...tasks.map(({ text, lead }) => [text, ...lead])];
    };
    const paragraph = '<w:p><w:r><w:t>1. 推进改革。（甲局牵头）</w:t></w:r></w:p>';
    expect(printed('plan.txt', docxOf({ body: paragraph }))).toEqual([0, ['推进改革。', '甲局']]);
    const row = (...cells: string[]) =>
      `<row>${cells.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join('')}</row>`;
    const rows = row('任务', '牵头单位') + row('推进改革', '甲局');
    expect(printed('plan.bin', xlsxOf({ sheets: { 表: { rows } } }))).toEqual([
      ...[0, ['推进改革', '甲局']],
    ]);
  });

  test('--text prints the text that was read, in which spans count', () => {
    const numbering =
      '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%1）"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>';
    const body =
      '<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>推进改革。（甲局牵头）</w:t></w:r></w:p>';
    const file = fileOf('plan.docx', docxOf({ body, numbering }));
    const { status, stdout: text } = parse('--text', file);
    expect([status, text]).toEqual([0, '（一）推进改革。（甲局牵头）\n']);
    const [task] = (JSON.parse(parse(file).stdout) as { tasks: Array<{ span: [number, number] }> })
      .tasks;
    expect(text.slice(...task!.span)).toBe('推进改革。');
  });

  test('prints a long document to its end', () => {
    const { status, stdout } = parse(fileOf('long.txt', repeated(20)));
    expect(status).toBe(0);
    expect((JSON.parse(stdout) as { tasks: unknown[] }).tasks).toHaveLength(1980);
  });

  test('does not mind a reader that leaves', () => {
    const command = `"${process.execPath}" --import tsx local/parse.ts "${fileOf('long.txt', repeated(20))}" | head -c 1`;
    const { stdout, stderr } = spawnSync('sh', ['-c', command], { cwd: ROOT, encoding: 'utf8' });
    expect([stdout, stderr]).toEqual(['{', '']);
  });

  test('names every line that could not be read, and prints the rest: 3', () => {
    const damaged = SEED.replace('　　6. ', '　　7. ').replace('（自治区环保厅牵头，', '（');
    const file = fileOf('damaged.txt', damaged);
    const { status, stdout, stderr } = parse(file);
    expect(status).toBe(3);
    const lines = stderr.trimEnd().split('\n');
    expect(lines).toHaveLength(3);
    expect(lines[0]).toBe(`${file}: line 21: found task 7.; expected task 6., which is missing`);
    expect(lines[1]).toMatch(/: line 22: found task 7\. a second time \(first on line 21\);/);
    expect(lines[2]).toMatch(/: line 120: found “.*”; expected who leads \(牵头\)/);
    const { tasks, unread } = JSON.parse(stdout) as { tasks: unknown[]; unread: object[] };
    expect(tasks).toHaveLength(98);
    expect(unread.map((each) => Object.keys(each))).toEqual(
      Array.from({ length: 3 }, () => ['line', 'found', 'expected']),
    );
  });

  test.each([
    ['an empty file', fileOf('empty.txt', ''), /line 1: found an empty document; expected/],
    ['a binary file', fileOf('a.png', Buffer.from([0x89, 0x50, 0, 0])), /not a text file/],
    ['a missing file', join(folder, 'missing.txt'), /no such file/],
    ['a PDF', fileOf('a.pdf', '%PDF-1.7'), /is a PDF file \(\.pdf\): save it as \.docx, or paste/],
    ['a directory', folder, /is a directory/],
  ])('%s is an error on one channel', (_, file, message) => {
    const { status, stdout, stderr } = parse(file);
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test.each([[[]], [['a', 'b']], [['--json']]])('arguments %j: says how it is used', (args) => {
    const { status, stdout, stderr } = parse(...args);
    expect([status, stdout, stderr]).toEqual([
      2,
      '',
      'usage: npm run --silent parse -- [--text] FILE\n',
    ]);
  });
});
