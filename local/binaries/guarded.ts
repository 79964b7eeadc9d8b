import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { PortTaken } from './port.ts';

/** A server that runs as a child process until its owner stops it, or dies. */
export type Guarded = {
  /** The end of the process: its exit code, or undefined if it was killed. Never rejects. */
  exited: Promise<number | undefined>;
  /** Whether it still runs. */
  alive(): boolean;
  /** Asks it to stop (the stop signal), kills it after its grace; done when it is gone. */
  stop(): Promise<void>;
};

/**
 * The guard: starts the program and waits for the end of its own standard input, a pipe only the
 * owner holds. The pipe closes when the owner stops the server, and also when the owner is killed
 * (kill -9 included), so that no server is left behind. Then the guard sends the stop signal and,
 * if the grace (seconds) runs out, KILL.
 */
const GUARD = `
signal=$1; grace=$2; shift 2
exec 3<&0
"$@" </dev/null 3<&- &
child=$!
(
  read -r _ <&3
  kill -s "$signal" $child
  while [ $grace -gt 0 ] && kill -0 $child; do sleep 1; grace=$((grace - 1)); done
  kill -s KILL $child
) >/dev/null 2>&1 &
guard=$!
exec 3<&-
wait $child; status=$?
kill $guard 2>/dev/null
exit $status
`;

/**
 * Starts a program with its output going to a log file (appended). It leads a session of its own:
 * a Ctrl-C in the terminal reaches only the owner, who then stops its parts in order.
 */
export function startGuarded(options: {
  command: string;
  args: readonly string[];
  logFile: string;
  /** What asks the program to stop in good order. */
  stopSignal: 'INT' | 'TERM';
  /** Seconds between asking and killing. */
  grace: number;
  /** Run as this user (only root may). */
  user?: { uid: number; gid: number } | undefined;
  env?: Record<string, string>;
}): Guarded {
  mkdirSync(dirname(options.logFile), { recursive: true });
  const log = openSync(options.logFile, 'a');
  const guard = ['-c', GUARD, 'guard', options.stopSignal, String(options.grace)];
  const child = spawn('/bin/sh', [...guard, options.command, ...options.args], {
    stdio: ['pipe', log, log],
    detached: true,
    cwd: '/',
    env: { ...process.env, ...options.env },
    ...options.user,
  });
  closeSync(log);
  let alive = true;
  const exited = new Promise<number | undefined>((resolve) => {
    const end = (code?: number | null) => {
      alive = false;
      resolve(code ?? undefined);
    };
    child.once('exit', end);
    child.once('error', () => end());
  });
  child.stdin?.on('error', () => undefined);

  const stop = async (): Promise<void> => {
    child.stdin?.end();
    await exited;
  };
  return { exited, alive: () => alive, stop };
}

/** A program ended by itself before it answered. */
export class EndedAtStart extends Error {}

/** How often a server is started whose port nobody asked for: another program may have been faster. */
const TRIES = 3;

/**
 * Starts a server, and once more on other ports if it ended while it started, unless its port was
 * asked for.
 * @throws EndedAtStart or PortTaken, the last time.
 */
export async function startAgain<Server>(
  isPortGiven: boolean,
  start: () => Promise<Server>,
): Promise<Server> {
  for (let tries = 1; ; tries++)
    try {
      return await start();
    } catch (error) {
      const isChance = error instanceof EndedAtStart || error instanceof PortTaken;
      if (isPortGiven || tries === TRIES || !isChance) throw error;
    }
}

/**
 * Waits until `answers` no longer throws. Throws when the program ends first, or after `timeout`
 * ms (the program is then stopped); the error ends with the last lines of the program's log.
 */
export async function untilItAnswers(
  what: string,
  child: Guarded,
  logFile: string,
  answers: () => Promise<unknown>,
  timeout: number,
): Promise<void> {
  const deadline = performance.now() + timeout;
  let last: unknown;
  while (child.alive()) {
    try {
      await answers();
      // What answers on its port while it ends is another's.
      if (child.alive()) return;
    } catch (error) {
      last = error;
    }
    if (performance.now() > deadline) {
      await child.stop();
      throw new Error(
        `${what} did not answer within ${timeout / 1000} s (${String(last)}). ${await ending(logFile)}`,
      );
    }
    await Promise.race([pause(50), child.exited]);
  }
  throw new EndedAtStart(`${what} ended while it started. ${await ending(logFile)}`);
}

/** The last lines of a log, as the end of an error message. */
async function ending(logFile: string): Promise<string> {
  const file = await open(logFile);
  try {
    const { size } = await file.stat();
    const { buffer, bytesRead } = await file.read({
      buffer: Buffer.alloc(4096),
      position: Math.max(0, size - 4096),
    });
    const lines = buffer.toString('utf8', 0, bytesRead).trimEnd().split('\n').slice(-8);
    return `Its log (${logFile}) ends with:\n${lines.join('\n')}`;
  } finally {
    await file.close();
  }
}
