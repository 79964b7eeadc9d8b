import { open, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Of a mail in a folder its headers stand within so many bytes. */
const HEADERS = 256 * 1024;

/** The text of a file; of a folder (a Maildir) the headers of the mails in it, one after the other. */
export async function archiveText(path: string): Promise<string> {
  if (!(await stat(path)).isDirectory()) return readFile(path, 'utf8');
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const texts: string[] = [];
  for (const entry of entries)
    if (entry.isFile()) texts.push(await headersOf(join(entry.parentPath, entry.name)));
  return texts.join('\n');
}

async function headersOf(path: string): Promise<string> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(HEADERS), position: 0 });
    return buffer.toString('utf8', 0, bytesRead).split(/\r?\n\r?\n/, 1)[0] ?? '';
  } finally {
    await file.close();
  }
}
