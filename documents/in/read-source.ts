import { UnreadableDocument } from '../../domain/document/errors.ts';
import type { ParsedDocument } from '../../domain/document/types.ts';
import { LARGEST_FILE } from './limits.ts';
import { readInThread, type Answer } from './reading-thread.ts';
import { UnreadableSource, type SourceText } from './source-text.ts';

export { UnreadableSource, type SourceText, type UnreadableCode } from './source-text.ts';

/**
 * Reads the text of a file: .docx with its automatic numbers, .xlsx as rows, plain text in UTF-8,
 * UTF-16, GB18030 or Big5; told by the bytes, whatever `name` says. In a thread with limits on time,
 * memory and what the file unpacks to.
 *
 * @throws UnreadableSource
 */
export async function readSource(bytes: Uint8Array, name: string): Promise<SourceText> {
  return sourceIn(await read(bytes, name, false));
}

/**
 * As `readSource`, and reads the plan in it, in the same thread.
 *
 * @throws UnreadableSource, UnreadableDocument
 */
export async function readDocument(
  bytes: Uint8Array,
  name: string,
): Promise<{ source: SourceText; document: ParsedDocument }> {
  const answer = await read(bytes, name, true);
  const source = sourceIn(answer);
  if (!('document' in answer) || !answer.document) throw new Error(`${name}: no document was read`);
  return { source, document: answer.document };
}

async function read(bytes: Uint8Array, name: string, isParsed: boolean): Promise<Answer> {
  if (bytes.length === 0) throw new UnreadableSource('empty', 'the file is empty');
  if (bytes.length > LARGEST_FILE)
    throw new UnreadableSource('too_large', 'a file of more than 50 MB is no notice');
  try {
    return await readInThread({ bytes, isParsed });
  } catch (error) {
    if (error instanceof UnreadableSource) throw error;
    throw new Error(`${name} could not be read`, { cause: error });
  }
}

function sourceIn(answer: Answer): SourceText {
  if ('unreadable' in answer) {
    const { code, detail, hidden } = answer.unreadable;
    throw new UnreadableSource(code, detail, hidden);
  }
  if ('noDocument' in answer) throw new UnreadableDocument(answer.noDocument);
  return answer.source;
}
