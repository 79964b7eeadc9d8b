import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { ESLint } from 'eslint';
import { KIND_NAMES } from '../domain/kinds/kinds.ts';
import { workflowBundle } from '../worker/bundle.ts';

const ROOT = path.join(import.meta.dirname, '..');

const isThere = (name: string) => existsSync(path.join(ROOT, name));
const there = <T>(table: Record<string, T>) =>
  Object.fromEntries(Object.entries(table).filter(([folder]) => isThere(folder)));

/** The arrows of the design, written down here a second time: lint must agree. */
const MAY_IMPORT: Record<string, string[]> = there({
  domain: [],
  schemas: ['domain'],
  prisma: [],
  ledger: ['domain', 'schemas', 'prisma'],
  documents: ['domain', 'ledger'],
  mail: ['domain', 'ledger'],
  activities: ['ledger', 'domain', 'documents'],
  workflows: ['domain'],
  watch: ['ledger', 'domain'],
  server: ['ledger', 'domain', 'schemas', 'documents', 'watch'],
  worker: ['workflows', 'activities', 'ledger', 'mail', 'watch'],
  seeds: ['ledger', 'domain', 'schemas'],
});
const MAY_IMPORT_TYPES: Record<string, string[]> = {
  domain: ['schemas'],
  workflows: ['activities'],
};
const FREE = ['virtual', 'local', 'test', 'bench'].filter(isThere);
const FOLDERS = [...Object.keys(MAY_IMPORT), ...FREE];

const eslint = new ESLint({
  cwd: ROOT,
  // The samples are no files of the project, so nothing can be asked about their types.
  overrideConfig: {
    files: ['**/*.ts', '**/*.tsx'],
    languageOptions: { parserOptions: { projectService: false } },
    rules: Object.fromEntries(
      [
        'no-floating-promises',
        'no-misused-promises',
        'await-thenable',
        'switch-exhaustiveness-check',
      ].map((rule) => [`@typescript-eslint/${rule}`, 'off']),
    ),
  },
});

/** Every source file of the house. */
const SKIPPED = ['node_modules', '.duban', '.git', 'generated', 'coverage'];
function* sources(folder = ROOT): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (SKIPPED.includes(entry.name)) continue;
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* sources(file);
    else if (/\.(tsx?|mjs)$/.test(entry.name)) yield file;
  }
}

/** The rules that refuse a sample at a place. */
async function refusals(filePath: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: path.join(ROOT, filePath) });
  return result!.messages
    .map(({ ruleId, message }) => ruleId ?? message)
    .filter((rule) => rule !== '@typescript-eslint/no-unused-vars');
}
const ARROW = 'house/import-arrows';

