import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { BadConfig } from '../config.ts';
import { BadBackup } from './backup/file.ts';
import { CannotRestore, prepareRestore, restore } from './backup/restore.ts';
import { previewLines, restoredLines } from './backup/words.ts';
import { databaseUrl, NO_DATABASE } from './database-url.ts';

/*
 * npm run --silent restore -- --from FILE [--replace [--yes]] [--json]
 *
 * Checks a backup and restores it, fenced: nothing is mailed until `npm run fence -- release`, or an
 * administrator on the desk, says so. A database that holds something makes way only with --replace, after
 * what would be lost is shown and its name is typed, or with --yes. Exit: 0 restored, 1 refused or
 * failed, 2 wrong arguments, 3 no database, 4 not confirmed.
 */

const USAGE = 'usage: npm run --silent restore -- --from FILE [--replace [--yes]] [--json]';

async function main(args: string[]): Promise<number> {
  const asked = readArgs(args);
  if (typeof asked === 'string') {
    console.error(`${asked}\n${USAGE}`);
    return 2;
  }
  const { from, json, replace, yes } = asked;
  const url = await databaseUrl();
  if (url === null) {
    console.error(NO_DATABASE);
    return 3;
  }
  const prepared = await prepareRestore(url, from);
  for (const line of previewLines(prepared)) console.error(line);
  const mayReplace = prepared.isEmpty || (replace && (yes || (await confirmed(prepared.database))));
  if (!mayReplace) {
    const todo = replace
      ? `Not confirmed: type ${prepared.database} when asked, or give --yes.`
      : 'The database holds something: give --replace to have it set aside.';
    if (json) console.log(JSON.stringify({ ok: false, ...prepared, todo }, null, 2));
    console.error(`${todo} Nothing was touched.`);
    return 4;
  }
  const restored = await restore(url, prepared, (line) => console.error(line));
  console.log(
    json
      ? JSON.stringify({ ok: true, ...restored, loss: prepared.loss }, null, 2)
      : restoredLines(restored).join('\n'),
  );
  return 0;
}

interface Asked {
  from: string;
  json: boolean;
  replace: boolean;
  yes: boolean;
}

/** @returns what is asked for, or what is wrong with it. */
function readArgs(args: string[]): Asked | string {
  const flag = { type: 'boolean', default: false } as const;
  try {
    const options = { from: { type: 'string' }, json: flag, replace: flag, yes: flag } as const;
    const { from, ...rest } = parseArgs({ args, options }).values;
    return from ? { from, ...rest } : '--from is missing';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Asks for the database's name; where nobody can answer, nobody has. */
async function confirmed(database: string): Promise<boolean> {
  if (!process.stdin.isTTY) return false;
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return (await terminal.question(`Type ${database} to go on: `)).trim() === database;
  } finally {
    terminal.close();
  }
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const isExpected =
    error instanceof BadBackup || error instanceof CannotRestore || error instanceof BadConfig;
  console.error(error instanceof Error ? error.message : error);
  if (!isExpected) console.error('The restore failed; the present database is as it was.');
  process.exitCode = error instanceof BadConfig ? 2 : 1;
}
