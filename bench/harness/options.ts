import { parseArgs } from 'node:util';

/** What a benchmark is asked for; what is left out is its own. */
export interface BenchOptions {
  /** How much of it: mails, reports, pages; each benchmark says of what. */
  n?: number;
  /** How often it is repeated. */
  runs?: number;
  /** Of several that are measured side by side, these alone. */
  only?: string[];
}

/** What every benchmark answers: one object of figures, ready for JSON. */
export type BenchResult = { name: string } & Record<string, unknown>;

/** What `npm run bench` was asked for. */
export interface AskedBenchmark extends BenchOptions {
  name: string;
  json: boolean;
}

/** The command line does not make sense; the message says why. */
export class BadOptions extends Error {}

/** What is printed when it was asked wrongly. */
export const usageOf = (
  names: readonly string[],
) => `npm run bench -- NAME [--n N] [--runs R] [--only A,B] [--json]

  NAME    ${names.join(', ')}
  --n     how much of it: mails, reports, documents (each benchmark has a number of its own)
  --runs  how often it is repeated, 1 to 100; what is compared is repeated in turn
  --only  of several that are compared, these alone
  --json  print one object on standard output and nothing else`;

/** Reads the command line. @throws BadOptions. */
export function readOptions(argv: string[], names: readonly string[]): AskedBenchmark {
  const text = { type: 'string' } as const;
  let parsed;
  try {
    parsed = parseArgs({
      args: argv,
      allowPositionals: true,
      options: { n: text, runs: text, only: text, json: { type: 'boolean', default: false } },
    });
  } catch (error) {
    throw new BadOptions(error instanceof Error ? error.message : String(error));
  }
  const { values, positionals } = parsed;
  const [name, ...more] = positionals;
  if (name === undefined) throw new BadOptions('which benchmark?');
  if (more.length > 0)
    throw new BadOptions(`one benchmark at a time, not ${positionals.join(', ')}`);
  if (!names.includes(name)) throw new BadOptions(`there is no benchmark ${name}`);
  return {
    name,
    json: values.json,
    ...(values.n !== undefined && { n: numberOf('--n', values.n, 1_000_000) }),
    ...(values.runs !== undefined && { runs: numberOf('--runs', values.runs, 100) }),
    ...(values.only !== undefined && { only: values.only.split(',') }),
  };
}

function numberOf(option: string, text: string, most: number): number {
  const number = Number(text);
  if (text.trim() === '' || !Number.isSafeInteger(number) || number < 1 || number > most)
    throw new BadOptions(`${option}: expected a whole number from 1 to ${most}, found ${text}`);
  return number;
}
