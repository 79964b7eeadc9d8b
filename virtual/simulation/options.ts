import { parseArgs } from 'node:util';

/** What `npm run simulate` was asked for. */
export interface SimulateOptions {
  /** The years to live through, both included. */
  from: number;
  to: number;
  /** What is owed: everything that can be, or what the document's letter orders. */
  kinds: 'all' | 'seed';
  json: boolean;
  seed: number;
  /** Where the result and every mail are written; null: nowhere. */
  out: string | null;
  /** How many mails, and how many timers, are lost on purpose. */
  fault: number;
  /** False: nobody looks for what was lost. */
  reconcile: boolean;
}

/** What is printed when it was asked wrongly. */
export const USAGE = `npm run simulate -- --year YEAR | --from YEAR --to YEAR
                    [--kinds all|seed] [--seed N] [--json] [--out DIR] [--fault N [--no-reconcile]]

  --year YEAR     the year to live through, 2005 to 2099
  --from, --to    the first and the last of several years, at most 20
  --kinds         everything that can be owed (default), or what the document’s letter orders
  --seed N        which agency behaves how (default 1)
  --json          print the result as JSON and nothing else
  --out DIR       write the result, every mail planned and received, and every official file into DIR
  --fault N       really lose N mails and N timers; always ends with exit code 1
  --no-reconcile  and have nobody look for them`;

/** A wrong call; the message says what is wrong. */
export class BadOptions extends Error {}

/** Reads the command line. @throws BadOptions. */
export function readOptions(argv: string[]): SimulateOptions {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean', default: false } as const;
  let values;
  try {
    ({ values } = parseArgs({
      args: argv,
      options: {
        year: text,
        from: text,
        to: text,
        seed: { ...text, default: '1' },
        kinds: { ...text, default: 'all' },
        json: flag,
        out: text,
        fault: { ...text, default: '0' },
        'no-reconcile': flag,
      },
    }));
  } catch (error) {
    throw new BadOptions(error instanceof Error ? error.message : String(error));
  }
  const { year } = values;
  if (year !== undefined && (values.from !== undefined || values.to !== undefined))
    throw new BadOptions('--year stands alone; --from and --to go together');
  const from = readYear(year === undefined ? '--from' : '--year', year ?? values.from);
  const to = readYear(year === undefined ? '--to' : '--year', year ?? values.to);
  if (to < from) throw new BadOptions(`--to ${to} comes before --from ${from}`);
  if (to - from >= 20) throw new BadOptions(`--from ${from} --to ${to}: at most 20 years`);
  const fault = readNumber('--fault', values.fault);
  if (values['no-reconcile'] && fault === 0)
    throw new BadOptions('--no-reconcile goes with --fault');
  const { kinds } = values;
  if (kinds !== 'all' && kinds !== 'seed')
    throw new BadOptions(`--kinds: expected all or seed, found ${kinds}`);
  return {
    from,
    to,
    kinds,
    seed: readNumber('--seed', values.seed),
    json: values.json,
    out: values.out ?? null,
    fault,
    reconcile: !values['no-reconcile'],
  };
}

function readYear(option: string, text: string | undefined): number {
  const year = Number(text);
  if (!Number.isInteger(year) || year < 2005 || year > 2099)
    throw new BadOptions(`${option}: expected a year from 2005 to 2099, found ${text ?? 'none'}`);
  return year;
}

function readNumber(option: string, text: string): number {
  const number = Number(text);
  if (text.trim() === '' || !Number.isSafeInteger(number) || number < 0)
    throw new BadOptions(`${option}: expected a whole number, found ${text}`);
  return number;
}
