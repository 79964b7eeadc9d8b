import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { NotText, UnreadableDocument, describe } from '../domain/document/errors.ts';
import { parseBytes } from '../domain/document/parse-document.ts';

/*
 * npm run --silent parse -- FILE
 *
 * Prints the document as JSON on standard output. What cannot be read goes to standard error, line
 * by line, and nothing to standard output: exit 1. Wrong arguments: exit 2.
 */

const USAGE = 'usage: npm run --silent parse -- FILE';

function main(args: readonly string[]): number {
  const [file] = args;
  if (file === undefined || args.length > 1 || file.startsWith('-')) {
    console.error(USAGE);
    return 2;
  }
  try {
    process.stdout.write(read(file));
    return 0;
  } catch (error) {
    for (const line of explain(error)) console.error(`${file}: ${line}`);
    return 1;
  }
}

function read(file: string): string {
  const bytes = readFileSync(file);
  const { title, ...rest } = parseBytes(bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return JSON.stringify({ title, sha256, ...rest }, null, 2) + '\n';
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
