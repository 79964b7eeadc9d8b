import { NotText } from './errors.ts';

const UTF8_BOM = [0xef, 0xbb, 0xbf];
const UTF16_LE_BOM = [0xff, 0xfe];
const UTF16_BE_BOM = [0xfe, 0xff];

/** Control characters that no text file holds (tab, line feed, form feed and their like are left). */
const BINARY = /[\u0000-\u0008\u000e-\u001f]/;
/** So much of a text is looked at to tell one encoding from another, in characters. */
const SAMPLE = 20_000;
/** What Chinese and English texts are written with. */
const USUAL =
  /[\t\n\f\r -~\u00b7\u2014-\u2026\u2460-\u24ff\u3000-\u30ff\u4e00-\u9fff\uff01-\uff5e]/g;
/** A text in the right encoding holds hardly anything else. */
const USUAL_SHARE = 0.95;
/** The commonest characters, simplified and traditional, and the marks between them. */
const COMMON = new Set(
  '，。、；：（）《》“”「」' +
    '的一是在不了有和人中大为上个国以要他时来用们到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进等部度家力如化高自二理起现实' +
    '為個國時來們對會發動過說產種後學經進現實區縣廳與協單負責導辦理計畫市府機關應於並將報請依據',
);
/** A Chinese text holds at least so many of them; one that is shorter tells nothing. */
const COMMON_SHARE = 0.15;
const SHORTEST = 20;

/**
 * The text of a file: UTF-8 with or without byte order mark, UTF-16 with or without one, else GB18030
 * (which holds GBK and GB 2312), or Big5 where that is what reads as Chinese. Strict: a byte that fits
 * none is an error, not a replacement character. The mark is no part of the text; line ends stay as
 * they are, so that spans hold.
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
  return unmarkedUtf16(bytes) ?? attempt(bytes, 'utf-8') ?? eastAsian(bytes);
}

/** Every line end of UTF-16 holds a zero, which no text of another encoding does. */
function unmarkedUtf16(bytes: Uint8Array): string | undefined {
  if (bytes.length % 2 !== 0 || !bytes.includes(0)) return undefined;
  return ['utf-16le', 'utf-16be']
    .map((encoding) => attempt(bytes, encoding))
    .find((text) => text !== undefined && !BINARY.test(text) && isUsual(text));
}

function isUsual(text: string): boolean {
  const sample = text.slice(0, SAMPLE);
  return (sample.match(USUAL)?.length ?? 0) >= sample.length * USUAL_SHARE;
}

/** Nearly all bytes of the one are characters of the other too, but rare ones. */
function eastAsian(bytes: Uint8Array): string | undefined {
  const mainland = attempt(bytes, 'gb18030');
  if (mainland !== undefined && commonShare(mainland) >= COMMON_SHARE) return mainland;
  refuseBrokenUtf8(bytes);
  const taiwan = attempt(bytes, 'big5');
  const isTaiwan =
    taiwan !== undefined && !BINARY.test(taiwan) && commonShare(taiwan) >= COMMON_SHARE;
  return isTaiwan ? taiwan : mainland;
}

/** What reads as Chinese in UTF-8 but for a few bytes is damaged, and no text in another encoding. */
function refuseBrokenUtf8(bytes: Uint8Array): void {
  const text = new TextDecoder('utf-8').decode(bytes);
  const at = text.indexOf('\ufffd');
  if (at >= 0 && commonShare(text) >= COMMON_SHARE)
    throw new NotText(`not a text file: damaged UTF-8 (half a character) at character ${at + 1}`);
}

function commonShare(text: string): number {
  const wide = [...text.slice(0, SAMPLE)].filter((character) => character > '\u007f');
  if (wide.length < SHORTEST) return 0;
  return wide.filter((character) => COMMON.has(character)).length / wide.length;
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
