const started = performance.now();

/** Says how far a benchmark is, on standard error: standard output is its result's alone. */
export function say(line: string): void {
  const seconds = ((performance.now() - started) / 1000).toFixed(1).padStart(6);
  process.stderr.write(`${seconds} s  ${line}\n`);
}

/** For parts that report steps nobody needs to see. */
export const silent = (): void => undefined;
