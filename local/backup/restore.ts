import { basename } from 'node:path';
import type pg from 'pg';
import { raiseFence, type Fence } from '../../ledger/fence/fence.ts';
import { openLedger } from '../../ledger/ledger.ts';
import { listMigrations } from '../../prisma/migrations.ts';
import { migrate } from '../../prisma/migrator.ts';
import { urlOf, withClient } from '../postgres/databases.ts';
import { postgresTools } from '../postgres/tools.ts';
import { contentsOf, isEmpty, type Contents } from './contents.ts';
import { readBackup } from './file.ts';
import { whatIsLost, type Loss } from './loss.ts';
import type { Manifest } from './manifest.ts';
import { runTool } from './run-tool.ts';
import { dropScratch, makeScratch, takeItsPlace } from './swap.ts';
import { majorOf } from './take.ts';

/** A backup cannot be restored here; the message says why and what to do. Nothing was touched. */
export class CannotRestore extends Error {}

/** What a restore is going to do, before it does it. */
export interface Prepared {
  file: string;
  manifest: Manifest;
  /** The name of the database. */
  database: string;
  /** False: it holds something, which is set aside. */
  isEmpty: boolean;
  /** What is there now. */
  now: Contents;
  loss: Loss;
  /** Who is connected to it and would be cut off. */
  connected: number;
}

/** What was done. */
export interface Restored {
  database: string;
  /** What was there before, under its new name; null: nothing was. */
  setAside: string | null;
  /** Migrations of this code that the backup did not have. */
  migrated: string[];
  fence: Fence;
}

/**
 * Checks a backup and the database that it is to come into. Changes nothing.
 * @throws BadBackup, CannotRestore
 */
export async function prepareRestore(url: string, file: string): Promise<Prepared> {
  const manifest = await readBackup(file);
  await refuseNewer(manifest);
  const database = decodeURIComponent(new URL(url).pathname.slice(1));
  return withClient(url, async (client) => {
    const major = await majorAt(client);
    if (major < manifest.server.major)
      throw new CannotRestore(
        `The backup is of PostgreSQL ${manifest.server.version}, the server is older ` +
          `(${major}). Restore it into PostgreSQL ${manifest.server.major} or newer. Nothing was touched.`,
      );
    const now = await contentsOf(client);
    const { rows } = await client.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM pg_stat_activity
       WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    );
    const loss = await whatIsLost(client, manifest, now);
    const connected = rows[0]?.count ?? 0;
    return { file, manifest, database, isEmpty: isEmpty(now), now, loss, connected };
  });
}

/**
 * Restores a prepared backup into a database of its own beside the present one, brings it to this code's
 * schema, fences it, and only then lets the two change names: whoever connects meets the old ledger or the
 * fenced one, and when anything fails the old one is as it was.
 * @param at business time of the restore; default: the system's.
 */
export async function restore(
  url: string,
  prepared: Prepared,
  progress: (line: string) => void,
  at?: Date,
): Promise<Restored> {
  const { file, manifest, database } = prepared;
  const admin = urlOf(url, 'postgres');
  const serverMajor = await withClient(url, majorAt);
  const tools = await postgresTools(Math.max(serverMajor, manifest.server.major), progress);
  const scratch = await withClient(admin, (client) => makeScratch(client, database)).catch(
    (error: unknown) => {
      throw new CannotRestore(
        `A database beside ${database} cannot be made: ${error instanceof Error ? error.message : String(error)}. ` +
          'The user of DATABASE_URL needs the right CREATEDB, own the database, and may connect to “postgres”. ' +
          'Nothing was touched.',
      );
    },
  );
  try {
    const scratchUrl = urlOf(url, scratch);
    progress('Restore: reading the backup into a database beside the present one');
    await runTool(
      tools.path('pg_restore'),
      ['--exit-on-error', '--single-transaction', '--no-owner', '--no-acl', file],
      scratchUrl,
    );
    await compare(scratchUrl, manifest);
    const { applied: migrated } = await migrate(scratchUrl, { progress });
    const ledger = openLedger({ url: scratchUrl, connections: 2 });
    const from = { at: new Date(manifest.madeAt), name: basename(file) };
    const fence = await raiseFence(ledger, from, at).finally(() => ledger.close());
    progress('Restore: fenced; the two databases change names');
    const setAside = await withClient(admin, (client) =>
      takeItsPlace(client, database, scratch, prepared.isEmpty),
    );
    return { database, setAside, migrated, fence };
  } catch (error) {
    await withClient(admin, (client) => dropScratch(client, scratch)).catch(() => undefined);
    throw error;
  }
}

async function majorAt(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ number: number }>(
    `SELECT current_setting('server_version_num')::int AS number`,
  );
  return majorOf(rows[0]?.number ?? 0);
}

async function refuseNewer({ migrations }: Manifest): Promise<void> {
  const known = new Set((await listMigrations()).map(({ name }) => name));
  const newer = migrations.filter((name) => !known.has(name));
  if (newer.length > 0)
    throw new CannotRestore(
      `The backup is of a newer Duban: this code does not know its migration ${newer.join(', ')}. ` +
        'Restore it with the version that made it, or a newer one. Nothing was touched.',
    );
}

/** What was restored must be what was counted when the backup was made. */
async function compare(url: string, manifest: Manifest): Promise<void> {
  const found = await withClient(url, contentsOf);
  const is = JSON.stringify([found.counts, found.heads]);
  if (is !== JSON.stringify([manifest.counts, manifest.heads]))
    throw new CannotRestore(
      'What was restored is not what the backup says it holds. Take another copy of it, or an ' +
        'earlier backup. The present database was not touched.',
    );
}
