import { readInThread } from './in/reading-thread.ts';
import { BadWorkbook, type ReadSheet } from './in/sheets.ts';
import { UnreadableSource } from './in/source-text.ts';

export { BadWorkbook, type ReadSheet } from './in/sheets.ts';

/** Of the file: a register of thousands takes a tenth of it. */
const MOST_BYTES = 5 * 1024 * 1024;

/**
 * Reads the sheets of an .xlsx file, in a thread with limits on time, memory and what it unpacks to.
 * @throws BadWorkbook
 */
export async function readWorkbook(bytes: Uint8Array): Promise<ReadSheet[]> {
  if (bytes.byteLength > MOST_BYTES)
    throw new BadWorkbook('too_large', `${bytes.byteLength} bytes`);
  try {
    const answer = await readInThread({ bytes, wants: 'sheets' });
    if ('sheets' in answer) return [...answer.sheets];
    if ('badWorkbook' in answer)
      throw new BadWorkbook(answer.badWorkbook.fault, answer.badWorkbook.detail);
    throw new Error('no sheets were read');
  } catch (error) {
    // It took too long, or too much memory.
    if (error instanceof UnreadableSource) throw new BadWorkbook('too_large', error.detail);
    throw error;
  }
}
