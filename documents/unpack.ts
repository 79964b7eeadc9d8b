import { inflateRawSync } from 'node:zlib';

/** A zip archive is not as it should be, or unpacks to more than it may. */
export class BadArchive extends Error {
  readonly fault: 'unreadable' | 'too_large';
  constructor(fault: BadArchive['fault'], message: string) {
    super(message);
    this.fault = fault;
  }
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 65_535;

/**
 * The files of a zip archive, unpacked. What they unpack to is bounded while they are unpacked, for what
 * an archive says of their sizes may be made up.
 * @throws BadArchive
 */
export function unpack(
  bytes: Uint8Array,
  most: { bytes: number; files: number },
): Map<string, Uint8Array> {
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return filesOf(archive, most);
  } catch (error) {
    if (error instanceof BadArchive) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    throw new BadArchive(code === 'ERR_BUFFER_TOO_LARGE' ? 'too_large' : 'unreadable', message);
  }
}

function filesOf(archive: Buffer, most: { bytes: number; files: number }) {
  const end = endOf(archive);
  const count = archive.readUInt16LE(end + 10);
  if (count > most.files) throw new BadArchive('too_large', `${count} files`);
  const files = new Map<string, Uint8Array>();
  let left = most.bytes;
  let at = archive.readUInt32LE(end + 16);
  for (let i = 0; i < count; i++) {
    if (archive.readUInt32LE(at) !== CENTRAL) throw new BadArchive('unreadable', 'no such file');
    const isEncrypted = (archive.readUInt16LE(at + 8) & 1) === 1;
    if (isEncrypted) throw new BadArchive('unreadable', 'encrypted');
    const [name, extra, comment] = [28, 30, 32].map((field) => archive.readUInt16LE(at + field));
    const path = archive.toString('utf8', at + 46, at + 46 + (name ?? 0));
    const file = fileAt(archive, at, left);
    left -= file.byteLength;
    files.set(path, file);
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return files;
}

function fileAt(archive: Buffer, central: number, left: number): Uint8Array {
  const method = archive.readUInt16LE(central + 10);
  const size = archive.readUInt32LE(central + 20);
  const local = archive.readUInt32LE(central + 42);
  if (archive.readUInt32LE(local) !== LOCAL) throw new BadArchive('unreadable', 'no such file');
  const from = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
  const packed = archive.subarray(from, from + size);
  if (packed.byteLength !== size) throw new BadArchive('unreadable', 'cut off');
  if (method === 0 && size > left) throw new BadArchive('too_large', `${size} bytes`);
  if (method === 0) return packed;
  if (method !== 8) throw new BadArchive('unreadable', `method ${method}`);
  // Nothing of nothing is unpacked: 0 would mean no bound.
  return inflateRawSync(packed, { maxOutputLength: Math.max(1, left) });
}

/** Where the archive's directory is told of, sought from its end. */
function endOf(archive: Buffer): number {
  const first = Math.max(0, archive.byteLength - END_BYTES - LONGEST_COMMENT);
  for (let at = archive.byteLength - END_BYTES; at >= first; at--)
    if (archive.readUInt32LE(at) === END) return at;
  throw new BadArchive('unreadable', 'no archive');
}
