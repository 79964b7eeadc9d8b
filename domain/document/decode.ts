import { NotText } from './errors.ts';

const UTF8_BOM = [0xef, 0xbb, 0xbf];
const UTF16_LE_BOM = [0xff, 0xfe];
const UTF16_BE_BOM = [0xfe, 0xff];

/** Control characters that no text file holds (tab, line feed, form feed and their like are left). */
const BINARY = /[\u0000-\u0008\u000e-\u001f]/;

/**
 * The text of a file: UTF-8 with or without byte order mark, UTF-16 with one, else GB18030 (which
 * holds GBK and GB 2312). Strict: a byte that fits none is an error, not a replacement character.
 * The mark is no part of the text; line ends stay as they are, so that spans hold.
 *
 * @throws NotText when the bytes are none of these, or hold what no text file holds.
 */
export function decode(bytes: Uint8Array): string {
  const text = decoded(bytes);
  if (text === undefined)
    throw new NotText('not a text file: the bytes are neither UTF-8 nor GB18030 (nor UTF-16)');
  const control = BINARY.exec(text);
  if (control)
    throw new NotText(
      `not a text file: control character U+${hex(control[0])} at character ${control.index + 1}`,
    );
  return text;
}

function decoded(bytes: Uint8Array): string | undefined {
  if (startsWith(bytes, UTF8_BOM)) return attempt(bytes, 'utf-8');
  if (startsWith(bytes, UTF16_LE_BOM)) return attempt(bytes, 'utf-16le');
  if (startsWith(bytes, UTF16_BE_BOM)) return attempt(bytes, 'utf-16be');
  return attempt(bytes, 'utf-8') ?? attempt(bytes, 'gb18030');
}

function attempt(bytes: Uint8Array, encoding: string): string | undefined {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    const text = decoder.decode(bytes);
    return text.startsWith('\ufeff') ? text.slice(1) : text;
  } catch (error) {
    // By name: a TypeError may come from another realm. Anything else is not about the bytes.
    if ((error as Error).name === 'TypeError') return undefined;
    throw error;
  }
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}

function hex(character: string): string {
  return character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
}
