import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';

/** A process of the product, as `npm run worker` or `npm run server` starts it. */
export interface ProductProcess {
  pid: number;
  /** Ends it as a crash would. */
  kill(): Promise<void>;
  /** Asks it to stop, as a deployment does. */
  stop(): Promise<void>;
  /** Sends it a signal, such as one that freezes it. */
  signal(signal: NodeJS.Signals): void;
  hasEnded(): boolean;
}

const ROOT = join(import.meta.dirname, '../../..');

/** What says in a log that the process does its work. */
const READY = { worker: '"polling"', server: '"listening"' };

/**
 * Starts one and waits until it works.
 * @param preload a module that is loaded before all others, such as one that moves the clock.
 */
export async function startProduct(
  which: 'worker' | 'server',
  env: Record<string, string>,
  logFile: string,
  preload?: string,
): Promise<ProductProcess> {
  const before = preload === undefined ? [] : ['--import', preload];
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', ...before, join(ROOT, which, 'main.ts')],
    {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NODE_OPTIONS: '', ...env },
    },
  );
  const log = createWriteStream(logFile, { flags: 'a' });
  child.stdout.pipe(log, { end: false });
  child.stderr.pipe(log, { end: false });
  child.once('close', () => log.end());
  // A stopped parent's children must not stay.
  const forget = () => child.kill('SIGKILL');
  process.once('exit', forget);
  child.once('exit', () => process.off('exit', forget));
  await untilReady(child, READY[which], logFile);
  return handleOf(child);
}

function untilReady(child: ChildProcess, word: string, logFile: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    const hear = (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-20_000);
      if (!said.includes(word)) return;
      child.stdout?.off('data', hear);
      resolve();
    };
    child.stdout?.on('data', hear);
    child.once('exit', (code) =>
      reject(new Error(`a process ended with ${code} as it started; its log is ${logFile}`)),
    );
  });
}

function handleOf(child: ChildProcess): ProductProcess {
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  const ended = async (signal: NodeJS.Signals) => {
    if (hasEnded()) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  };
  return {
    pid: child.pid ?? 0,
    kill: () => ended('SIGKILL'),
    async stop() {
      // One that is frozen hears nothing.
      child.kill('SIGCONT');
      await ended('SIGTERM');
    },
    signal: (signal) => void child.kill(signal),
    hasEnded,
  };
}
