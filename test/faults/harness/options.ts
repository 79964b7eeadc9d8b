import { parseArgs } from 'node:util';

/** What `npm run test:faults` is asked for. */
export interface AskedFaults {
  names: string[];
  /** Mails in a herd. */
  n: number;
  json: boolean;
}

/** The command line does not make sense; the message says why. */
export class BadOptions extends Error {}

const LEAST = 20;
const MOST = 100_000;
/** As many as the promise is made for. */
const HERD = 500;

/** What is printed when it was asked wrongly. */
export const usageOf = (names: readonly string[]) =>
  `npm run test:faults -- [--only NAME,…] [--n N] [--json]

  --only  these faults alone; NAME* are all that begin so
  --n     mails in a herd, ${LEAST} to ${MOST}; left out: ${HERD}
  --json  print one object on standard output and nothing else

  NAME    ${names.join('\n          ')}`;

/** Reads the command line. @throws BadOptions. */
export function readOptions(argv: string[], names: readonly string[]): AskedFaults {
  const text = { type: 'string' } as const;
  let values;
  try {
    ({ values } = parseArgs({
      args: argv,
      options: { only: text, n: text, json: { type: 'boolean', default: false } },
    }));
  } catch (error) {
    throw new BadOptions(error instanceof Error ? error.message : String(error));
  }
  const asked = values.only?.split(',').map((name) => name.trim());
  const unknown = asked?.find((name) => matching(names, name).length === 0);
  if (unknown !== undefined) throw new BadOptions(`--only: there is no fault ${unknown || '“”'}`);
  const wanted = new Set(asked?.flatMap((name) => matching(names, name)) ?? names);
  return {
    names: names.filter((name) => wanted.has(name)),
    n: herdOf(values.n),
    json: values.json,
  };
}

const matching = (names: readonly string[], asked: string): string[] =>
  asked.endsWith('*')
    ? names.filter((name) => name.startsWith(asked.slice(0, -1)))
    : names.filter((name) => name === asked);

function herdOf(text: string | undefined): number {
  if (text === undefined) return HERD;
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < LEAST || number > MOST)
    throw new BadOptions(`--n: expected a whole number from ${LEAST} to ${MOST}, found ${text}`);
  return number;
}
