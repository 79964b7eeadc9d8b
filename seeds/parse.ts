import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import {
  NotText,
  UnreadableDocument,
  describe,
  type Unreadable,
} from '../domain/document/errors.ts';
import { parseBytes } from '../domain/document/parse-document.ts';

/*
 * npm run --silent parse -- FILE
 *
 * Prints the document as JSON on standard output. What could not be read of it is listed there under
 * `unread` and on standard error, line by line: exit 3. A file that is no such document at all goes
 * to standard error alone: exit 1. Wrong arguments: exit 2.
 */

/** A longer file is not read. */
const MOST_BYTES = 60_000_000;
const USAGE = 'usage: npm run --silent parse -- FILE';

function main(args: readonly string[]): number {
  const [file] = args;
  if (file === undefined || args.length > 1 || file.startsWith('-')) {
    console.error(USAGE);
    return 2;
  }
  try {
    const { unread, json } = read(file);
    process.stdout.write(json);
    for (const line of unread) console.error(`${file}: ${describe(line)}`);
    return unread.length > 0 ? 3 : 0;
  } catch (error) {
    for (const line of explain(error)) console.error(`${file}: ${line}`);
    return 1;
  }
}

function read(file: string): { unread: readonly Unreadable[]; json: string } {
  if (statSync(file).size > MOST_BYTES)
    throw new NotText(`more than ${MOST_BYTES / 1_000_000} MB, which is no notice`);
  const bytes = readFileSync(file);
  const {
    title,
    period,
    tasks,
    agencies,
    duties,
    indicators,
    rules,
    possible,
    unread = [],
  } = parseBytes(bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const listed = unread.map(({ line, found, expected }) => ({ line, found, expected }));
  const printed = {
    ...{ title, sha256, period, tasks, agencies, duties, indicators, rules, possible },
    ...(unread.length > 0 && { unread: listed }),
  };
  return { unread, json: JSON.stringify(printed, null, 2) + '\n' };
}

function explain(error: unknown): string[] {
  if (error instanceof UnreadableDocument) {
    const count = error.unreadable.length;
    return [
      ...error.unreadable.map(describe),
      `${count} ${count === 1 ? 'problem' : 'problems'}; nothing of the document was read`,
    ];
  }
  if (!(error instanceof Error)) throw error;
  if (error instanceof NotText) return [error.message];
  switch ('code' in error ? error.code : undefined) {
    case 'ENOENT':
      return ['no such file'];
    case 'EISDIR':
      return ['is a directory, not a file'];
    case 'EACCES':
      return ['may not be read (permission denied)'];
    case undefined:
      throw error;
    default:
      return [`cannot be read: ${error.message}`];
  }
}

// A reader that has seen enough (`| head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});
process.exitCode = main(process.argv.slice(2));
