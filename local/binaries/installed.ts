import { execFile } from 'node:child_process';
import { access, constants, stat } from 'node:fs/promises';
import { delimiter, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { Program } from './programs.ts';

/** Whether a path is a file this process may execute. */
export async function isExecutable(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) return false;
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

/** The program an environment variable names; not set: undefined. Throws if it is not one. */
export async function namedByVariable(
  program: Program,
  env: NodeJS.ProcessEnv,
): Promise<string | undefined> {
  const path = env[program.variable];
  if (path === undefined || path === '') return undefined;
  if (await isExecutable(path)) return resolve(path);
  throw new Error(
    `${program.variable}=${path}: expected the path of an executable file, the ${program.title}. ` +
      'Correct it, or unset it to have the program found by itself.',
  );
}

/** The program on PATH, with the version it tells. Throws the reason if it cannot be used. */
export async function onPath(
  program: Program,
  env: NodeJS.ProcessEnv,
): Promise<{ path: string; version: string }> {
  for (const folder of (env['PATH'] ?? '').split(delimiter).filter(Boolean)) {
    const path = resolve(join(folder, program.command));
    if (await isExecutable(path)) return { path, version: await versionOf(program, path) };
  }
  throw new Error(`no ${program.command} there`);
}

/** What a program says of its version, one line; empty if it cannot say. */
async function versionOf({ versionArgs }: Program, path: string): Promise<string> {
  if (!versionArgs) return '';
  const { stdout } = await promisify(execFile)(path, versionArgs, { timeout: 15_000 });
  return stdout.split('\n')[0]?.trim() ?? '';
}
