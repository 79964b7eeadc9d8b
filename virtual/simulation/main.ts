import { BadOptions, readOptions, USAGE } from './options.ts';
import { simulate, type SimulationResult } from './simulate.ts';

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

/** The result for people: one line a figure. */
function tableOf({ year, mails, ...result }: SimulationResult): string {
  const rows: [string, number | string][] = [
    ['reports owed', result.reports],
    ['filed on time', result.filedOnTime],
    ['filed late', result.filedLate],
    ['never filed', result.neverFiled],
    ['put before the commission', result.escalated],
    ['mails planned', mails.planned],
    ['mails received by the sink', mails.sent],
    ['  missing', mails.missing],
    ['  duplicate', mails.duplicate],
    ['  unplanned', mails.unplanned],
    ['messages (digests)', result.messages],
    ['repairs by the reconciler', result.repairs],
    ['seconds', result.seconds],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  return [
    `The year ${year}`,
    ...rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`),
  ].join('\n');
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
