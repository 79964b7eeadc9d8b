import { createInflateRaw, inflateRawSync } from 'node:zlib';
import { LARGEST_PART, LARGEST_UNPACKED, MOST_PARTS } from './limits.ts';
import { UnreadableSource } from './source-text.ts';

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const END_LENGTH = 22;
const ENTRY_LENGTH = 46;
const LOCAL_LENGTH = 30;
const LONGEST_COMMENT = 0xffff;
const ENCRYPTED = 0x0001;
const STORED = 0;
const DEFLATED = 8;

interface Entry {
  readonly flags: number;
  readonly method: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly offset: number;
}

/** The parts of a zipped file by their names. */
export interface Archive {
  readonly names: ReadonlySet<string>;
  /** Unpacks one part; undefined if it has none of this name. @throws UnreadableSource */
  read(name: string): Uint8Array | undefined;
  /**
   * Unpacks every part without keeping anything: a packed file that holds far too much is found out, and
   * so is a damaged one. Other requests are served meanwhile.
   *
   * @param limit what all parts together may unpack to, in bytes.
   * @throws UnreadableSource
   */
  measure(limit: number): Promise<void>;
}

/**
 * Opens a zipped file. Only parts that are asked for are unpacked, each with a limit that is held while
 * unpacking: what the headers say of a size is not believed. Parts that share bytes are refused.
 *
 * @throws UnreadableSource
 */
export function openArchive(bytes: Uint8Array): Archive {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = readDirectory(view, bytes);
  let left = LARGEST_UNPACKED;
  return {
    names: new Set(entries.keys()),
    read(name) {
      const entry = entries.get(name);
      if (!entry) return undefined;
      const part = unpack(bytes, view, entry, Math.min(left, LARGEST_PART), name);
      left -= part.length;
      return part;
    },
    async measure(limit) {
      let room = limit;
      for (const [name, entry] of entries) {
        const { part, method } = packedPart(bytes, view, entry, name);
        room -= method === STORED ? part.length : await unpackedLength(part, room, name);
        if (room < 0) throw tooLarge(name);
      }
    },
  };
}

/** How long a part unpacks to; more than the limit is not counted any further. */
function unpackedLength(part: Uint8Array, limit: number, name: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const inflating = createInflateRaw({ chunkSize: 256 * 1024 });
    let length = 0;
    inflating.on('data', (piece: Buffer) => {
      length += piece.length;
      if (length > limit) {
        inflating.destroy();
        resolve(length);
      }
    });
    inflating.once('end', () => resolve(length));
    inflating.once('error', () => reject(damaged(`${name} cannot be unpacked`)));
    inflating.end(part);
  });
}

function readDirectory(view: DataView, bytes: Uint8Array): Map<string, Entry> {
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  const size = view.getUint32(end + 12, true);
  const from = view.getUint32(end + 16, true);
  if (count === 0xffff || from === 0xffffffff)
    throw new UnreadableSource('too_large', 'the file is packed for more than 4 GB (ZIP64)');
  if (count > MOST_PARTS)
    throw new UnreadableSource('too_large', `the file holds more than ${MOST_PARTS} parts`);
  if (from + size > end) throw damaged('its list of parts is cut off');
  const entries = new Map<string, Entry>();
  const decoder = new TextDecoder();
  let at = from;
  for (let index = 0; index < count; index += 1) {
    if (at + ENTRY_LENGTH > end || view.getUint32(at, true) !== ENTRY_SIGNATURE)
      throw damaged('its list of parts cannot be read');
    const lengths = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
    const [name = 0, extra = 0, comment = 0] = lengths;
    entries.set(decoder.decode(bytes.subarray(at + ENTRY_LENGTH, at + ENTRY_LENGTH + name)), {
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    });
    at += ENTRY_LENGTH + name + extra + comment;
  }
  checkOverlap([...entries.values()], from);
  return entries;
}

function findEnd(view: DataView): number {
  const last = view.byteLength - END_LENGTH;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at -= 1)
    if (view.getUint32(at, true) === END_SIGNATURE) return at;
  throw damaged('its end is missing');
}

/** Parts that lie over each other unpack to far more than the file could hold. */
function checkOverlap(entries: readonly Entry[], directory: number): void {
  const inOrder = entries.toSorted((a, b) => a.offset - b.offset);
  for (const [index, { offset, packed }] of inOrder.entries()) {
    const next = inOrder[index + 1]?.offset ?? directory;
    if (offset + LOCAL_LENGTH + packed > next) throw damaged('its parts lie over each other');
  }
}

/** The bytes of a part as they lie in the file. */
function packedPart(
  bytes: Uint8Array,
  view: DataView,
  { flags, method, packed, offset }: Entry,
  name: string,
): { part: Uint8Array; method: number } {
  if (flags & ENCRYPTED)
    throw new UnreadableSource('encrypted', 'the file is locked by a password');
  if (view.getUint32(offset, true) !== LOCAL_SIGNATURE)
    throw damaged(`${name} is not where it is said to be`);
  const from =
    offset + LOCAL_LENGTH + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  const part = bytes.subarray(from, from + packed);
  if (part.length < packed) throw damaged(`${name} is cut off`);
  if (method !== STORED && method !== DEFLATED)
    throw damaged(`${name} is packed in an unknown way`);
  return { part, method };
}

function unpack(
  bytes: Uint8Array,
  view: DataView,
  entry: Entry,
  limit: number,
  name: string,
): Uint8Array {
  const { part, method } = packedPart(bytes, view, entry, name);
  if (method === STORED) {
    if (part.length > limit) throw tooLarge(name);
    return part;
  }
  try {
    return inflateRawSync(part, { maxOutputLength: Math.max(1, limit) });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(name);
    throw damaged(`${name} cannot be unpacked`);
  }
}

const damaged = (what: string) =>
  new UnreadableSource('damaged', `the file is damaged: ${what}; save it again and retry`);

const tooLarge = (name: string) =>
  new UnreadableSource('too_large', `${name} unpacks to more than a document holds`);
