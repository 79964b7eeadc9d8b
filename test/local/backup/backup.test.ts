import { createHash } from 'node:crypto';
import { copyFile, mkdir, readFile, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { linkEntries } from '../../../ledger/audit-chain/seal.ts';
import { standingFence } from '../../../ledger/fence/fence.ts';
import { readBackup } from '../../../local/backup/file.ts';
import { CannotRestore, prepareRestore, restore } from '../../../local/backup/restore.ts';
import { NoBackup, takeBackup } from '../../../local/backup/take.ts';
import { withClient } from '../../../local/postgres/databases.ts';
import { verifyLedger } from '../../../local/verify-audit/verify.ts';
import { readHead } from '../../../ledger/audit-chain/links.ts';
import { file } from '../../../ledger/commands/report-commands.ts';
import { WATER } from '../../support/actors.ts';
import { testLedger } from '../../support/database.ts';
import { OPENING, REPORT } from '../../support/dates.ts';
import { formOf } from '../../support/forms.ts';
import { openedYear, type OpenedYear } from '../../support/opened-year.ts';
import { backedUp, besideOf, restored } from '../../support/restoring.ts';

let year: OpenedYear;
let backup: string;
const quiet = () => undefined;

beforeAll(async () => {
  year = await openedYear({ tasks: 2 });
  await year.stepAt(OPENING);
  await linkEntries(year.ledger);
  backup = await backedUp(year.ledger);
});

/** A copy of the backup that something was done to. */
async function spoiled(name: string, spoil: (path: string) => Promise<void>): Promise<string> {
  const path = besideOf(backup, name);
  await copyFile(backup, path);
  await spoil(path);
  return path;
}

/** The same with another manifest, rightly closed. */
const withManifest = (name: string, change: (manifest: Record<string, unknown>) => void) =>
  spoiled(name, async (path) => {
    const bytes = await readFile(path);
    const { dump } = await readBackup(backup);
    const [, json = ''] = bytes.subarray(dump.bytes).toString().split('\n');
    const manifest = JSON.parse(json) as Record<string, unknown>;
    change(manifest);
    const text = JSON.stringify(manifest);
    const hash = createHash('sha256').update(text).digest('hex');
    const length = String(Buffer.byteLength(text)).padStart(10, '0');
    const end = `\n${text}\nDUBAN-BACKUP ${length} ${hash}\n`;
    await writeFile(path, Buffer.concat([bytes.subarray(0, dump.bytes), Buffer.from(end)]));
  });

const refusal = (path: string) =>
  prepareRestore(year.ledger.url, path).then(
    () => null,
    (error: unknown) => error as Error & { why?: string },
  );

describe('a backup', () => {
  test('says what it holds, and nobody else may read it', async () => {
    const manifest = await readBackup(backup);
    const entries = await year.ledger.db.audit.count();
    expect(manifest).toMatchObject({
      product: 'duban',
      counts: { plans: 1, reports: 2, submissions: 0, auditEntries: entries },
      server: { major: 18 },
    });
    expect(manifest.heads.map((head) => readHead(head)?.chain)).toContain('small');
    expect((await stat(backup)).mode & 0o077).toBe(0);
  });

  test('is not made over another file, in no folder, or of a database that holds no Duban', async () => {
    await expect(takeBackup(year.ledger.url, backup, quiet)).rejects.toThrow(NoBackup);
    const nowhere = besideOf(backup, 'no/such/file');
    await expect(takeBackup(year.ledger.url, nowhere, quiet)).rejects.toThrow(/no folder/);
    const empty = new URL(year.ledger.url);
    empty.pathname = '/postgres';
    const folder = besideOf(backup, 'folder');
    await mkdir(folder);
    await expect(takeBackup(empty.href, folder, quiet)).rejects.toThrow(/holds no Duban/);
  });
});

describe('a backup is refused, with what to do and before anything is touched', () => {
  test('where a byte of it is another one', async () => {
    const path = await spoiled('byte', async (copy) => {
      const bytes = await readFile(copy);
      bytes[1_000] = (bytes[1_000] ?? 0) ^ 1;
      await writeFile(copy, bytes);
    });
    expect(await refusal(path)).toMatchObject({ name: 'BadBackup', why: 'damaged' });
  });

  test.each([1, 80, 10_000])('where %d bytes of its end are missing', async (missing) => {
    const path = await spoiled(`cut-${missing}`, async (copy) =>
      truncate(copy, (await stat(copy)).size - missing),
    );
    const error = await refusal(path);
    expect(error).toMatchObject({ why: 'damaged' });
    expect(error?.message).toContain('Take another copy');
  });

  test('where it is none, or is not there', async () => {
    const path = besideOf(backup, 'text');
    await writeFile(path, 'something else '.repeat(100));
    expect(await refusal(path)).toMatchObject({ why: 'not_a_backup' });
    await writeFile(path, '');
    expect(await refusal(path)).toMatchObject({ why: 'not_a_backup' });
    expect(await refusal(besideOf(backup, 'nothing'))).toMatchObject({ why: 'unreadable' });
    expect(await refusal(join(backup, '..'))).toMatchObject({ why: 'unreadable' });
  });

  test('where it is of another product, another form, or its manifest lies', async () => {
    const other = await withManifest('product', (manifest) => (manifest['product'] = 'other'));
    expect(await refusal(other)).toMatchObject({ why: 'other_product' });
    const form = await withManifest('form', (manifest) => (manifest['format'] = 2));
    expect(await refusal(form)).toMatchObject({ why: 'other_format' });
    const lies = await withManifest('lies', (manifest) => (manifest['counts'] = {}));
    expect(await refusal(lies)).toMatchObject({ why: 'damaged' });
  });

  test('where it is of a newer Duban, or a newer PostgreSQL', async () => {
    const newer = await withManifest('newer', (manifest) => {
      manifest['migrations'] = [...(manifest['migrations'] as string[]), '29990101000000_later'];
    });
    const error = await refusal(newer);
    expect(error).toBeInstanceOf(CannotRestore);
    expect(error?.message).toContain('29990101000000_later');
    const server = await withManifest('server', (manifest) => {
      manifest['server'] = { version: '99.1', major: 99 };
    });
    expect((await refusal(server))?.message).toContain('PostgreSQL 99 or newer');
  });

  test('where it does not hold what it says: the present ledger is as it was', async () => {
    const path = await withManifest('counts', (manifest) => {
      (manifest['counts'] as { reports: number }).reports += 1;
    });
    const prepared = await prepareRestore(year.ledger.url, path);
    await expect(restore(year.ledger.url, prepared, quiet)).rejects.toThrow(CannotRestore);
    expect(await year.ledger.db.report.count()).toBe(2);
    expect(await standingFence(year.ledger.db)).toBeNull();
    const left = await withClient(year.ledger.url, (client) =>
      client.query(`SELECT 1 FROM pg_database WHERE datname LIKE current_database() || '\\_%'`),
    );
    expect(left.rowCount).toBe(0);
  });
});

test('it comes back into an empty database, with its audit whole, and fenced', async () => {
  const empty = await testLedger({ clock: year.clock });
  const prepared = await prepareRestore(empty.url, backup);
  expect(prepared).toMatchObject({ isEmpty: true, loss: { kind: 'nothing' } });
  const done = await restored(empty, backup);
  expect(done.setAside).toBeNull();
  expect(await empty.db.report.count()).toBe(2);
  const { heads } = await readBackup(backup);
  const given = heads.flatMap((head) => readHead(head) ?? []);
  expect(await verifyLedger(empty, given)).toMatchObject({ ok: true });
  expect(await standingFence(empty.db)).toMatchObject({ id: done.fence.id, releasedAt: null });
  expect(await empty.db.audit.count({ where: { action: 'restore' } })).toBe(1);
});

test('in place of a newer ledger it says what is lost, and keeps it under another name', async () => {
  const before = await year.ledger.db.audit.count();
  await file(year.ledger, REPORT, formOf(), WATER);
  const prepared = await prepareRestore(year.ledger.url, backup);
  const lost = (await year.ledger.db.audit.count()) - before;
  expect(lost).toBeGreaterThan(0);
  expect(prepared.loss).toMatchObject({
    kind: 'earlier',
    entries: lost,
    more: { submissions: 1, reports: 0 },
  });
  const done = await restored(year.ledger, backup);
  // The pool's own connections were cut off, and are made anew.
  expect(await year.ledger.db.submission.count()).toBe(0);
  const aside = new URL(year.ledger.url);
  aside.pathname = `/${done.setAside}`;
  const kept = await withClient(aside.href, (client) => client.query('SELECT 1 FROM submission'));
  expect(kept.rowCount).toBe(1);
  expect((await prepareRestore(year.ledger.url, backup)).loss.kind).toBe('earlier');
});
