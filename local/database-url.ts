import { readConfig } from '../config.ts';
import { openLedger, type Ledger } from '../ledger/ledger.ts';
import { folderOf } from './start/folder.ts';
import { readRunning } from './start/running.ts';

/** What is said where there is none. */
export const NO_DATABASE = 'No database: set DATABASE_URL, or start Duban here with npm start.';

/** The database that the environment names; else that of the start that runs here. Null: none. */
export async function databaseUrl(): Promise<string | null> {
  const config = readConfig();
  if (config.databaseUrl !== null) return config.databaseUrl;
  for (const options of [
    { virtual: false, empty: false },
    { virtual: false, empty: true },
    { virtual: true, empty: false },
  ]) {
    const running = await readRunning(folderOf(config, options));
    if (running?.parts) return running.parts.databaseUrl;
  }
  return null;
}

/** Runs a command on the ledger of that database. @returns its exit code; 3, which is told, without a database. */
export async function onLedger(command: (ledger: Ledger) => Promise<number>): Promise<number> {
  const url = await databaseUrl();
  if (url === null) {
    console.error(NO_DATABASE);
    return 3;
  }
  const ledger = openLedger({ url, connections: 2 });
  try {
    return await command(ledger);
  } finally {
    await ledger.close();
  }
}
