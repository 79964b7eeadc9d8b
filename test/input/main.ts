import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { InputLine } from './support/cases.ts';

/*
 * npm run test:input -- [--cases N] [--seed N] [--json]
 *
 * Sends to each schema, reader, form and route N cases (300) of what nobody should send. Exit 1 if one was not
 * taken, or not refused in words, or left a row behind. With --json one object on standard output.
 */

const USAGE = 'usage: npm run test:input -- [--cases N] [--seed N] [--json]';

function main(): number {
  const { cases, seed, json } = argumentsGiven();
  const folder = mkdtempSync(join(tmpdir(), 'duban-input-'));
  const report = join(folder, 'lines.jsonl');
  const jest = [
    '--no-compilation-cache',
    '--experimental-vm-modules',
    '--no-warnings=ExperimentalWarning',
  ];
  const { status } = spawnSync(
    process.execPath,
    [
      ...jest,
      'node_modules/jest/bin/jest.js',
      'test/input',
      '--runInBand',
      '--testTimeout=14400000',
    ],
    {
      stdio: ['ignore', json ? 'ignore' : 'inherit', 'inherit'],
      env: {
        ...process.env,
        DUBAN_INPUT_REPORT: report,
        DUBAN_INPUT_CASES: String(cases),
        ...(seed !== undefined && { DUBAN_INPUT_SEED: seed }),
      },
    },
  );
  const lines = existsSync(report)
    ? readFileSync(report, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as InputLine)
    : [];
  rmSync(folder, { recursive: true });
  const faults = lines.filter(({ fault }) => fault !== null);
  const tried = lines.reduce((sum, line) => sum + line.cases, 0);
  if (json)
    process.stdout.write(`${JSON.stringify({ cases: tried, inputs: lines.length, faults })}\n`);
  else console.log(`${tried} cases of ${lines.length} inputs; ${faults.length} with a fault`);
  return status === 0 && faults.length === 0 && lines.length > 0 ? 0 : 1;
}

function argumentsGiven(): { cases: number; seed: string | undefined; json: boolean } {
  const { values } = parseArgs({
    options: {
      cases: { type: 'string', default: '300' },
      seed: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const isNumber = (text = '1') => /^[1-9]\d{0,6}$/.test(text);
  if (!isNumber(values.cases) || !isNumber(values.seed)) throw new TypeError('a number is none');
  return { cases: Number(values.cases), seed: values.seed, json: values.json };
}

try {
  process.exitCode = main();
} catch (error) {
  if (!(error instanceof TypeError)) throw error;
  console.error(`${error.message}\n${USAGE}`);
  process.exitCode = 2;
}
