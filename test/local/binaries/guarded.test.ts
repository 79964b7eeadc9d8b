import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, describe, expect, test } from '@jest/globals';
import { type Guarded, startGuarded, untilItAnswers } from '../../../local/binaries/guarded.ts';
import { freePort, portIsFree, PortTaken, requirePort } from '../../../local/binaries/port.ts';
import { tempFolder } from '../temp.ts';

const folder = await tempFolder();
afterAll(() => folder.remove());

let logs = 0;
const newLog = () => join(folder.path, `${++logs}.log`);

function shell(script: string, logFile: string, grace = 30): Guarded {
  return startGuarded({
    command: '/bin/sh',
    args: ['-c', script],
    logFile,
    stopSignal: 'TERM',
    grace,
  });
}

/** What a log holds once it matches; the test's own timeout bounds the wait. */
async function logged(logFile: string, pattern: RegExp): Promise<RegExpExecArray> {
  for (;;) {
    const found = pattern.exec(await readFile(logFile, 'utf8').catch(() => ''));
    if (found) return found;
    await pause(20);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe('a guarded program', () => {
  test('is asked to stop by its signal, and tells its exit code', async () => {
    const log = newLog();
    const child = shell(
      'trap "echo asked; exit 7" TERM; echo up; while :; do sleep 0.1; done',
      log,
    );
    await logged(log, /up/);
    await child.stop();
    expect(await child.exited).toBe(7);
    expect(child.alive()).toBe(false);
    expect(await readFile(log, 'utf8')).toContain('asked');
  });

  test('is killed when its grace runs out', async () => {
    const log = newLog();
    const child = shell('trap "" TERM; echo pid $$; while :; do sleep 0.1; done', log, 1);
    const pid = Number((await logged(log, /pid (\d+)/))[1]);
    await child.stop();
    expect(isAlive(pid)).toBe(false);
  });

  test('ends when its owner is killed', async () => {
    const log = newLog();
    const guarded = new URL('../../../local/binaries/guarded.ts', import.meta.url).href;
    const owner = `import { startGuarded } from ${JSON.stringify(guarded)};
      startGuarded({ command: '/bin/sh', args: ['-c', 'echo pid $$; exec sleep 600'],
        logFile: ${JSON.stringify(log)}, stopSignal: 'TERM', grace: 5 });`;
    const args = ['--import', 'tsx', '--input-type=module', '-e', owner];
    const process_ = spawn(process.execPath, args, { stdio: 'ignore' });
    const pid = Number((await logged(log, /pid (\d+)/))[1]);
    process_.kill('SIGKILL');
    await once(process_, 'exit');
    while (isAlive(pid)) await pause(20);
  });

  test('that does not start is an error with the end of its log', async () => {
    const log = newLog();
    const child = shell('echo cannot find my keys; exit 3', log);
    const never = () => Promise.reject(new Error('not yet'));
    await expect(untilItAnswers('It', child, log, never, 30_000)).rejects.toThrow(
      /It ended while it started[\s\S]*cannot find my keys/,
    );
  });

  test('that ends while another answers in its place has not started', async () => {
    const log = newLog();
    const child = shell('echo no port left; exit 3', log);
    const another = () => child.exited;
    await expect(untilItAnswers('It', child, log, another, 30_000)).rejects.toThrow(
      /It ended while it started[\s\S]*no port left/,
    );
  });

  test('that never answers is stopped', async () => {
    const log = newLog();
    const child = shell('exec sleep 600', log);
    const never = () => Promise.reject(new Error('not yet'));
    await expect(untilItAnswers('It', child, log, never, 100)).rejects.toThrow('not yet');
    expect(child.alive()).toBe(false);
  });
});

test('a taken port is an error that names what wants it and the port', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  expect(await portIsFree(port)).toBe(false);
  const failure = await requirePort('The thing', port).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(PortTaken);
  expect(String(failure)).toContain(`The thing cannot start: port ${port} is taken`);

  const patient = requirePort('The thing', port, 30_000);
  server.close();
  await patient;
  expect(await portIsFree(await freePort())).toBe(true);
});
