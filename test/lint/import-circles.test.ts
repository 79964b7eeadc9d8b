import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { ESLint, type Linter } from 'eslint';
import tseslint from 'typescript-eslint';

/** The house's own rules, as the sources are checked by them. */
async function house(): Promise<ESLint.Plugin> {
  const cwd = path.join(import.meta.dirname, '../..');
  const file = path.join(cwd, 'config.ts');
  const config = (await new ESLint({ cwd }).calculateConfigForFile(file)) as Linter.Config;
  return config.plugins!['house']!;
}

/** What lint says of a project of these files, file by file. */
async function circlesIn(files: Record<string, string>): Promise<Record<string, string[]>> {
  const cwd = mkdtempSync(path.join(tmpdir(), 'duban-circles-'));
  try {
    const compilerOptions = { allowImportingTsExtensions: true, noEmit: true, types: [] };
    const tsconfig = JSON.stringify({ compilerOptions });
    for (const [name, code] of Object.entries({ ...files, 'tsconfig.json': tsconfig }))
      writeFileSync(path.join(cwd, name), code);
    const lint = new ESLint({
      cwd,
      overrideConfigFile: true,
      overrideConfig: {
        files: ['**/*.ts'],
        languageOptions: {
          parser: tseslint.parser,
          parserOptions: { projectService: true, tsconfigRootDir: cwd },
        },
        plugins: { house: await house() },
        rules: { 'house/import-circles': 'error' },
      },
    });
    const results = await lint.lintFiles(['*.ts']);
    return Object.fromEntries(
      results
        .filter(({ messages }) => messages.length > 0)
        .map(({ filePath, messages }) => [
          path.basename(filePath),
          messages.map(({ message }) => message),
        ]),
    );
  } finally {
    rmSync(cwd, { recursive: true, force: true });
  }
}
const circle = (way: string) => `These import each other, in a circle: ${way}.`;

test('circles are found, through any number of files, and types count', async () => {
  expect(
    await circlesIn({
      'a.ts': "import type { C } from './c.ts';\nexport interface A { c: C }\n",
      'b.ts': "export { type A as B } from './a.ts';\nexport const d = import('./d.ts');\n",
      'c.ts': "export type C = import('./b.ts').B;\n",
      'd.ts': 'export const d = 1;\n',
    }),
  ).toEqual({
    'a.ts': [circle('a.ts → c.ts → b.ts → a.ts')],
    'b.ts': [circle('b.ts → a.ts → c.ts → b.ts')],
    'c.ts': [circle('c.ts → b.ts → a.ts → c.ts')],
  });
});

test('there is none where two import a third', async () => {
  expect(
    await circlesIn({
      'a.ts': "import { c } from './c.ts';\nexport const a = c;\n",
      'b.ts':
        "import { c } from './c.ts';\nimport { a } from './a.ts';\nexport const b = [a, c];\n",
      'c.ts': 'export const c = 1;\n',
    }),
  ).toEqual({});
});
