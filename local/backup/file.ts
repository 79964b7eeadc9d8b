import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat, type FileHandle } from 'node:fs/promises';
import { FORMAT, manifestSchema, type Manifest } from './manifest.ts';

/*
 * A backup is one file: pg_dump's custom format, and behind it, where pg_restore does not look, the
 * manifest as a line of JSON and a last line of a fixed length that says how long the manifest is and
 * what its SHA-256 is.
 */

/** A file is no backup that can be restored; the message says why and what to do. */
export class BadBackup extends Error {
  readonly why: 'unreadable' | 'not_a_backup' | 'other_product' | 'other_format' | 'damaged';
  constructor(why: BadBackup['why'], message: string) {
    super(message);
    this.name = 'BadBackup';
    this.why = why;
  }
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

const MARK = 'DUBAN-BACKUP';
const lastLine = (json: string) =>
  `\n${MARK} ${String(Buffer.byteLength(json)).padStart(10, '0')} ${sha256(json)}\n`;
const LAST_LINE = /^\nDUBAN-BACKUP (\d{10}) ([0-9a-f]{64})\n$/;
const LAST_LENGTH = Buffer.byteLength(lastLine(''));
const LONGEST_MANIFEST = 16 * 1024 * 1024;
/** What a dump of pg_dump's custom format begins with. */
const DUMP_MARK = 'PGDMP';

/** SHA-256 of a file's first bytes, in hexadecimal. */
export async function sha256Of(path: string, bytes: number): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { end: bytes - 1 }))
    hash.update(chunk as Buffer);
  return hash.digest('hex');
}

/** Puts the manifest behind a dump, and has both written through to the disk. */
export async function appendManifest(path: string, manifest: Manifest): Promise<void> {
  const json = JSON.stringify(manifest);
  const file = await open(path, 'a');
  try {
    await file.writeFile(`\n${json}${lastLine(json)}`);
    await file.sync();
  } finally {
    await file.close();
  }
}

/**
 * Reads a backup's manifest and checks the whole file against it.
 * @throws BadBackup
 */
export async function readBackup(path: string): Promise<Manifest> {
  const manifest = await readManifest(path);
  const found = await sha256Of(path, manifest.dump.bytes);
  if (found !== manifest.dump.sha256)
    throw damaged(path, 'its bytes are not those that were written');
  return manifest;
}

async function readManifest(path: string): Promise<Manifest> {
  const size = await stat(path).then(
    (found) => (found.isFile() ? found.size : -1),
    () => -1,
  );
  if (size < 0)
    throw new BadBackup('unreadable', `${path}: there is no such file. Name a backup's file.`);
  const file = await open(path, 'r');
  try {
    const isDump =
      size > DUMP_MARK.length && (await textAt(file, 0, DUMP_MARK.length)) === DUMP_MARK;
    const end = size > LAST_LENGTH ? await textAt(file, size - LAST_LENGTH, LAST_LENGTH) : '';
    const match = LAST_LINE.exec(end);
    if (!match)
      throw isDump
        ? damaged(path, 'its end is missing, or it was made by pg_dump and not by npm run backup')
        : notOne(path);
    const length = Number(match[1]);
    const dumpBytes = size - LAST_LENGTH - length - 1;
    if (length > LONGEST_MANIFEST || dumpBytes <= 0) throw damaged(path, 'its lengths do not fit');
    const json = await textAt(file, dumpBytes + 1, length);
    if (sha256(json) !== match[2])
      throw damaged(path, 'its manifest is not the one that was written');
    return manifestOf(path, json, dumpBytes, isDump);
  } finally {
    await file.close();
  }
}

function manifestOf(path: string, json: string, dumpBytes: number, isDump: boolean): Manifest {
  const said = JSON.parse(json) as { product?: unknown; format?: unknown };
  if (said.product !== 'duban')
    throw new BadBackup(
      'other_product',
      `${path}: this is a backup of another product (${String(said.product)}). Nothing was touched.`,
    );
  if (said.format !== FORMAT)
    throw new BadBackup(
      'other_format',
      `${path}: this backup has form ${String(said.format)}, this code reads form ${FORMAT}. ` +
        'Restore it with the version of Duban that made it, or a newer one. Nothing was touched.',
    );
  const read = manifestSchema.safeParse(said);
  if (!read.success || !isDump || read.data.dump.bytes !== dumpBytes)
    throw damaged(path, 'its manifest does not fit its dump');
  return read.data;
}

const notOne = (path: string) =>
  new BadBackup(
    'not_a_backup',
    `${path}: this is no backup of Duban: it does not begin as one, and its end is missing. ` +
      'Name a file that npm run backup has written. Nothing was touched.',
  );

const damaged = (path: string, what: string) =>
  new BadBackup(
    'damaged',
    `${path}: this backup is damaged or truncated: ${what}. ` +
      'Take another copy of it, or an earlier backup. Nothing was touched.',
  );

async function textAt(file: FileHandle, position: number, length: number): Promise<string> {
  const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(length), position, length });
  return buffer.toString('utf8', 0, bytesRead);
}
