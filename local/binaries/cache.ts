import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { arch, homedir, platform } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Program } from './programs.ts';

/**
 * The project's cache, one per user, so that a fresh clone need not fetch again: DUBAN_CACHE_DIR,
 * else `duban` in XDG_CACHE_HOME, else in ~/.cache.
 */
export function cacheFolder(env: NodeJS.ProcessEnv): string {
  const own = env['DUBAN_CACHE_DIR'];
  if (own) return own;
  return join(env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'duban');
}

/** The pinned SHA-256 of a program on this platform, if there is one. */
function pinOf(program: Program): string | undefined {
  return program.sha256[`${platform()}-${arch()}`];
}

/**
 * The program in the cache, verified: files there end with their own SHA-256 (the pinned one, where
 * there is a pin). One whose content no longer fits its name is removed. Throws the reason if
 * there is none.
 */
export async function fromCache(program: Program, folder: string): Promise<string> {
  const start = `${stem(program)}-`;
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.startsWith(start));
  let damaged = false;
  for (const name of names) {
    const path = join(folder, name);
    const promised = name.slice(start.length);
    const pin = pinOf(program) ?? promised;
    if (promised === pin && (await sha256(path)) === pin) return path;
    damaged = true;
    await rm(path, { force: true });
  }
  throw new Error(damaged ? 'the file there was damaged and is removed' : 'not there yet');
}

/**
 * Has a program fetched into a folder of its own inside the cache, verifies it, and moves it to its
 * place in one step: of two processes at once, both end with a whole file. Throws if it is not the
 * pinned one.
 */
export async function intoCache(
  program: Program,
  folder: string,
  fetch: (emptyFolder: string) => Promise<string>,
): Promise<string> {
  const draft = join(folder, `fetching-${randomBytes(6).toString('hex')}`);
  await mkdir(draft, { recursive: true });
  try {
    const file = await fetch(draft);
    const found = await sha256(file);
    const pin = pinOf(program) ?? found;
    if (found !== pin) throw new Error(`its SHA-256 is ${found}, expected ${pin}`);
    await chmod(file, 0o755);
    const path = join(folder, `${stem(program)}-${found}`);
    await rename(file, path);
    return path;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

function stem({ command, version }: Program): string {
  return `${command}-${version}-${platform()}-${arch()}`;
}

/** SHA-256 of a file's content, in hexadecimal. */
async function sha256(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
