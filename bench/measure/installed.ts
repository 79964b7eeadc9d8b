import { execFile } from 'node:child_process';
import { cp, lstat, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { rounded } from '../harness/figures.ts';
import { say } from '../harness/say.ts';

const run = promisify(execFile);

/** What an install reads, as `Dockerfile` copies it before. */
const READ = [
  'package.json',
  'package-lock.json',
  '.npmrc',
  'prisma.config.ts',
  'prisma',
  'deploy',
];

/**
 * How much stays of `npm ci --omit=dev` (with its scripts, which take away what nothing here can use), and how large
 * the image's folder is with it, in MB; null where npm cannot install it now.
 */
export async function installedSizes(
  root: string,
): Promise<{ installedMB: number | null; imageMB: number | null }> {
  const folder = await mkdtemp(join(tmpdir(), 'duban-bench-install-'));
  try {
    for (const name of READ)
      await cp(join(root, name), join(folder, name), {
        recursive: true,
        filter: (path) => !path.endsWith('/generated'),
      });
    const npm = ['ci', '--omit=dev', '--prefer-offline', '--no-audit', '--no-fund'];
    await run('npm', npm, { cwd: folder, timeout: 600_000 });
    const installed = await sizeOf(join(folder, 'node_modules'));
    const generated = await sizeOf(join(folder, 'prisma', 'generated'));
    const image = installed + generated + (await copiedBytes(root));
    return { installedMB: rounded(installed / 1e6), imageMB: rounded(image / 1e6) };
  } catch (error) {
    say(`npm cannot install the packages now, their size is left out: ${String(error)}`);
    return { installedMB: null, imageMB: null };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Bytes of the files that the image's build copies: all that are kept but what `.dockerignore` leaves out. */
async function copiedBytes(root: string): Promise<number> {
  const ignored = (await readFile(join(root, '.dockerignore'), 'utf8')).trim().split('\n');
  const { stdout } = await run('git', ['ls-files', '-z'], { cwd: root });
  const files = stdout.split('\0').filter((file) => file !== '');
  const copied = files.filter((file) => !ignored.includes(file.split('/')[0] ?? ''));
  const sizes = await Promise.all(copied.map((file) => sizeOf(join(root, file))));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** Bytes of all files below a path; of one that is not there, 0. */
async function sizeOf(path: string): Promise<number> {
  const found = await lstat(path).catch(() => null);
  if (!found) return 0;
  if (!found.isDirectory()) return found.size;
  const sizes = await Promise.all((await readdir(path)).map((name) => sizeOf(join(path, name))));
  return sizes.reduce((sum, size) => sum + size, 0);
}
