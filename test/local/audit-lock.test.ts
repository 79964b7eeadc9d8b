import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { isBelow, packagesOf, weakOnes, type Advisory } from '../../local/audit-lock/check-lock.ts';

const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
const known = read('local/audit-lock/advisories.json') as Advisory[];

test('no weakness that is known is in the lock file', () => {
  const packages = packagesOf(read('package-lock.json') as Parameters<typeof packagesOf>[0]);
  expect(packages.length).toBeGreaterThan(400);
  expect(weakOnes(packages, known)).toEqual([]);
});

test('one that is there is found, in every place and version it stands in', () => {
  const lock = {
    packages: {
      '': { version: '0.1.0' },
      'node_modules/semver': { version: '6.3.0' },
      'node_modules/a/node_modules/semver': { version: '7.6.0' },
      'node_modules/@babel/helpers': { version: '7.26.9' },
    },
  };
  expect(
    weakOnes(packagesOf(lock), known).map(({ name, version }) => `${name} ${version}`),
  ).toEqual(['semver 6.3.0', '@babel/helpers 7.26.9']);
});

test.each([
  ['1.2.3', '1.2.4', true],
  ['1.2.4', '1.2.4', false],
  ['1.10.0', '1.9.9', false],
  ['2.0.0-rc.1', '2.0.0', true],
  ['2.0.0', '2.0.0-rc.1', false],
  ['0.24.2', '0.25.0', true],
])('%s before %s: %s', (version, other, expected) => {
  expect(isBelow(version, other)).toBe(expected);
});

test('every advisory of the list says which, of what, and where it is mended', () => {
  for (const { id, name, below } of known)
    expect([
      /^GHSA(?:-[a-z0-9]{4}){3}$/.test(id),
      name !== '',
      /^\d+\.\d+\.\d+$/.test(below),
    ]).toEqual([true, true, true]);
});
