const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** An ordered stop that takes longer, in ms, is given up; guards then end what is left. */
const LONGEST_MS = 30_000;
/**
 * Signals so close to the first, in ms, are the same one: a Ctrl-C reaches every process of the
 * terminal, and npm and its like pass it on once more.
 */
const SAME_MS = 700;
const LOOK_MS = 500;

/** What is said on the way. */
export interface StopReports {
  stopping: (why: string) => void;
  /** With what failed, a line each. */
  stopped: (failed: string[]) => void;
  /** A second signal came, or the stop took too long. */
  forced: (why: string) => void;
}

/**
 * Stops in order at the first signal and exits with 0; a later one forces (exit code 130), and so
 * does a stop that takes too long (1). Started by npm, it also stops when npm is killed, which
 * passes nothing on.
 * @param stop undoes everything; gives what failed, a line each.
 */
export function stopOnSignals(stop: () => Promise<string[]>, say: StopReports): void {
  let since: number | undefined;
  const force = (why: string, code: number) => {
    say.forced(why);
    process.exit(code);
  };
  const begin = (why: string) => {
    if (since !== undefined) {
      if (performance.now() - since > SAME_MS) force(`once more ${why}`, 130);
      return;
    }
    since = performance.now();
    say.stopping(why);
    setTimeout(() => force(`not stopped in ${LONGEST_MS / 1000} s`, 1), LONGEST_MS).unref();
    void stop().then((failed) => {
      say.stopped(failed);
      process.exit(0);
    });
  };
  for (const signal of SIGNALS) process.on(signal, begin);
  // A terminal that is gone must not break the stop it caused.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  if (process.env['npm_lifecycle_event']) watchParent(begin);
}

function watchParent(begin: (why: string) => void): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    begin('npm is gone');
  }, LOOK_MS);
  timer.unref();
}
