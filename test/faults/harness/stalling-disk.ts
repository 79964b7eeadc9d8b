import { execFile, execFileSync } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** A disk that can stop taking writes, and go on: what is written waits, what is read does not. */
export interface StallingDisk {
  folder: string;
  stall(): Promise<void>;
  goOn(): Promise<void>;
  remove(): Promise<void>;
}

const run = promisify(execFile);

/** Mounts one of so many MB, a file system in a file; null where this process may not. */
export async function mountStallingDisk(megabytes: number): Promise<StallingDisk | null> {
  const home = await mkdtemp(join(tmpdir(), 'duban-faults-disk-'));
  const [image, folder] = [join(home, 'image'), join(home, 'disk')];
  try {
    await run('truncate', ['-s', `${megabytes}M`, image]);
    await run('mkfs.ext4', ['-q', image]);
    await run('mkdir', [folder]);
    await run('mount', ['-o', 'loop', image, folder]);
  } catch {
    await rm(home, { recursive: true, force: true });
    return null;
  }
  await run('rmdir', [join(folder, 'lost+found')]);
  await Promise.all([home, folder].map((path) => chmod(path, 0o755)));
  // Nobody who writes there can be ended before it goes on, so it must, however this process ends.
  const thaw = () => {
    try {
      execFileSync('fsfreeze', ['-u', folder], { stdio: 'ignore' });
    } catch {
      // It does not stand still.
    }
  };
  return {
    folder,
    async stall() {
      process.once('exit', thaw);
      await run('fsfreeze', ['-f', folder]);
    },
    async goOn() {
      process.off('exit', thaw);
      thaw();
      return Promise.resolve();
    },
    async remove() {
      thaw();
      await run('umount', ['-l', folder]);
      await rm(home, { recursive: true, force: true });
    },
  };
}
