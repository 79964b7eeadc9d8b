import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';

const page = readFileSync('docs/security.md', 'utf8');
const lines = [...page.matchAll(/^\| (\d+\.\d+\.\d+) +\| ([12]) +\| (\w+) +\| (.*?) +\|$/gm)].map(
  ([, id = '', level = '', verdict = '', text = '']) => ({ id, level, verdict, text }),
);
/** Requirements of levels 1 and 2 in ASVS 5.0.0, by chapter. */
const OF_CHAPTER: Record<string, number> = {
  1: 27,
  2: 11,
  3: 19,
  4: 10,
  5: 9,
  6: 35,
  7: 18,
  8: 7,
  9: 7,
  10: 29,
  11: 14,
  12: 9,
  13: 13,
  14: 9,
  15: 13,
  16: 16,
  17: 7,
};

test('every requirement of levels 1 and 2 has one line, and a verdict', () => {
  expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length);
  const counted: Record<string, number> = {};
  for (const { id } of lines) {
    const chapter = id.split('.')[0] ?? '';
    counted[chapter] = (counted[chapter] ?? 0) + 1;
  }
  expect(counted).toEqual(OF_CHAPTER);
  for (const { id, verdict, text } of lines)
    expect([id, ['met', 'part', 'no', 'none'].includes(verdict), text.length > 10]).toEqual([
      id,
      true,
      true,
    ]);
});

test('every file and test that is named is there', () => {
  const named = [
    ...page.matchAll(/`([\w-]+(?:\/[\w.-]+)+|[\w-]+\.(?:md|json|yml|mjs)|\.\w+ignore)`/g),
  ]
    .map(([, path = '']) => path)
    .filter((path) => path.includes('.'));
  expect(named.length).toBeGreaterThan(100);
  expect(named.filter((path) => !existsSync(path))).toEqual([]);
});

test('what is met says where', () => {
  const silent = lines.filter(({ verdict, text }) => verdict === 'met' && text.length < 20);
  expect(silent).toEqual([]);
  const counts = ['met', 'part', 'no', 'none'].map(
    (verdict) => lines.filter((line) => line.verdict === verdict).length,
  );
  expect(page).toContain(
    `Of ${lines.length}: ${counts[0]} met, ${counts[1]} in part, ${counts[2]} not, ${counts[3]} about nothing here.`,
  );
});
