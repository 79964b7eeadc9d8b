import { Worker } from 'node:worker_threads';
import type { Unreadable } from '../../domain/document/errors.ts';
import type { ParsedDocument } from '../../domain/document/types.ts';
import type { WorkdayOutcome } from '../../domain/calendar/read-workdays.ts';
import type { Outcome } from '../../domain/report/refusal.ts';
import type { CheckedFile } from '../../ledger/attachments/attach.ts';
import { LARGEST_HEAP, LONGEST_READING } from './limits.ts';
import type { BadWorkbook, ReadSheet } from './sheets.ts';
import { UnreadableSource, type SourceText } from './source-text.ts';

/** What the thread is asked to read. */
export interface Request {
  readonly bytes: Uint8Array;
  /**
   * Its text; its text and the plan in it; the sheets of a workbook; the days of a calendar; or, of a file that is to be
   * attached, what it is.
   */
  readonly wants: 'text' | 'document' | 'sheets' | 'workdays' | 'attachment';
  /** Of a file that is to be attached: as it was sent. */
  readonly name?: string;
  /** Of a calendar: it was typed, and is UTF-8 whatever it looks like. */
  readonly isTyped?: boolean;
}

/** What it answers. */
export type Answer =
  | { readonly source: SourceText; readonly document?: ParsedDocument }
  | { readonly unreadable: Pick<UnreadableSource, 'code' | 'detail' | 'hidden'> }
  | { readonly noDocument: readonly Unreadable[] }
  | { readonly sheets: readonly ReadSheet[] }
  | { readonly workdays: WorkdayOutcome; readonly text: string }
  | { readonly attachment: Outcome<Omit<CheckedFile, 'bytes'>> }
  | { readonly badWorkbook: { readonly fault: BadWorkbook['fault']; readonly detail: string } };

/** How many files are read at once; further ones wait in their order. */
const AT_ONCE = 2;
/** So many may wait, each with its bytes in memory. */
const MOST_WAITING = 20;
/** Starting the thread takes a third of a second; a machine that needs longer is not working. */
const LONGEST_START = 60_000;

let running = 0;
const waiting: Array<() => void> = [];

/** Reads one file in a thread of its own, which is ended when it has answered or its time is up. */
export async function readInThread(request: Request): Promise<Answer> {
  await place();
  try {
    return await inThread(request);
  } finally {
    leave();
  }
}

async function place(): Promise<void> {
  if (running < AT_ONCE) {
    running += 1;
    return;
  }
  if (waiting.length >= MOST_WAITING)
    throw new UnreadableSource('too_slow', 'too many files are being read: try again in a minute');
  await new Promise<void>((resolve) => waiting.push(resolve));
}

/** The place passes on to the one who waited longest. */
function leave(): void {
  const next = waiting.shift();
  if (next) next();
  else running -= 1;
}

async function inThread({ bytes, ...asked }: Request): Promise<Answer> {
  const thread = new Worker(new URL('./reading-thread-entry.mjs', import.meta.url), {
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: LARGEST_HEAP, maxYoungGenerationSizeMb: 32 },
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<Answer>((resolve, reject) => {
      const within = (milliseconds: number, error: Error) => {
        clearTimeout(timer);
        timer = setTimeout(() => reject(error), milliseconds);
      };
      within(LONGEST_START, new Error('the thread that reads files did not start'));
      thread.on('message', (message: 'ready' | Answer) => {
        if (message !== 'ready') {
          resolve(message);
          return;
        }
        within(
          LONGEST_READING,
          new UnreadableSource('too_slow', 'reading the file takes too long'),
        );
        // A copy of its own, which is handed over: the caller's bytes may be part of a larger store.
        const own = new Uint8Array(bytes);
        thread.postMessage({ bytes: own, ...asked } satisfies Request, [own.buffer]);
      });
      thread.on('error', (error) => reject(outOfMemory(error) ?? error));
      thread.on('exit', (code) =>
        reject(new Error(`the thread that reads files ended with ${code} and no answer`)),
      );
    });
  } finally {
    clearTimeout(timer);
    await thread.terminate();
  }
}

const outOfMemory = (error: unknown): UnreadableSource | undefined =>
  (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? new UnreadableSource('too_large', 'reading the file takes too much memory')
    : undefined;
