import { spawn } from 'node:child_process';

/** What other clients write into an address, and libpq refuses. */
const NOT_OF_LIBPQ = ['schema', 'connection_limit', 'pool_timeout', 'pgbouncer'];

/** A program of PostgreSQL's has failed; the message is its own. */
export class ToolFailed extends Error {}

/**
 * Runs pg_dump or pg_restore on a database. The password goes by the environment, where other users of
 * the machine do not see it.
 * @throws ToolFailed with what it said.
 */
export async function runTool(
  command: string,
  args: readonly string[],
  url: string,
): Promise<void> {
  const address = new URL(url);
  const password = decodeURIComponent(address.password);
  address.password = '';
  for (const name of NOT_OF_LIBPQ) address.searchParams.delete(name);
  const child = spawn(command, [...args, `--dbname=${address.href}`, '--no-password'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, LC_ALL: 'C', ...(password && { PGPASSWORD: password }) },
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said = (said + String(chunk)).slice(-4_000)));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new ToolFailed(said.trim() || `${command} ended with ${code}`);
}
