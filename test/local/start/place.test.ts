import { createServer } from 'node:net';
import { once } from 'node:events';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import { freePort } from '../../../local/binaries/port.ts';
import { BadOptions, readOptions } from '../../../local/start/options.ts';
import { AskedPortTaken, choosePorts } from '../../../local/start/ports.ts';
import { AlreadyRunning, claim, readRunning } from '../../../local/start/running.ts';
import { keptSecret } from '../../../local/start/pages.ts';
import { InstantFile } from '../../../virtual/time/instant-file.ts';
import { virtualStart } from '../../../local/start/business-time.ts';
import { heard, tempFolder } from '../temp.ts';

let folder: string;
const folders: Awaited<ReturnType<typeof tempFolder>>[] = [];
beforeEach(async () => {
  const made = await tempFolder();
  folders.push(made);
  folder = made.path;
});
afterAll(() => Promise.all(folders.map((each) => each.remove())));

const PARTS = {
  page: 'http://localhost:1',
  databaseUrl: 'postgresql://x',
  temporalAddress: 'localhost:2',
  namespace: 'default',
  temporalUi: null,
  smtpUrl: 'smtp://x',
  inbox: null,
  logFile: 'x.log',
};

describe('the claim on a folder', () => {
  test('keeps a second start out, tells where everything is, and ends with its release', async () => {
    expect(await readRunning(folder)).toBeNull();
    const first = await claim(folder);
    expect(first.predecessorDied).toBe(false);
    await expect(claim(folder)).rejects.toThrow(AlreadyRunning);
    await first.publish(PARTS);
    expect(await readRunning(folder)).toMatchObject({ pid: process.pid, parts: PARTS });
    await expect(claim(folder)).rejects.toThrow('http://localhost:1');
    await first.release();
    expect((await claim(folder)).predecessorDied).toBe(false);
  });

  test.each([
    ['another process has its number now', { pid: process.pid, born: 'before', parts: null }],
    ['its process is gone', { pid: 99_999_999, born: '1', parts: null }],
  ])('of a start that was killed is taken over: %s', async (_, left) => {
    await writeFile(join(folder, 'claim-3.json'), JSON.stringify(left));
    expect(await readRunning(folder)).toBeNull();
    expect((await claim(folder)).predecessorDied).toBe(true);
  });

  test('of ten at once, one gets it, whoever was killed before', async () => {
    const dead = '{"pid":99999999,"born":"1","parts":null}';
    for (const left of [[], ['claim-1.json'], ['claim-1.json', 'claim-2.json']]) {
      const place = join(folder, String(left.length));
      await mkdir(place);
      for (const name of left) await writeFile(join(place, name), dead);
      const tries = await Promise.allSettled(Array.from({ length: 10 }, () => claim(place)));
      expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(await readdir(place)).toEqual([`claim-${left.length + 1}.json`]);
    }
  });
});

describe('ports', () => {
  const { lines, progress } = heard();

  test('a default that is taken gives the next free one, and is kept; an asked one is an error', async () => {
    const blocker = createServer().listen(0, '127.0.0.1');
    await once(blocker, 'listening');
    const { port } = blocker.address() as { port: number };
    const setting = { variable: 'DUBAN_PORT', port, given: false };
    const chosen = await choosePorts(folder, { page: setting }, 0, progress);
    expect(chosen.page).toBeGreaterThan(port);
    expect(lines.join()).toContain(`DUBAN_PORT: port ${port} is taken, using ${chosen.page}`);
    const asked = choosePorts(folder, { page: { ...setting, given: true } }, 0, progress);
    await expect(asked).rejects.toThrow(AskedPortTaken);
    blocker.close();
    await once(blocker, 'close');
    expect(await choosePorts(folder, { page: setting }, 0, progress)).toEqual(chosen);
  });

  test('no two parts get the same', async () => {
    const port = await freePort();
    const page = { variable: 'DUBAN_PORT', port, given: false };
    const inbox = { variable: 'DUBAN_INBOX_PORT', port, given: false };
    const chosen = await choosePorts(folder, { page, inbox }, 0, progress);
    expect(new Set(Object.values(chosen)).size).toBe(2);
  });
});

test('the secret is made once', async () => {
  const secret = await keptSecret(folder);
  expect(secret).toHaveLength(64);
  expect(await keptSecret(folder)).toBe(secret);
});

describe('virtual time', () => {
  const at = (text: string) => new Date(text);

  test('an instant that was reserved is where a killed world goes on; an orderly stop is exact', async () => {
    const file = new InstantFile(folder);
    expect(await file.read()).toBeNull();
    await file.reserve(at('2026-12-01T01:00:00Z'));
    await file.reserve(at('2026-11-02T01:00:00Z'));
    expect(await new InstantFile(folder).read()).toEqual(at('2026-12-01T01:00:00Z'));
    await file.stop({ now: () => Promise.resolve(at('2026-11-30T00:00:00Z')) });
    expect(await new InstantFile(folder).read()).toEqual(at('2026-11-30T00:00:00Z'));
  });

  test('a world begins on the last workday of October, or on the day asked for', () => {
    expect(virtualStart(null, 2026)).toEqual(at('2026-10-30T15:00:00+08:00'));
    expect(virtualStart('2027-01-04', 2026)).toEqual(at('2027-01-04T08:30:00+08:00'));
  });

  test('its options belong to it', () => {
    expect(readOptions(['--virtual-time', '--from', '2027-01-04', '--fresh'])).toEqual({
      virtual: true,
      from: '2027-01-04',
      fresh: true,
      empty: false,
    });
    for (const wrong of [
      ['--fresh'],
      ['--from', '2027-01-04'],
      ['--virtual-time', '--from', '2027-02-30'],
      ['--vritual-time'],
    ])
      expect(() => readOptions(wrong)).toThrow(BadOptions);
  });
});
