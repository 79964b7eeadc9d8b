import { readFileSync, statSync } from 'node:fs';
import { LARGEST_FILE } from '../documents/in/limits.ts';
import { UnreadableSource, readDocument, readSource } from '../documents/in/read-source.ts';
import { UnreadableDocument, describe, type Unreadable } from '../domain/document/errors.ts';
import { NO_NOTICE } from '../domain/document/parse-document.ts';

/*
 * npm run --silent parse -- [--text] FILE
 *
 * Prints the document as JSON on standard output: of a .docx, an .xlsx or a text, told by what is in
 * it. With --text, prints the text that was read, in which spans count, instead. What could not be read
 * is listed in the JSON under `unread`, and the first of each sort on standard error: exit 3. A file that is no
 * such document at all goes to standard error alone: exit 1. Wrong arguments: exit 2.
 */

const USAGE = 'usage: npm run --silent parse -- [--text] FILE';

async function main(args: readonly string[]): Promise<number> {
  const showsText = args[0] === '--text';
  const [file, ...others] = showsText ? args.slice(1) : args;
  if (file === undefined || others.length > 0 || file.startsWith('-')) {
    console.error(USAGE);
    return 2;
  }
  try {
    const { unread, printed } = await (showsText ? readText(file) : read(file));
    process.stdout.write(printed);
    for (const line of inShort(unread)) console.error(`${file}: ${line}`);
    return unread.length > 0 ? 3 : 0;
  } catch (error) {
    for (const line of explain(error)) console.error(`${file}: ${line}`);
    return 1;
  }
}

interface Output {
  readonly unread: readonly Unreadable[];
  readonly printed: string;
}

async function readText(file: string): Promise<Output> {
  const { text } = await readSource(bytesOf(file), file);
  return { unread: [], printed: text };
}

async function read(file: string): Promise<Output> {
  const { source, document } = await readDocument(bytesOf(file), file);
  const { title, period, tasks, agencies, duties, indicators, rules, possible } = document;
  const { unread = [] } = document;
  const { sha256 } = source;
  const listed = unread.map(({ line, found, expected }) => ({ line, found, expected }));
  const printed = {
    ...{ title, sha256, period, tasks, agencies, duties, indicators, rules, possible },
    ...(unread.length > 0 && { unread: listed }),
  };
  return { unread, printed: JSON.stringify(printed, null, 2) + '\n' };
}

/** So many lines with the same fault are told one by one. */
const TOLD_EACH = 5;

/** A screen of what could not be read: the first lines of each fault, and how many more have it. */
function inShort(unread: readonly Unreadable[]): string[] {
  const byCode = new Map<string, Unreadable[]>();
  for (const each of unread) {
    const same = byCode.get(each.code);
    if (same) same.push(each);
    else byCode.set(each.code, [each]);
  }
  return [...byCode.values()].flatMap((same) => {
    const more = same.length - TOLD_EACH;
    const told = same.slice(0, TOLD_EACH).map(describe);
    if (more <= 0) return told;
    return [...told, `and ${more} more lines: expected ${same[0]?.expected}; the JSON lists all`];
  });
}

/** A file that is too large is not even loaded. */
function bytesOf(file: string): Uint8Array {
  if (statSync(file).size > LARGEST_FILE)
    throw new UnreadableSource('too_large', 'a file of more than 50 MB is no notice');
  return readFileSync(file);
}

function explain(error: unknown): string[] {
  if (error instanceof UnreadableDocument) {
    const count = error.unreadable.length;
    return [
      ...inShort(error.unreadable),
      `${count} ${count === 1 ? 'problem' : 'problems'}; nothing of the document was read`,
    ];
  }
  if (!(error instanceof Error)) throw error;
  if (error instanceof UnreadableSource) {
    if (error.code !== 'empty') return [error.detail];
    return explain(new UnreadableDocument([{ ...NO_NOTICE, line: 1, found: 'an empty document' }]));
  }
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
process.exitCode = await main(process.argv.slice(2));
