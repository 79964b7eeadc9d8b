import { parseArgs } from 'node:util';

export interface SimulateOptions {
  year: number;
  json: boolean;
  seed: number;
}

export const USAGE = `npm run simulate -- --year YEAR [--seed N] [--json]

  --year YEAR   the year to live through, 2005 to 2099
  --seed N      which agency behaves how (default 1)
  --json        print the result as JSON and nothing else`;

/** A wrong call; the message says what is wrong. */
export class BadOptions extends Error {}

/** Reads the command line. @throws BadOptions. */
export function readOptions(argv: string[]): SimulateOptions {
  let values;
  try {
    ({ values } = parseArgs({
      args: argv,
      options: {
        year: { type: 'string' },
        seed: { type: 'string', default: '1' },
        json: { type: 'boolean', default: false },
      },
    }));
  } catch (error) {
    throw new BadOptions(error instanceof Error ? error.message : String(error));
  }
  const year = Number(values.year);
  if (!Number.isInteger(year) || year < 2005 || year > 2099)
    throw new BadOptions(
      `--year: expected a year from 2005 to 2099, found ${values.year ?? 'none'}`,
    );
  const seed = Number(values.seed);
  if (!Number.isSafeInteger(seed) || seed < 0)
    throw new BadOptions(`--seed: expected a whole number, found ${values.seed}`);
  return { year, seed, json: values.json };
}
