import { UnreadableSource } from '../../../../documents/in/read-source.ts';
import { UnreadableDocument } from '../../../../domain/document/errors.ts';

/** Why a reading was refused: the code of the file, or of the lines; undefined if it was not. */
export async function refusal(reading: Promise<unknown>): Promise<string | undefined> {
  try {
    await reading;
    return undefined;
  } catch (error) {
    if (error instanceof UnreadableSource) return error.code;
    if (error instanceof UnreadableDocument) return error.unreadable[0]?.code;
    throw error;
  }
}