describe('import arrows', () => {
  test.each(Object.keys(MAY_IMPORT))('%s/ imports what it may, and nothing else', async (from) => {
    const up: Record<string, string> = {
      'x.ts': '../',
      'a/x.ts': '../../',
      'a/b/x.ts': '../../../',
      'a/b/c/d/e/x.ts': '../../../../../../',
    };
    for (const to of FOLDERS.filter((each) => each !== from))
      for (const [file, dots] of Object.entries(up)) {
        const place = `${from}/${file}`;
        const values = `import { y } from '${dots}${to}/y.ts';\nexport const x = y;\n`;
        const types = `import type { Y } from '${dots}${to}/deep/y.ts';\nexport const x: Y = 1;\n`;
        const mayTypes = [...MAY_IMPORT[from]!, ...(MAY_IMPORT_TYPES[from] ?? [])].includes(to);
        expect({ place, to, by: await refusals(place, values) }).toEqual({
          place,
          to,
          by: MAY_IMPORT[from]!.includes(to) ? [] : [ARROW],
        });
        expect({ place, to, by: await refusals(place, types) }).toEqual({
          place,
          to,
          by: mayTypes ? [] : [ARROW],
        });
      }
  });

  test.each([
    [
      'domain',
      [
        'node:fs',
        'fs',
        'zod',
        '@prisma/client',
        'pg',
        '@temporalio/workflow',
        'nodemailer',
        'hono',
      ],
    ],
    [
      'workflows',
      ['node:crypto', 'crypto', 'fs/promises', 'zod', '@prisma/client', 'pg', '@temporalio/client'],
    ],
  ])('%s/ is kept from what it must not know', async (folder, modules) => {
    for (const name of modules)
      expect({
        name,
        by: await refusals(`${folder}/x.ts`, `import x from '${name}';\nexport const y = x;\n`),
      }).toEqual({ name, by: [ARROW] });
  });

  test.each([
    "export { y } from '../ledger/y.ts';",
    "export * from '../ledger/y.ts';",
    "export const x = import('../ledger/y.ts');",
    "export type X = import('../ledger/y.ts').Y;",
    "import { type Y } from '../ledger/y.ts';\nexport type X = Y;",
    "import { y } from './../domain/../ledger/y.ts';\nexport const x = y;",
    "import { y } from '../config.ts';\nexport const x = y;",
  ])('%s is an import too', async (code) => {
    expect(await refusals('domain/x.ts', `${code}\n`)).toContain(ARROW);
  });

  test('the process’s own files are for those who are a process', async () => {
    const code = "import { y } from '../config.ts';\nexport const x = y;\n";
    for (const folder of ['worker', 'server', 'seeds'])
      expect(await refusals(`${folder}/x.ts`, code)).toEqual([]);
    for (const folder of ['ledger', 'mail', 'activities', 'workflows'])
      expect(await refusals(`${folder}/x.ts`, code)).toEqual([ARROW]);
  });

  test('everything may be imported by virtual time, local parts, tests and benches', async () => {
    for (const from of FREE)
      for (const to of FOLDERS.filter((each) => each !== from))
        expect(
          await refusals(
            `${from}/x.ts`,
            `import { y } from '../${to}/y.ts';\nexport const x = y;\n`,
          ),
        ).toEqual([]);
  });

  test('every folder with sources has its arrows, and the page of them names it', () => {
    const page = readFileSync(path.join(ROOT, 'docs/architecture.md'), 'utf8');
    const folders = [...sources()].flatMap((file) => {
      const [folder, ...rest] = path.relative(ROOT, file).split(path.sep);
      return rest.length > 0 ? [folder!] : [];
    });
    const known = [...FOLDERS, 'lint', 'deploy'];
    expect([...new Set(folders)].filter((folder) => !known.includes(folder))).toEqual([]);
    for (const folder of Object.keys(MAY_IMPORT)) expect(page).toContain(`| \`${folder}/\``);
  });
});

describe('the rooms of server/', () => {
  const roles = ['agency', 'commission', 'government', 'admin', 'sign-in'];
  const importing = (room: string) =>
    `import { y } from '../${room}/y.tsx';\nexport const x = y;\n`;

  test.each(roles)('%s/ imports parts/, web/ and itself, and no other role', async (role) => {
    const place = `server/${role}/x.tsx`;
    for (const room of ['parts', 'web', role])
      expect(await refusals(place, importing(room))).toEqual([]);
    for (const other of roles.filter((each) => each !== role)) {
      expect(await refusals(place, importing(other))).toEqual([ARROW]);
      const deep = `import { y } from '../../../${other}/y.tsx';\nexport const x = y;\n`;
      expect(await refusals(`server/${role}/a/b/x.tsx`, deep)).toEqual([ARROW]);
      expect(await refusals('server/parts/x.tsx', importing(other))).toEqual([ARROW]);
      expect(await refusals('server/app.tsx', importing(other).replace('..', '.'))).toEqual([]);
    }
  });
});

describe('business time', () => {
  test.each(['domain', 'ledger', 'activities', 'mail', 'workflows'])(
    '%s/ does not read the wall clock',
    async (folder) => {
      expect(await refusals(`${folder}/x.ts`, 'export const x = Date.now();\n')).toEqual([
        'no-restricted-properties',
      ]);
      expect(await refusals(`${folder}/x.ts`, 'export const x = new Date();\n')).toEqual([
        'no-restricted-syntax',
      ]);
      expect(await refusals(`${folder}/x.ts`, 'export const x = new Date(0);\n')).toEqual([]);
    },
  );
});

