import { parentPort } from 'node:worker_threads';
import { UnreadableDocument } from '../../domain/document/errors.ts';
import { parseDocument } from '../../domain/document/parse-document.ts';
import { readBytes } from './read-bytes.ts';
import type { Answer, Request } from './reading-thread.ts';
import { BadWorkbook } from './sheets.ts';
import { UnreadableSource } from './source-text.ts';
import { sheetsOf } from './workbook-sheets.ts';

/* Runs in the thread: reads the file it is sent, answers what was read or why not, and is ended. */

async function answerTo({ bytes, wants }: Request): Promise<Answer> {
  try {
    if (wants === 'sheets') return { sheets: await sheetsOf(bytes) };
    const source = readBytes(bytes);
    return wants === 'document' ? { source, document: parseDocument(source.text) } : { source };
  } catch (error) {
    if (error instanceof UnreadableSource) {
      const { code, detail, hidden } = error;
      return { unreadable: { code, detail, hidden } };
    }
    if (error instanceof BadWorkbook)
      return { badWorkbook: { fault: error.fault, detail: error.message } };
    if (error instanceof UnreadableDocument) return { noDocument: error.unreadable };
    throw error;
  }
}

// What is not answered ends the thread with its error.
parentPort?.once('message', (request: Request) => {
  void answerTo(request).then((answer) => parentPort?.postMessage(answer));
});
parentPort?.postMessage('ready');
