import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { withClient } from '../postgres/databases.ts';
import { postgresTools } from '../postgres/tools.ts';
import { contentsOf } from './contents.ts';
import { appendManifest, sha256Of } from './file.ts';
import { FORMAT, type Manifest } from './manifest.ts';
import { runTool } from './run-tool.ts';

/** A backup cannot be made; the message says why and what to do. */
export class NoBackup extends Error {}

/** A backup that was made. */
export interface Taken {
  file: string;
  bytes: number;
  manifest: Manifest;
}

/** The major version of a server's number, such as 180004. */
export const majorOf = (number: number): number => Math.floor(number / 10_000);

/**
 * Makes a backup of the database while it is in use: dump and manifest tell of one instant. The file gets
 * its name when it is whole.
 * @param out a folder, which gets a file named after the time, or the file.
 * @throws NoBackup
 */
export async function takeBackup(
  url: string,
  out: string,
  progress: (line: string) => void,
): Promise<Taken> {
  const madeAt = new Date();
  const file = await placeFor(out, madeAt);
  const draft = `${file}.partial`;
  return withClient(url, async (client) => {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const { rows } = await client.query<{ number: number; version: string; snapshot: string }>(
      `SELECT current_setting('server_version_num')::int AS number,
         split_part(current_setting('server_version'), ' ', 1) AS version,
         pg_export_snapshot() AS snapshot`,
    );
    const { number = 0, version = '', snapshot = '' } = rows[0] ?? {};
    const contents = await contentsOf(client);
    if (contents.migrations.length === 0)
      throw new NoBackup('The database holds no Duban: nothing to back up. Look at DATABASE_URL.');
    const tools = await postgresTools(majorOf(number), progress);
    try {
      progress('Backup: dumping');
      // Made before pg_dump writes to it, so that nobody else may read it meanwhile.
      await writeFile(draft, '', { mode: 0o600 });
      await runTool(
        tools.path('pg_dump'),
        ['--format=custom', `--file=${draft}`, `--snapshot=${snapshot}`],
        url,
      );
      const { size: bytes } = await stat(draft);
      const manifest: Manifest = {
        ...{ product: 'duban', format: FORMAT, madeAt: madeAt.toISOString() },
        dump: { bytes, sha256: await sha256Of(draft, bytes) },
        server: { version, major: majorOf(number) },
        tools: tools.version,
        migrations: contents.migrations,
        heads: contents.heads,
        counts: contents.counts,
        lastSentAt: contents.lastSentAt?.toISOString() ?? null,
      };
      await appendManifest(draft, manifest);
      await rename(draft, file);
      return { file, bytes: (await stat(file)).size, manifest };
    } finally {
      await rm(draft, { force: true });
    }
  });
}

/** @throws NoBackup where there is a file already, or no folder. */
async function placeFor(out: string, at: Date): Promise<string> {
  if (out.endsWith('/')) await mkdir(out, { recursive: true });
  const found = await stat(out).catch(() => null);
  if (found?.isDirectory()) {
    const time = at.toISOString().replace(/[-:]|\.\d+/g, '');
    return placeFor(join(out, `duban-${time}.backup`), at);
  }
  if (found) throw new NoBackup(`${out} is there already; nothing is overwritten. Name another.`);
  const folder = await stat(join(out, '..')).catch(() => null);
  if (!folder?.isDirectory())
    throw new NoBackup(`There is no folder for ${basename(out)}: make ${join(out, '..')} first.`);
  return out;
}
