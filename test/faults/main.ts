// `npm run test:faults`: breaks what the product stands on while a herd of mails is on its way, and says
// what became of the mails. Exit: 0 all held, 1 one fell short, 2 wrong arguments.
import { say } from '../../bench/harness/say.ts';
import { FAULTS } from './catalog.ts';
import { openArena } from './harness/arena.ts';
import { resultOf, shortcomings, unseen, type FaultResult } from './harness/fault.ts';
import { BadOptions, readOptions, usageOf, type AskedFaults } from './harness/options.ts';

const NAMES = FAULTS.map(({ name }) => name);

async function main(argv: string[]): Promise<number> {
  let asked: AskedFaults;
  try {
    asked = readOptions(argv, NAMES);
  } catch (error) {
    if (!(error instanceof BadOptions)) throw error;
    console.error(`${error.message}\n\n${usageOf(NAMES)}`);
    return 2;
  }
  const { results, hasHeld } = await runAll(asked);
  if (asked.json) console.log(JSON.stringify({ faults: results }));
  else for (const result of results) console.log(lineOf(result));
  return hasHeld ? 0 : 1;
}

async function runAll({ names, n }: AskedFaults) {
  const results: FaultResult[] = [];
  let hasHeld = true;
  const arena = await openArena(n, (line) => say(`  ${line}`));
  try {
    for (const fault of FAULTS.filter(({ name }) => names.includes(name))) {
      say(`${fault.name}: ${fault.what}`);
      const seen = await arena.run(fault).catch((error: unknown) => error as Error);
      if (seen instanceof Error) {
        say(`  COULD NOT BE RUN: ${seen.message}`);
        results.push(unseen(fault.name));
        hasHeld = false;
        continue;
      }
      if (seen === null) {
        say('  left out: this machine does not let it be broken (a disk cannot be mounted)');
        continue;
      }
      const short = shortcomings(seen);
      results.push(resultOf(seen));
      if (short.length > 0) hasHeld = false;
      say(`  ${short.length === 0 ? 'held' : `FELL SHORT: ${short.join('; ')}`}`);
    }
  } finally {
    const logs = await arena.stop(!hasHeld);
    if (!hasHeld) say(`logs of the workers and pages: ${logs}`);
  }
  return { results, hasHeld };
}

const lineOf = ({ name, ...of }: FaultResult): string =>
  `${name.padEnd(42)} ${Object.entries(of)
    .map(([key, value]) => `${key} ${value ?? '–'}`)
    .join(' · ')}`;

// A stop in the middle must not leave servers behind.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.stack : error);
  process.exitCode = 1;
}
