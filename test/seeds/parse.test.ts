import { afterAll, describe, expect, test } from '@jest/globals';
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SEED, repeated } from '../domain/document/generate-document.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const FILE = join(ROOT, 'seeds/dongbei-12-5-division-of-work.txt');
const folder = mkdtempSync(join(tmpdir(), 'duban-parse-'));

afterAll(() => rmSync(folder, { recursive: true }));

function parse(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'seeds/parse.ts', ...args],
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

  test('prints a long document to its end', () => {
    const { status, stdout } = parse(fileOf('long.txt', repeated(20)));
    expect(status).toBe(0);
    expect((JSON.parse(stdout) as { tasks: unknown[] }).tasks).toHaveLength(1980);
  });

  test('does not mind a reader that leaves', () => {
    const command = `"${process.execPath}" --import tsx seeds/parse.ts "${fileOf('long.txt', repeated(20))}" | head -c 1`;
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
    ['a directory', folder, /is a directory/],
  ])('%s is an error on one channel', (_, file, message) => {
    const { status, stdout, stderr } = parse(file);
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test.each([[[]], [['a', 'b']], [['--json']]])('arguments %j: says how it is used', (args) => {
    const { status, stdout, stderr } = parse(...args);
    expect([status, stdout, stderr]).toEqual([2, '', 'usage: npm run --silent parse -- FILE\n']);
  });
});
