import { randomBytes } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new folder for one test file; open to other users, for a database that may not run as root. */
export async function tempFolder(): Promise<{ path: string; remove(): Promise<void> }> {
  const path = join(tmpdir(), `duban-test-${randomBytes(6).toString('hex')}`);
  await mkdir(path, { mode: 0o755 });
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

/** Progress that is collected instead of shown. */
export function heard(): { lines: string[]; progress: (line: string) => void } {
  const lines: string[] = [];
  return { lines, progress: (line) => void lines.push(line) };
}
