import { parentPort } from 'node:worker_threads';
import { UnreadableDocument } from '../../domain/document/errors.ts';
import { parseDocument } from '../../domain/document/parse-document.ts';
import { readBytes } from './read-bytes.ts';
import type { Answer, Request } from './reading-thread.ts';
import { UnreadableSource } from './source-text.ts';

/* Runs in the thread: reads the file it is sent, answers what was read or why not, and is ended. */

function answerTo({ bytes, isParsed }: Request): Answer {
  try {
    const source = readBytes(bytes);
    return isParsed ? { source, document: parseDocument(source.text) } : { source };
  } catch (error) {
    if (error instanceof UnreadableSource) {
      const { code, detail, hidden } = error;
      return { unreadable: { code, detail, hidden } };
    }
    if (error instanceof UnreadableDocument) return { noDocument: error.unreadable };
    throw error;
  }
}

parentPort?.once('message', (request: Request) => parentPort?.postMessage(answerTo(request)));
parentPort?.postMessage('ready');
