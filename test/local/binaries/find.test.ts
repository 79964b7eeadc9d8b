import { execFile } from 'node:child_process';
import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import { findProgram, temporalCli, temporalTestServer } from '../../../local/binaries/find.ts';
import { isExecutable } from '../../../local/binaries/installed.ts';
import { type Program, TEMPORAL_CLI } from '../../../local/binaries/programs.ts';
import type { Source } from '../../../local/binaries/sources.ts';
import { heard, tempFolder } from '../temp.ts';

const HELLO_SHA256 = '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824';

const root = await tempFolder();
afterAll(() => root.remove());

let folders = 0;
let env: NodeJS.ProcessEnv;
let cache: string;
beforeEach(() => {
  cache = join(root.path, `cache-${++folders}`);
  env = { DUBAN_CACHE_DIR: cache, PATH: '/nowhere' };
});

/** A program without a pin, unless one is given for every platform there is. */
function program(pin?: string): Program {
  const sha256 = pin === undefined ? {} : { [`${process.platform}-${process.arch}`]: pin };
  return { ...TEMPORAL_CLI, sha256 };
}

/** A source that delivers a file with this text, or fails with a reason. */
function source(name: string, text: string | Error): Source & { calls: number } {
  const self = {
    calls: 0,
    title: () => name,
    fetch: async (_: Program, folder: string) => {
      self.calls++;
      if (text instanceof Error) throw text;
      await writeFile(join(folder, 'delivered'), text);
      return join(folder, 'delivered');
    },
  };
  return self;
}

async function install(path: string, script: string): Promise<string> {
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, script);
  await chmod(path, 0o755);
  return path;
}

describe('an installed program', () => {
  test('its variable comes first', async () => {
    const path = await install(join(cache, 'my-temporal'), '#!/bin/sh\n');
    env['TEMPORAL_CLI_PATH'] = path;
    expect(await findProgram(program(), heard().progress, env, [])).toBe(path);
  });

  test('a variable that names no program is an error, not a reason to look elsewhere', async () => {
    env['TEMPORAL_CLI_PATH'] = '/no/such/file';
    await expect(
      findProgram(program(), heard().progress, env, [source('a', 'hello')]),
    ).rejects.toThrow('TEMPORAL_CLI_PATH=/no/such/file: expected the path of an executable file');
  });

  test('PATH comes before anything is fetched; its version is told', async () => {
    const path = await install(join(cache, 'bin', 'temporal'), '#!/bin/sh\necho version 7\n');
    const { lines, progress } = heard();
    env['PATH'] = `/nowhere:${join(cache, 'bin')}`;
    expect(await findProgram(program(), progress, env, [])).toBe(path);
    expect(lines).toEqual([`Temporal CLI: ${path} (version 7)`]);
  });

  test('one on PATH that does not even start is passed over', async () => {
    await install(join(cache, 'bin', 'temporal'), '#!/bin/sh\nexit 3\n');
    env['PATH'] = join(cache, 'bin');
    const path = await findProgram(program(), heard().progress, env, [source('a', 'hello')]);
    expect(await readFile(path, 'utf8')).toBe('hello');
  });
});

describe('the cache', () => {
  test('a fetched program is executable, and fetched once', async () => {
    const only = source('a', 'hello');
    const first = await findProgram(program(HELLO_SHA256), heard().progress, env, [only]);
    expect(await findProgram(program(HELLO_SHA256), heard().progress, env, [only])).toBe(first);
    expect(only.calls).toBe(1);
    expect(await isExecutable(first)).toBe(true);
    expect(await readdir(cache)).toHaveLength(1);
  });

  test.each([
    ['with a pin', HELLO_SHA256],
    ['without', undefined],
  ])('a damaged file is thrown away and fetched again (%s)', async (_, pin) => {
    const only = source('a', 'hello');
    const path = await findProgram(program(pin), heard().progress, env, [only]);
    await writeFile(path, 'hellO');
    const { lines, progress } = heard();
    await findProgram(program(pin), progress, env, [only]);
    expect(await readFile(path, 'utf8')).toBe('hello');
    expect(lines.join('\n')).toContain('damaged');
    expect(only.calls).toBe(2);
  });

  test('a whole file that is not the pinned one is not taken from the cache', async () => {
    await findProgram(program(), heard().progress, env, [source('a', 'malice')]);
    const path = await findProgram(program(HELLO_SHA256), heard().progress, env, [
      source('a', 'hello'),
    ]);
    expect(await readFile(path, 'utf8')).toBe('hello');
  });

  test('two at once both end with the whole file', async () => {
    const only = source('a', 'hello');
    const find = () => findProgram(program(HELLO_SHA256), heard().progress, env, [only]);
    const paths = await Promise.all([find(), find(), find()]);
    expect(new Set(paths).size).toBe(1);
    expect(await readFile(paths[0] ?? '', 'utf8')).toBe('hello');
    expect(await readdir(cache)).toHaveLength(1);
  });

  test.each([
    [{ DUBAN_CACHE_DIR: 'D', XDG_CACHE_HOME: 'X' }, 'D'],
    [{ XDG_CACHE_HOME: 'X' }, join('X', 'duban')],
  ])('lies where %j says', async (where, expected) => {
    const own = Object.fromEntries(
      Object.entries(where).map(([name, value]) => [name, join(cache, value)]),
    );
    const path = await findProgram(program(), heard().progress, own, [source('a', 'hello')]);
    expect(path.startsWith(join(cache, expected))).toBe(true);
  });
});

describe('sources', () => {
  test('are tried in order; a wrong checksum counts as failed', async () => {
    const { lines, progress } = heard();
    const ways = [
      source('a', new Error('refused')),
      source('b', 'malice'),
      source('c', 'hello'),
      source('d', 'hello'),
    ];
    const path = await findProgram(program(HELLO_SHA256), progress, env, ways);
    expect(await readFile(path, 'utf8')).toBe('hello');
    expect(ways.map((way) => way.calls)).toEqual([1, 1, 1, 0]);
    expect(lines).toEqual([
      'Temporal CLI 1.9.1: fetching by a',
      'Temporal CLI: not by a: refused',
      'Temporal CLI 1.9.1: fetching by b',
      expect.stringMatching(/^Temporal CLI: not by b: its SHA-256 is .*, expected 2cf24d/),
      'Temporal CLI 1.9.1: fetching by c',
      `Temporal CLI 1.9.1: verified, kept in ${cache}`,
    ]);
  });

  test('when all fail, one error says what was tried, why, and what to install', async () => {
    const all = [source('a', new Error('refused')), source('b', new Error('no python3'))];
    const failure = await findProgram(program(), heard().progress, env, all).catch(String);
    for (const part of [
      'TEMPORAL_CLI_PATH: not set',
      'PATH: no temporal there',
      `cache ${cache}: not there yet`,
      'a: refused',
      'b: no python3',
      'Install the Temporal CLI',
    ])
      expect(failure).toContain(part);
    expect(await readdir(cache)).toEqual([]);
  });
});

test('the real programs can be had on this machine', async () => {
  const [cli, testServer] = [await temporalCli(() => {}), await temporalTestServer(() => {})];
  const { stdout } = await promisify(execFile)(cli, ['--version']);
  expect(stdout).toMatch(/^temporal version \d+\.\d+/);
  expect(await isExecutable(testServer)).toBe(true);
}, 600_000);
