import type { AttachmentType, OtherType } from '../../domain/attachments/types.ts';
import { MAIL, MARKUP, OLE, startsWith } from './file-kinds.ts';
import { isOther, isUnfit, type Told } from './told.ts';

/** Files by their first bytes. What begins otherwise is an Office file, a text, or nothing known. */
const TAKEN: ReadonlyArray<readonly [readonly number[], AttachmentType]> = [
  [[...Buffer.from('%PDF-')], 'pdf'],
  [[0x89, ...Buffer.from('PNG\r\n\x1a\n')], 'png'],
  [[0xff, 0xd8, 0xff], 'jpg'],
];
const OTHERS: ReadonlyArray<readonly [readonly number[], OtherType]> = [
  [[...Buffer.from('MZ')], 'program'],
  [[0x7f, ...Buffer.from('ELF')], 'program'],
  [[0xca, 0xfe, 0xba, 0xbe], 'program'],
  [[0xcf, 0xfa, 0xed, 0xfe], 'program'],
  [[0xce, 0xfa, 0xed, 0xfe], 'program'],
  [[0, ...Buffer.from('asm')], 'program'],
  // A Windows shortcut: it starts whatever it points to.
  [[0x4c, 0, 0, 0, 0x01, 0x14, 0x02, 0], 'program'],
  [[...Buffer.from('#!')], 'script'],
  [[...Buffer.from('{\\rtf')], 'rich_text'],
  [[...Buffer.from('Rar!')], 'archive'],
  [[0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], 'archive'],
  [[0x1f, 0x8b], 'archive'],
  [[...Buffer.from('GIF8')], 'picture'],
  [[0x49, 0x49, 0x2a, 0], 'picture'],
  [[0x4d, 0x4d, 0, 0x2a], 'picture'],
  [[...Buffer.from('BM')], 'picture'],
  [[0x1a, 0x45, 0xdf, 0xa3], 'video'],
  [[...Buffer.from('ID3')], 'video'],
];
/** What stands after the first four bytes, of pictures and films of telephones; of WebP after eight. */
const BOX = /^ftyp(heic|heix|mif1|avif)?/;

/** What a file is that says so by its first bytes; undefined: it does not. */
export function kindByMark(bytes: Uint8Array): Told | undefined {
  const taken = TAKEN.find(([mark]) => startsWith(bytes, mark));
  if (taken) return taken[1];
  const other = OTHERS.find(([mark]) => startsWith(bytes, mark));
  // Words may begin with MZ, BM or ID3 too; a program or a picture holds zeros soon.
  if (other && (other[0].length > 3 || other[1] === 'script' || holdsZero(bytes)))
    return isOther(other[1]);
  const head = Buffer.from(bytes.subarray(0, 400)).toString('latin1');
  const box = BOX.exec(head.slice(4));
  if (box) return isOther(box[1] === undefined ? 'video' : 'picture');
  if (head.startsWith('RIFF')) return isOther(head.startsWith('WEBP', 8) ? 'picture' : 'video');
  const words = head.replace(/^\u00ef\u00bb\u00bf/, '').replaceAll('\0', '');
  if (MARKUP.test(words) || /^\s*<svg/i.test(words)) return isOther('page');
  return MAIL.test(words) ? isOther('mail') : undefined;
}

const holdsZero = (bytes: Uint8Array) => bytes.subarray(0, 4_096).includes(0);

/** What an old Office or WPS file is, by the streams it holds; undefined: it is none. */
export function kindOfOle(bytes: Uint8Array): Told | undefined {
  if (!startsWith(bytes, OLE)) return undefined;
  const holds = (name: string) => hasEntry(bytes, name);
  if (holds('EncryptedPackage')) return isUnfit('attachment_locked');
  if (['_VBA_PROJECT', '_VBA_PROJECT_CUR', 'VBA'].some(holds)) return isUnfit('attachment_macros');
  if (holds('WordDocument')) return 'doc';
  if (holds('Workbook') || holds('Book')) return 'xls';
  if (holds('PowerPoint Document')) return 'ppt';
  return isOther(holds('__properties_version1.0') ? 'mail' : 'unknown');
}

/** An entry of the directory of an OLE file: 128 bytes, which begin with its name. */
const ENTRY = 128;

/** Whether an OLE file has a stream or storage of this name; words in a text of it do not count. */
function hasEntry(bytes: Uint8Array, name: string): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const wanted = Buffer.from(`${name}\0`, 'utf16le');
  for (let at = buffer.indexOf(wanted); at >= 0; at = buffer.indexOf(wanted, at + 2))
    // The entry says how long its name is, in bytes.
    if (
      at % ENTRY === 0 &&
      at + ENTRY <= buffer.length &&
      buffer.readUInt16LE(at + 64) === wanted.length
    )
      return true;
  return false;
}
