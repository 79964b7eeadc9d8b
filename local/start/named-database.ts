import { readConfig } from '../../config.ts';
import { folderOf } from './folder.ts';
import { readRunning } from './running.ts';

/** The database that the environment names; else that of the start that runs here; null: there is none. */
export async function namedDatabase(): Promise<string | null> {
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
