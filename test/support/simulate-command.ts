import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

const PROGRAM = path.join(import.meta.dirname, '../../virtual/simulation/main.ts');

/** `npm run simulate` as it is given in a shell, in a process of its own. */
export async function simulateCommand(...args: string[]) {
  const run = promisify(execFile);
  const env = { ...process.env, NODE_OPTIONS: '' };
  return run(process.execPath, ['--import', 'tsx', PROGRAM, ...args], { env }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error: { code: number; stdout: string; stderr: string }) => error,
  );
}
