import { parentPort } from 'node:worker_threads';
import { readWorkdays } from '../../domain/calendar/read-workdays.ts';
import { decode } from '../../domain/document/decode.ts';
import { NotText, UnreadableDocument } from '../../domain/document/errors.ts';
import { parseDocument } from '../../domain/document/parse-document.ts';
import { checkAttachment } from './check-attachment.ts';
import { readBytes } from './read-bytes.ts';
import type { Answer, Request } from './reading-thread.ts';
import { BadWorkbook } from './sheets.ts';
import { UnreadableSource } from './source-text.ts';
import { sheetsOf } from './workbook-sheets.ts';

/* Runs in the thread: reads the file it is sent, answers what was read or why not, and is ended. */

async function answerTo({ bytes, wants, name = '', isTyped }: Request): Promise<Answer> {
  try {
    if (wants === 'sheets') return { sheets: await sheetsOf(bytes) };
    if (wants === 'attachment') {
      const checked = await checkAttachment(name, bytes);
      if (!checked.ok) return { attachment: checked };
      const { name: taken, type } = checked.value;
      return { attachment: { ok: true, value: { name: taken, type } } };
    }
    if (wants === 'workdays') {
      const text = isTyped === true ? new TextDecoder().decode(bytes) : decode(bytes);
      return { workdays: readWorkdays(text), text };
    }
    const source = readBytes(bytes);
    return wants === 'document' ? { source, document: parseDocument(source.text) } : { source };
  } catch (error) {
    if (error instanceof UnreadableSource) {
      const { code, detail, hidden } = error;
      return { unreadable: { code, detail, hidden } };
    }
    if (error instanceof NotText)
      return { unreadable: { code: 'unknown_format', detail: error.message, hidden: [] } };
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
