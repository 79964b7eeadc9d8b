const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** An ordered stop that takes longer is given up; the servers' guards then end them. */
const LONGEST_MS = 30_000;

/**
 * Stops in order at the first signal and exits with 0; a second one forces (130).
 * @param stop undoes everything; gives what failed, a line each.
 */
export function stopOnSignals(stop: () => Promise<string[]>, say: (text: string) => void): void {
  let stopping = false;
  const onSignal = () => {
    if (stopping) {
      say('forced · 强行停止\n');
      process.exit(130);
    }
    stopping = true;
    say('\nStopping, Ctrl-C again forces · 正在停止 … ');
    setTimeout(() => {
      say(`gave up after ${LONGEST_MS / 1000} s\n`);
      process.exit(1);
    }, LONGEST_MS).unref();
    void stop().then((failed) => {
      say(['stopped · 已停止', ...failed, ''].join('\n'));
      process.exit(0);
    });
  };
  for (const signal of SIGNALS) process.on(signal, onSignal);
  // A terminal that is gone must not break the stop it caused.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}
