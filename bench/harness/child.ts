import { fork, type ChildProcess } from 'node:child_process';

/** What a child process is asked, and answers. */
interface Question {
  id: number;
  name: string;
  given: unknown;
}
interface Answer {
  id: number;
  value?: unknown;
  failed?: string;
}

/** A child process that is asked by name, as a function would be called. */
export interface Child {
  ask<T>(name: string, given?: unknown): Promise<T>;
  /** Ends it as a crash would. */
  kill(): Promise<void>;
  /** Asks it to stop and waits for its end; one that does not within 20 s is killed. */
  stop(): Promise<void>;
  readonly pid: number;
}

const PATIENCE_MS = 20_000;

/** Starts a file of the house as a process of its own, on the same Node. */
export function startChild(file: string, args: readonly string[] = []): Child {
  const child = fork(file, args, {
    execArgv: ['--import', 'tsx', '--no-warnings'],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let last = 0;
  let ended: string | null = null;
  const exited = new Promise<void>((resolve) => {
    child.once('exit', (code, signal) => {
      ended = `${file} ended with ${signal ?? code}`;
      for (const { reject } of waiting.values()) reject(new Error(ended));
      waiting.clear();
      resolve();
    });
  });
  child.on('message', ({ id, value, failed }: Answer) => {
    const asked = waiting.get(id);
    waiting.delete(id);
    if (failed === undefined) asked?.resolve(value);
    else asked?.reject(new Error(failed));
  });
  const ask = <T>(name: string, given?: unknown) =>
    new Promise<T>((resolve, reject) => {
      if (ended !== null) return reject(new Error(ended));
      const id = ++last;
      waiting.set(id, { resolve: resolve as (value: unknown) => void, reject });
      child.send({ id, name, given } satisfies Question);
    });
  return {
    ask,
    pid: child.pid ?? 0,
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
    stop: () => stopChild(child, ask, exited),
  };
}

async function stopChild(
  child: ChildProcess,
  ask: (name: string) => Promise<unknown>,
  exited: Promise<void>,
): Promise<void> {
  const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
  await ask('stop').catch(() => undefined);
  if (child.connected) child.disconnect();
  await exited;
  clearTimeout(timer);
}

/**
 * The child's side: answers by these functions, and its processor time under `cpu`, in ms. It ends when
 * its parent does.
 */
export function answerBy(functions: Record<string, (given: never) => unknown>): void {
  const all: Record<string, (given: never) => unknown> = {
    cpu: ownCpuMs,
    stop: () => null,
    ...functions,
  };
  const answer = async ({ id, name, given }: Question): Promise<Answer> => {
    try {
      return { id, value: await all[name]?.(given as never) };
    } catch (error) {
      return {
        id,
        failed: error instanceof Error ? (error.stack ?? error.message) : String(error),
      };
    }
  };
  process.on('message', (question: Question) => {
    void answer(question).then((told) => process.connected && process.send?.(told));
  });
  process.once('disconnect', () => process.exit(0));
}

/** Processor time of this process so far, its threads included, in ms. */
export function ownCpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
