import { parseArgs } from 'node:util';
import { BadConfig } from '../config.ts';
import { NoBackup, takeBackup } from './backup/take.ts';
import { databaseUrl, NO_DATABASE } from './database-url.ts';

/*
 * npm run --silent backup -- --out FOLDER|FILE [--json]
 *
 * Makes a backup of the database, in use or not: pg_dump's custom format with a manifest that
 * `npm run restore` checks. Exit: 0 made, 1 failed, 2 wrong arguments, 3 no database.
 */

const USAGE = 'usage: npm run --silent backup -- --out FOLDER|FILE [--json]';

async function main(args: string[]): Promise<number> {
  let out: string | undefined;
  let json = false;
  try {
    const options = { out: { type: 'string' }, json: { type: 'boolean', default: false } } as const;
    ({ out, json } = parseArgs({ args, options }).values);
    if (!out) throw new Error('--out is missing');
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
    return 2;
  }
  const url = await databaseUrl();
  if (url === null) {
    console.error(NO_DATABASE);
    return 3;
  }
  const taken = await takeBackup(url, out, (line) => console.error(line));
  const { file, bytes, manifest } = taken;
  const { counts, heads } = manifest;
  console.log(
    json
      ? JSON.stringify({ ok: true, ...taken }, null, 2)
      : [
          `Backup ${file}, ${bytes} bytes, of ${manifest.madeAt}`,
          `  plans ${counts.plans}, reports ${counts.reports}, filings ${counts.submissions}, mails sent ${counts.mailsSent}, audit entries ${counts.auditEntries}`,
          `  SHA-256 of the dump ${manifest.dump.sha256}`,
          ...heads.map((head) => `  audit head ${head}`),
          'Keep it where this machine cannot take it along, and readable by few: it holds all there is.',
        ].join('\n'),
  );
  return 0;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const isExpected = error instanceof NoBackup || error instanceof BadConfig;
  console.error(error instanceof Error ? error.message : error);
  if (!isExpected) console.error('No backup was made.');
  process.exitCode = error instanceof BadConfig ? 2 : 1;
}
