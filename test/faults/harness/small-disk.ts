import { execFile } from 'node:child_process';
import { chmod, mkdtemp, open, rm, unlink, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** A disk that can be filled. */
export interface SmallDisk {
  folder: string;
  fill(): Promise<void>;
  empty(): Promise<void>;
  remove(): Promise<void>;
}

const run = promisify(execFile);

/** Mounts one of so many MB, in memory; null where this process may not. */
export async function mountSmallDisk(megabytes: number): Promise<SmallDisk | null> {
  const folder = await mkdtemp(join(tmpdir(), 'duban-faults-disk-'));
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder]);
  } catch {
    await rm(folder, { recursive: true, force: true });
    return null;
  }
  await chmod(folder, 0o755);
  const filler = join(folder, 'filler');
  return {
    folder,
    async fill() {
      const file = await open(filler, 'w');
      try {
        while (await written(file));
      } finally {
        await file.close();
      }
    },
    empty: () => unlink(filler),
    async remove() {
      await run('umount', ['-l', folder]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const PIECE = Buffer.alloc(64 * 1024);

/** Writes one more piece; false: there is no room. */
const written = (file: FileHandle): Promise<boolean> =>
  file.write(PIECE).then(
    ({ bytesWritten }) => bytesWritten > 0,
    () => false,
  );
