import { parseArgs } from 'node:util';
import { BadConfig, type Config } from '../../config.ts';
import { assertCivilDate } from '../../domain/calendar/civil-date.ts';

/** What `npm start` was asked for. */
export interface StartOptions {
  /** On the time-skipping server, in a world of its own. */
  virtual: boolean;
  /** The day a new virtual world begins, YYYY-MM-DD. */
  from: string | null;
  /** Throws the virtual world away first. */
  fresh: boolean;
  /** Without the demonstration, in a data folder of its own: for plans and people of one's own. */
  empty: boolean;
}

/** What `npm start -- --help` prints. */
export const USAGE = `Usage: npm start
       npm start -- --empty
       npm start -- [--empty] --virtual-time [--from YYYY-MM-DD] [--fresh]

  --empty         without the demonstration, in a data folder of its own: for your own document and
                  people; prints the code by which the first administrator is made
  --virtual-time  in a world of its own whose time a visitor pushes forward
  --from          the day that world begins (default: the last workday of October)
  --fresh         throw that world away and begin anew`;

/** The command line does not make sense; the message says why. */
export class BadOptions extends Error {}

/** Reads the command line; null: help was asked for. @throws BadOptions */
export function readOptions(args: readonly string[]): StartOptions | null {
  const flag = { type: 'boolean', default: false } as const;
  let values;
  try {
    ({ values } = parseArgs({
      args: [...args],
      options: {
        'virtual-time': flag,
        from: { type: 'string' },
        fresh: flag,
        empty: flag,
        help: { ...flag, short: 'h' },
      },
    }));
  } catch (error) {
    throw new BadOptions(error instanceof Error ? error.message : String(error));
  }
  if (values.help) return null;
  const { from = null, fresh, empty, 'virtual-time': virtual } = values;
  if (!virtual && (from !== null || fresh))
    throw new BadOptions('--from and --fresh belong to --virtual-time');
  if (from !== null && !isDay(from))
    throw new BadOptions(`--from ${from}: expected a day of the years 2010 to 2099, YYYY-MM-DD`);
  return { virtual, from, fresh, empty };
}

function isDay(text: string): boolean {
  try {
    return assertCivilDate(text) >= '2010' && text < '2100';
  } catch {
    return false;
  }
}

/**
 * A virtual world must never write into a real ledger, nor start workflows on a real server: it
 * keeps to a database and a server of its own.
 * @throws BadConfig
 */
export function refuseForVirtualTime({ databaseUrl, temporal }: Config): void {
  const why = 'is set: virtual time runs on servers of its own; unset it';
  const problems = [
    ...(databaseUrl === null ? [] : [`DATABASE_URL ${why}`]),
    ...(temporal.address === null ? [] : [`TEMPORAL_ADDRESS ${why}`]),
  ];
  if (problems.length > 0) throw new BadConfig(problems);
}
