import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { freePort, portIsFree } from '../../../local/binaries/port.ts';
import type { Running, RunningParts } from '../../../local/start/running.ts';
import { READY } from '../../../local/start/table.ts';
import { until } from '../../support/until.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** `npm start` as a process of its own. */
export interface Started {
  child: ChildProcess;
  /** All it has written. */
  said: () => string;
  exited: Promise<number | null>;
}

/** A folder's start: its own data, its own free ports, no server of the surroundings. */
export interface Place {
  folder: string;
  env: NodeJS.ProcessEnv;
  ports: number[];
}

const VARIABLES = [
  'DUBAN_PORT',
  'DUBAN_INBOX_PORT',
  'DUBAN_INBOX_SMTP_PORT',
  'DUBAN_TEMPORAL_PORT',
  'DUBAN_TEMPORAL_UI_PORT',
  'DUBAN_POSTGRES_PORT',
];

export async function placeFor(folder: string): Promise<Place> {
  const ports = new Set<number>();
  while (ports.size < VARIABLES.length) ports.add(await freePort());
  const list = [...ports];
  const set = Object.fromEntries(VARIABLES.map((name, i) => [name, String(list[i])]));
  const unset = { DATABASE_URL: '', TEMPORAL_ADDRESS: '', SMTP_URL: '', DUBAN_BASE_URL: '' };
  const env = { ...process.env, ...unset, ...set, DUBAN_DATA_DIR: folder, NODE_OPTIONS: '' };
  return { folder, env, ports: list };
}

/** Runs one of the project's scripts; `start` by default. */
export function run({ env }: Place, script = 'local/start.ts', args: string[] = []): Started {
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...args], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => (text += String(chunk)));
  const exited = once(child, 'close').then(([code]) => code as number | null);
  return { child, said: () => text, exited };
}

/** Waits for the table at the end of the start. */
export async function ready(started: Started): Promise<void> {
  await until('the start', () => {
    const { exitCode, signalCode } = started.child;
    if (exitCode !== null || signalCode !== null) throw new Error(`it ended:\n${started.said()}`);
    return started.said().includes(READY);
  });
}

/** Where the parts of a running start are. */
export async function partsOf({ folder }: Place): Promise<RunningParts> {
  const text = await readFile(join(folder, 'running.json'), 'utf8');
  const { parts } = JSON.parse(text) as Running;
  if (!parts) throw new Error('not up yet');
  return parts;
}

/** Command lines of all processes that have to do with the folder. */
export async function processesOf({ folder }: Place): Promise<string[]> {
  const { stdout } = await promisify(execFile)('ps', ['-eo', 'pid=,args=', '-ww']);
  return stdout.split('\n').filter((line) => line.includes(folder));
}

/** Whether nothing listens any more on any port of the start. */
export async function allPortsFree({ ports }: Place): Promise<boolean> {
  return (await Promise.all(ports.map(portIsFree))).every(Boolean);
}
