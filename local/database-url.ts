import { readConfig } from '../config.ts';
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
