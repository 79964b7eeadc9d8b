import { refuseBySize } from '../../domain/attachments/decide.ts';
import { LARGEST_UNPACKED_ATTACHMENT } from '../../domain/attachments/limits.ts';
import { endingOf, safeName } from '../../domain/attachments/name.ts';
import { ATTACHMENT_TYPES } from '../../domain/attachments/types.ts';
import { decode } from '../../domain/document/decode.ts';
import { NotText } from '../../domain/document/errors.ts';
import { refused, type Outcome } from '../../domain/report/refusal.ts';
import type { CheckedFile } from '../../ledger/attachments/attach.ts';
import { isZipped } from './file-kinds.ts';
import { kindByMark, kindOfOle } from './file-marks.ts';
import { kindOfPackage } from './package-kind.ts';
import { UnreadableSource } from './source-text.ts';
import { isOther, isUnfit, type Told } from './told.ts';
import { openArchive } from './unzip.ts';

/**
 * Looks at a file that is to be attached: what it is by its content, whatever its name says; whether it
 * bears macros or a password, and what it unpacks to. A name without an ending gets its type's.
 *
 * @param given the name as it was sent.
 * @param unpacked what the parts of a packed file may have together, in bytes.
 */
export async function checkAttachment(
  given: string,
  bytes: Uint8Array,
  unpacked = LARGEST_UNPACKED_ATTACHMENT,
): Promise<Outcome<CheckedFile>> {
  const bySize = refuseBySize(given, bytes.length);
  if (bySize) return bySize;
  const name = safeName(given);
  const type = await tell(bytes, unpacked);
  if (typeof type !== 'string') return refused(type(name));
  const endings: readonly string[] = ATTACHMENT_TYPES[type].endings;
  const ending = endingOf(name);
  if (ending === '') return { ok: true, value: { name: `${name}.${endings[0]}`, type, bytes } };
  return endings.includes(ending)
    ? { ok: true, value: { name, type, bytes } }
    : refused({ code: 'attachment_ending', name, is: type });
}

async function tell(bytes: Uint8Array, unpacked: number): Promise<Told> {
  if (!isZipped(bytes)) return kindByMark(bytes) ?? kindOfOle(bytes) ?? textOrNothing(bytes);
  try {
    const archive = openArchive(bytes);
    const told = kindOfPackage(archive);
    if (typeof told === 'string') await archive.measure(unpacked);
    return told;
  } catch (error) {
    if (!(error instanceof UnreadableSource)) throw error;
    if (error.code === 'encrypted') return isUnfit('attachment_locked');
    return isUnfit(error.code === 'damaged' ? 'attachment_damaged' : 'attachment_unpacks');
  }
}

function textOrNothing(bytes: Uint8Array): Told {
  try {
    decode(bytes);
    return 'txt';
  } catch (error) {
    if (error instanceof NotText) return isOther('unknown');
    throw error;
  }
}