describe('what needs types', () => {
  test('is asked of every file: no promise left floating, no circle of imports', async () => {
    const strict = new ESLint({ cwd: ROOT });
    const config = (await strict.calculateConfigForFile(path.join(ROOT, 'ledger/relay.ts'))) as {
      rules: Record<string, [number]>;
    };
    for (const rule of [
      '@typescript-eslint/no-floating-promises',
      '@typescript-eslint/no-misused-promises',
      '@typescript-eslint/switch-exhaustiveness-check',
      'house/import-circles',
    ])
      expect(config.rules[rule]?.[0]).toBe(2);
  });
});

describe('the workflow bundle', () => {
  test('holds the workflows, the SDK’s workflow side, and nothing of Node, Prisma or zod', async () => {
    const code = readFileSync(await workflowBundle(), 'utf8');
    const modules = [...code.matchAll(/^\/\*{3}\/ "?([^"\s]+)"?/gm)].map(([, name]) => name!);
    const own = modules.filter((name) => name.startsWith('./') && !name.includes('node_modules'));
    expect(own).toEqual(
      expect.arrayContaining([
        './workflows/report.ts',
        './workflows/plan.ts',
        './workflows/index.ts',
      ]),
    );
    expect(own.filter((name) => !/^\.\/(workflows|domain)\//.test(name))).toEqual([]);
    const packages = new Set(
      modules.flatMap((name) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(name)?.[1] ?? []),
    );
    expect([...packages].sort()).toEqual(ALLOWED_PACKAGES);
    // The SDK's bundler puts an empty module where a workflow imports one of Node's.
    const left = [...code.matchAll(/\*{3} (\S+) \(ignored\)/g)].map(([, name]) => name);
    expect(left.filter((name) => !name!.startsWith('__temporal_custom_'))).toEqual([]);
    // What webpack leaves outside it asks of `require`; what is no package and no file is Node's.
    expect(code).not.toMatch(/\brequire\(["'](?:node:|@prisma|zod|pg["'])/);
  });
});

/** The SDK's own, and what that stands on. */
const ALLOWED_PACKAGES = ['@temporalio/common', '@temporalio/workflow', 'long', 'ms', 'nexus-rpc'];

describe('a kind of report', () => {
  test('is named in domain/kinds alone, and by whoever confirms the demo’s obligations', () => {
    const named = [...sources()]
      .map((file) => path.relative(ROOT, file))
      .filter((file) => !/^(test|bench|domain\/kinds|domain\/document)\//.test(file))
      .filter((file) => {
        const code = readFileSync(path.join(ROOT, file), 'utf8');
        return KIND_NAMES.some((kind) => new RegExp(`['"\`]${kind}['"\`]`).test(code));
      });
    // domain/document has words of its own for what a sentence orders, one of which is the same.
    expect(named).toEqual(['seeds/all-kinds.ts', 'seeds/load.ts']);
  });
});

describe('files', () => {
  const sizes = [...sources()].map((file) => ({
    file: path.relative(ROOT, file),
    lines: readFileSync(file, 'utf8').split('\n').length - 1,
  }));

  test('stay small: 300 lines at most, about 100 in the middle', () => {
    expect(sizes.length).toBeGreaterThan(200);
    expect(sizes.filter(({ lines }) => lines > 300)).toEqual([]);
    const ordered = sizes.map(({ lines }) => lines).sort((a, b) => a - b);
    expect(ordered[Math.floor(ordered.length / 2)]).toBeLessThan(120);
  });

  test('are named in kebab case', () => {
    const odd = sizes.filter(
      ({ file }) => !/^[a-z0-9]+(?:[-.][a-z0-9]+)*$/.test(path.basename(file)),
    );
    expect(odd).toEqual([]);
  });
});
