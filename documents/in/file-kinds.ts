import { UnreadableSource } from './source-text.ts';

const ZIP = [0x50, 0x4b];
/** The first bytes of what old Office (and WPS) files lie in. */
export const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/** The streams of an Office file with a password, as they are named in an OLE file. */
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');
const WORKBOOK = Buffer.from('Workbook', 'utf16le');

/** Files by their first bytes, and what they are. */
const KNOWN: ReadonlyArray<readonly [readonly number[], string]> = [
  [[...Buffer.from('%PDF')], 'a PDF file (.pdf)'],
  [[...Buffer.from('{\\rtf')], 'a Rich Text file (.rtf)'],
  [[0x89, ...Buffer.from('PNG')], 'a picture (.png)'],
  [[0xff, 0xd8, 0xff], 'a picture (.jpg)'],
  [[...Buffer.from('GIF8')], 'a picture (.gif)'],
  [[0x49, 0x49, 0x2a, 0], 'a picture (.tif)'],
  [[0x4d, 0x4d, 0, 0x2a], 'a picture (.tif)'],
  [[...Buffer.from('Rar!')], 'an archive (.rar)'],
  [[0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], 'an archive (.7z)'],
  [[0x1f, 0x8b], 'a packed file (.gz)'],
];
/** How web pages and XML files begin, and how saved mails do. */
export const MARKUP = /^\s*<(?:\?xml|!doctype|html)/i;
export const MAIL = /^(?:MIME-Version|From):/i;

/** What helps with any file that is not read. */
const ADVICE = 'save it as .docx, or paste the text';

/** Whether the bytes are zipped, as .docx and .xlsx are. */
export const isZipped = (bytes: Uint8Array): boolean =>
  startsWith(bytes, ZIP) && [3, 5, 7].includes(bytes[2] ?? 0);

/** @throws UnreadableSource for bytes that are known to be no text, naming what they are. */
export function refuseOtherKinds(bytes: Uint8Array): void {
  if (startsWith(bytes, OLE)) {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (buffer.includes(ENCRYPTED))
      throw new UnreadableSource(
        'encrypted',
        'the file is locked by a password: save it without one, or paste the text',
      );
    throw buffer.includes(WORKBOOK)
      ? new UnreadableSource(
          'unknown_format',
          'this is an old Excel file (.xls): save it as .xlsx, or paste the table',
        )
      : otherKind('an old Word file (.doc)');
  }
  const known = KNOWN.find(([mark]) => startsWith(bytes, mark));
  if (known) throw otherKind(known[1]);
  const head = Buffer.from(bytes.subarray(0, 200))
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '');
  if (MARKUP.test(head)) throw otherKind('a web page or XML file');
  if (MAIL.test(head)) throw otherKind('a saved page or mail (.mht, .eml)');
}

/** What a zipped file is that is neither a document nor a workbook. */
export function otherArchive(names: ReadonlySet<string>): UnreadableSource {
  if (names.has('ppt/presentation.xml')) return otherKind('a presentation (.pptx)');
  if (names.has('xl/workbook.bin')) return otherKind('a binary Excel file (.xlsb)');
  if (names.has('content.xml')) return otherKind('an OpenDocument file (.odt, .ods)');
  if (names.has('OFD.xml')) return otherKind('an OFD file (.ofd)');
  if (names.has('[Content_Types].xml'))
    return new UnreadableSource('damaged', 'the file is damaged: the document in it is missing');
  return new UnreadableSource(
    'unknown_format',
    'this is an archive (.zip): unpack it, and take the document out of it',
  );
}

const otherKind = (what: string) =>
  new UnreadableSource('unknown_format', `this is ${what}: ${ADVICE}`);

/** Whether bytes begin with these. */
export const startsWith = (bytes: Uint8Array, mark: readonly number[]): boolean =>
  mark.every((byte, index) => bytes[index] === byte);
