// `npm run bench`: measures Duban, where it can beside others that do the same job, and says so in figures.
import { join } from 'node:path';
import { BadOptions, readOptions, usageOf } from './harness/options.ts';
import { benchmarkNames, loadBenchmark } from './harness/registry.ts';
import { runOnNewerNode } from './harness/node.ts';
import { tableOf } from './harness/table.ts';

async function main(argv: string[]): Promise<number> {
  const names = await benchmarkNames(import.meta.dirname);
  let options;
  try {
    options = readOptions(argv, names);
  } catch (error) {
    if (!(error instanceof BadOptions)) throw error;
    console.error(`${error.message}\n\n${usageOf(names)}`);
    return 2;
  }
  const elsewhere = await runOnNewerNode(import.meta.filename, argv);
  if (elsewhere !== null) return elsewhere;
  const { name, json, ...rest } = options;
  const { run } = await loadBenchmark(join(import.meta.dirname, `${name}.ts`));
  const result = await run(rest);
  console.log(json ? JSON.stringify(result) : tableOf(result));
  return 0;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.stack : error);
  process.exitCode = 1;
}
