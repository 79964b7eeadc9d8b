import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { say } from '../harness/say.ts';
import type { ContenderName } from './names.ts';

/** The package that a contender stands on and the product does not. */
const PACKAGES: Partial<Record<ContenderName, string>> = {
  'graphile-worker': 'graphile-worker',
  'graphile-raw': 'graphile-worker',
  'pg-boss': 'pg-boss',
  dbos: '@dbos-inc/dbos-sdk',
};

/**
 * Installs what these contenders stand on, as their lock file has it, where it is not yet: whoever
 * installs the product needs none of it, and the newest of it is made for a newer Node than the oldest
 * that the product runs on.
 * @throws Error if npm cannot, with its words.
 */
export async function installContenders(names: readonly ContenderName[]): Promise<void> {
  const folder = import.meta.dirname;
  const wanted = names.flatMap((name) => PACKAGES[name] ?? []);
  if (wanted.every((name) => existsSync(join(folder, 'node_modules', name)))) return;
  say('installing what Duban is measured beside (npm ci, once)');
  // npm on the Node that this runs on.
  const path = [dirname(process.execPath), process.env['PATH']].join(delimiter);
  const options = { cwd: folder, env: { ...process.env, PATH: path }, timeout: 600_000 };
  await promisify(execFile)('npm', ['ci', '--no-audit', '--no-fund'], options);
}
