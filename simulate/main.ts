import { BadOptions, readOptions, USAGE } from './options.ts';
import { simulate } from './simulate.ts';
import { tableOf } from './table.ts';

async function main(): Promise<number> {
  let options;
  try {
    options = readOptions(process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof BadOptions)) throw error;
    console.error(`${error.message}\n\n${USAGE}`);
    return 2;
  }
  const { year, seed, json } = options;
  const progress = json ? () => undefined : (line: string) => console.error(line);
  const { result, differences } = await simulate(year, seed, progress);
  console.log(json ? JSON.stringify(result) : tableOf(result));
  for (const line of differences) console.error(`difference: ${line}`);
  return differences.length === 0 ? 0 : 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
