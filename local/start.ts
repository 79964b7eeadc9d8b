// `npm start`: boots the whole product in one terminal (see docs/operations.md).
import { BadConfig, readConfig } from '../config.ts';
import { stopOnSignals } from '../stop-on-signals.ts';
import { PortTaken } from './binaries/port.ts';
import { boot } from './start/boot.ts';
import { GivenServerDown } from './start/given.ts';
import { HoldsDemo } from './start/own.ts';
import { BadOptions, readOptions, refuseForVirtualTime, USAGE } from './start/options.ts';
import { AskedPortTaken } from './start/ports.ts';
import { AlreadyRunning } from './start/running.ts';
import { readyTable } from './start/table.ts';
import { Teardown } from './start/teardown.ts';

const started = performance.now();
const seconds = () => Math.round((performance.now() - started) / 100) / 10;
const say = (text: string) => process.stdout.write(text);
const progress = (line: string) => say(`${seconds().toFixed(1).padStart(5)} s  ${line}\n`);

/** What a person can put right needs no stack. */
const isPlain = (error: unknown) =>
  [
    BadConfig,
    BadOptions,
    HoldsDemo,
    AskedPortTaken,
    AlreadyRunning,
    PortTaken,
    GivenServerDown,
  ].some((kind) => error instanceof kind);

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (!options) return void say(`${USAGE}\n`);
  const config = readConfig();
  if (options.virtual) refuseForVirtualTime(config);
  const teardown = new Teardown();
  stopOnSignals(() => teardown.run(), {
    stopping: () => say('\nStopping, Ctrl-C again forces · 正在停止 … '),
    stopped: (failed) => say(['stopped · 已停止', ...failed, ''].join('\n')),
    forced: (why) => say(`forced · 强行停止 (${why})\n`),
  });
  try {
    const ready = await boot(config, options, progress, teardown);
    say(`\n${readyTable({ ...ready, seconds: seconds() })}\n`);
  } catch (error) {
    await teardown.run();
    throw error;
  }
}

try {
  await main();
} catch (error) {
  const text = error instanceof Error ? (isPlain(error) ? error.message : error.stack) : error;
  process.stderr.write(`\n${String(text)}\n`);
  if (error instanceof BadOptions) process.stderr.write(`\n${USAGE}\n`);
  process.exit(error instanceof BadOptions || error instanceof BadConfig ? 2 : 1);
}
