import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

/** SQLSTATE object_in_use: somebody is still connected to the template. */
const IN_USE = '55006';

/**
 * Makes a database on the server of `adminUrl` and gives its URL. With a template it is a clone of
 * that database (nobody may be connected to it; a connection that is just closing is waited for):
 * migrate one database once, then clone it for each test. A copy of its files takes half the time of
 * writing them through the log, which nobody needs of a database that is thrown away.
 */
export async function createDatabase(
  adminUrl: string,
  name: string,
  template?: string,
): Promise<string> {
  await withClient(adminUrl, (client) => createDatabaseBy(client, name, template));
  return urlOf(adminUrl, name);
}

/** The same on a connection that is there. */
export async function createDatabaseBy(
  client: pg.ClientBase,
  name: string,
  template?: string,
): Promise<void> {
  const from =
    template === undefined ? '' : ` TEMPLATE ${pg.escapeIdentifier(template)} STRATEGY FILE_COPY`;
  for (let attempt = 1; ; attempt++) {
    try {
      await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}${from}`);
      return;
    } catch (error) {
      if ((error as { code?: string }).code !== IN_USE || attempt === 10) throw error;
      await pause(100);
    }
  }
}

/** Drops a database if it exists; connections to it are closed. */
export async function dropDatabase(adminUrl: string, name: string): Promise<void> {
  await withClient(adminUrl, (client) => dropDatabaseBy(client, name));
}

/** The same on a connection that is there. */
export async function dropDatabaseBy(client: pg.ClientBase, name: string): Promise<void> {
  await client.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`);
}

/** The URL of another database on the same server. */
export function urlOf(adminUrl: string, name: string): string {
  const url = new URL(adminUrl);
  url.pathname = `/${encodeURIComponent(name)}`;
  return url.href;
}

/** Does something on one connection of its own. */
export async function withClient<T>(
  url: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  // A server that closes this connection shows in the running query; alone it would end the process.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
