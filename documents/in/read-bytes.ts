import { createHash } from 'node:crypto';
import { decode } from '../../domain/document/decode.ts';
import { NotText } from '../../domain/document/errors.ts';
import { LONGEST_TEXT } from '../../domain/document/parse-document.ts';
import { hiddenIn } from '../../domain/plain-text/hidden.ts';
import { readDocx } from './docx/read-docx.ts';
import { isZipped, otherArchive, refuseOtherKinds } from './file-kinds.ts';
import { relationsOf } from './office-parts.ts';
import { UnreadableSource, type SourceText } from './source-text.ts';
import { openArchive } from './unzip.ts';
import { readXlsx } from './xlsx/read-xlsx.ts';

/**
 * Reads the text of a file by what it is, not by its name. May take long and much memory: see
 * `readSource`, which runs it in a thread with limits.
 *
 * @throws UnreadableSource
 */
export function readBytes(bytes: Uint8Array): SourceText {
  if (bytes.length === 0) throw new UnreadableSource('empty', 'the file is empty');
  const { text, format } = isZipped(bytes) ? officeText(bytes) : plainText(bytes);
  if (!/\S/.test(text)) throw new UnreadableSource('empty', 'the file holds no words');
  if (text.length > LONGEST_TEXT)
    throw new UnreadableSource(
      'too_large',
      'a text of more than two million characters is no notice',
    );
  refuseHidden(text);
  return { text, format, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** What is not seen on the page is not read either: a name with it in is another name. */
function refuseHidden(text: string): void {
  const hidden = hiddenIn(text);
  const [first] = hidden;
  if (!first) return;
  const place = `line ${first.line}, character ${first.column}`;
  throw new UnreadableSource(
    'hidden',
    `${first.code} at ${place} cannot be seen or turns the order of the text (${first.around}): delete it, and hand it in again`,
    hidden,
  );
}

type Text = Pick<SourceText, 'text' | 'format'>;

function officeText(bytes: Uint8Array): Text {
  const archive = openArchive(bytes);
  const main = relationsOf(archive, '').byType.get('officeDocument');
  const part = [main, 'word/document.xml', 'xl/workbook.xml'].find(
    (name) => name !== undefined && archive.names.has(name),
  );
  if (part !== undefined && /\.xml$/i.test(part)) {
    if (/^xl\//i.test(part)) return { text: readXlsx(archive, part), format: 'xlsx' };
    if (!/^ppt\//i.test(part)) return { text: readDocx(archive, part), format: 'docx' };
  }
  throw otherArchive(archive.names);
}

function plainText(bytes: Uint8Array): Text {
  refuseOtherKinds(bytes);
  try {
    return { text: decode(bytes), format: 'text' };
  } catch (error) {
    if (error instanceof NotText)
      throw new UnreadableSource(
        'not_text',
        `${error.message}; save it as .docx, or paste the text`,
      );
    throw error;
  }
}
