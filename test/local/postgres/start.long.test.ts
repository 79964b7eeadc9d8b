import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from '@jest/globals';
import { createDatabase, dropDatabase, withClient } from '../../../local/postgres/databases.ts';
import { passStalePid } from '../../../local/postgres/postmaster-pid.ts';
import { type Postgres, startPostgres } from '../../../local/postgres/start.ts';
import { heard, tempFolder } from '../temp.ts';

const folder = await tempFolder();
const running: Postgres[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()));
});
afterAll(() => folder.remove());

async function start(name: string, persistent: boolean, port?: number): Promise<Postgres> {
  const dataDir = join(folder.path, name);
  const server = await startPostgres({ dataDir, port, persistent, progress: () => {} });
  running.push(server);
  return server;
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<unknown[]>({ text: sql, rowMode: 'array' });
    return rows.flat();
  });
}

const setting = (name: string) => `SELECT current_setting('${name}')`;

describe('startPostgres', () => {
  test('a throw-away server: UTF-8, collation C, UTC, fast, gone after stop', async () => {
    const before = ['exit', 'beforeExit', 'SIGINT', 'SIGTERM'].map((e) => process.listenerCount(e));
    const server = await start('throw-away', false);
    const after = ['exit', 'beforeExit', 'SIGINT', 'SIGTERM'].map((e) => process.listenerCount(e));
    expect(after).toEqual(before);
    expect(
      await ask(
        server.url,
        `SELECT datname, datcollate, datctype, pg_encoding_to_char(encoding)
           FROM pg_database WHERE datname = current_database()`,
      ),
    ).toEqual(['duban', 'C', 'C', 'UTF8']);
    for (const [name, value] of [
      ['TimeZone', 'UTC'],
      ['fsync', 'off'],
      ['synchronous_commit', 'off'],
      ['full_page_writes', 'off'],
    ] as const)
      expect(await ask(server.url, setting(name))).toEqual([value]);
    await server.stop();
    await expect(readFile(join(server.dataDir, 'PG_VERSION'))).rejects.toThrow('ENOENT');
  });

  test('nobody gets in without the password', async () => {
    const server = await start('password', false);
    const url = new URL(server.url);
    url.password = 'guess';
    await expect(ask(url.href, 'SELECT 1')).rejects.toThrow('password authentication failed');
  });

  test('a persistent server is durable, goes on where it stopped, also when killed', async () => {
    const first = await start('kept', true);
    expect(await ask(first.url, setting('fsync'))).toEqual(['on']);
    await ask(first.url, 'CREATE TABLE kept AS SELECT 1 AS n');
    await first.stop();

    const { lines, progress } = heard();
    const second = await startPostgres({ dataDir: first.dataDir, persistent: true, progress });
    running.push(second);
    expect(lines).toEqual([`PostgreSQL: ready on port ${second.port}`]);
    await ask(second.url, 'INSERT INTO kept VALUES (2)');
    const pid = Number(
      (await readFile(join(first.dataDir, 'postmaster.pid'), 'utf8')).split('\n')[0],
    );
    process.kill(pid, 'SIGKILL');
    await second.stop();

    const third = await start('kept', true);
    expect(await ask(third.url, 'SELECT n FROM kept ORDER BY n')).toEqual([1, 2]);
  });

  test('a postmaster.pid whose number now belongs to another program is passed', async () => {
    const first = await start('stale', true);
    const file = join(first.dataDir, 'postmaster.pid');
    const text = await readFile(file, 'utf8');
    await first.stop();
    await writeFile(file, text.replace(/^\d+/, String(process.pid)));
    const second = await start('stale', true);
    expect(await ask(second.url, 'SELECT 1')).toEqual([1]);
  });

  test('a folder closed to others serves too, whoever starts the server', async () => {
    await mkdir(join(folder.path, 'closed'), { mode: 0o700 });
    const server = await start(join('closed', 'data'), false);
    expect(await ask(server.url, 'SELECT 1')).toEqual([1]);
  });

  test('data in use by a running server is an error that names the process', async () => {
    const { dataDir } = await start('in-use', false);
    await expect(passStalePid(dataDir, 0)).rejects.toThrow(/is in use: PostgreSQL runs on it as/);
  });

  test('a taken port is an error that names it', async () => {
    const blocker = createServer().listen(0, '127.0.0.1');
    await once(blocker, 'listening');
    const { port } = blocker.address() as { port: number };
    await expect(start('port', false, port)).rejects.toThrow(`port ${port} is taken`);
    blocker.close();
  });

  test('several at once each have their own', async () => {
    const servers = await Promise.all(['a', 'b', 'c'].map((name) => start(name, false)));
    expect(new Set(servers.map(({ port }) => port)).size).toBe(3);
  });
});

describe('databases', () => {
  test('a clone of a template holds its tables and is independent of it', async () => {
    const { url } = await start('clones', false);
    const template = await createDatabase(url, 'template');
    await ask(template, 'CREATE TABLE t AS SELECT 1 AS n');
    const clones = await Promise.all(
      ['one', 'two'].map((name) => createDatabase(url, name, 'template')),
    );
    await ask(clones[0] ?? '', 'UPDATE t SET n = 5');
    expect(await ask(clones[1] ?? '', 'SELECT n FROM t')).toEqual([1]);
    await dropDatabase(url, 'one');
    await dropDatabase(url, 'one');
    await expect(ask(clones[0] ?? '', 'SELECT 1')).rejects.toThrow('does not exist');
  });
});
