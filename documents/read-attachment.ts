import { refuseBySize } from '../domain/attachments/decide.ts';
import { safeName } from '../domain/attachments/name.ts';
import { refused, type Outcome } from '../domain/report/refusal.ts';
import type { CheckedFile } from '../ledger/attachments/attach.ts';
import { checkAttachment } from './in/check-attachment.ts';
import { isZipped } from './in/file-kinds.ts';
import { kindByMark } from './in/file-marks.ts';
import { readInThread } from './in/reading-thread.ts';
import { UnreadableSource } from './in/source-text.ts';

/**
 * Looks at a file that is to be attached (`in/check-attachment.ts`), in a thread with limits on time and memory: nobody
 * waits for what somebody else has packed.
 * @param given the name as it was sent.
 */
export async function readAttachment(
  given: string,
  bytes: Uint8Array,
): Promise<Outcome<CheckedFile>> {
  const bySize = refuseBySize(given, bytes.length);
  if (bySize) return bySize;
  // A few bytes tell.
  if (!isZipped(bytes) && kindByMark(bytes) !== undefined) return checkAttachment(given, bytes);
  try {
    const answer = await readInThread({ bytes, wants: 'attachment', name: given });
    if (!('attachment' in answer)) throw new Error('no attachment was looked at');
    const { attachment: checked } = answer;
    return checked.ok ? { ok: true, value: { ...checked.value, bytes } } : checked;
  } catch (error) {
    // It took too long or too much memory, or too many wait.
    if (error instanceof UnreadableSource)
      return refused({ code: 'attachment_unread', name: safeName(given) });
    throw error;
  }
}
