import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** Makes a PDF of a .docx file. @throws NoPdf with what went wrong. */
export type ToPdf = (docx: Uint8Array) => Promise<Buffer>;

/** Why there is no PDF: it took too long, too many wait already, or LibreOffice failed. */
export class NoPdf extends Error {
  override name = 'NoPdf';
  readonly why: 'too_slow' | 'too_many' | 'failed';
  constructor(why: NoPdf['why'], detail = '') {
    super(`no PDF: ${why}${detail === '' ? '' : ` (${detail})`}`);
    this.why = why;
  }
}

/** How long one conversion may take; it takes about 3 s, the first of a machine longer. */
const MOST_MS = 60_000;
/** How many may wait for it; LibreOffice takes a processor and 200 MB for each. */
const MOST_WAITING = 8;
/** Which fonts are taken for those that a machine seldom has. */
const FONTS = path.join(import.meta.dirname, 'fonts.conf');

/**
 * A converter that runs LibreOffice, one file at a time, each in a folder of its own.
 * @param office its program.
 */
export function pdfConverter(office: string, most = MOST_MS): ToPdf {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return async (docx) => {
    if (waiting >= MOST_WAITING) throw new NoPdf('too_many');
    waiting++;
    const mine = last.then(() => convert(office, docx, most));
    last = mine.catch(() => undefined);
    return mine.finally(() => waiting--);
  };
}

async function convert(office: string, docx: Uint8Array, most: number): Promise<Buffer> {
  const folder = await mkdtemp(path.join(tmpdir(), 'duban-pdf-'));
  try {
    await writeFile(path.join(folder, 'document.docx'), docx);
    await runOffice(office, folder, most);
    return await readFile(path.join(folder, 'document.pdf')).catch(() => {
      throw new NoPdf('failed', 'LibreOffice wrote none');
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function runOffice(office: string, folder: string, most: number): Promise<void> {
  const profile = pathToFileURL(path.join(folder, 'profile')).href;
  const child = spawn(
    office,
    [
      '--headless',
      '--norestore',
      `-env:UserInstallation=${profile}`,
      ...['--convert-to', 'pdf', '--outdir', folder, path.join(folder, 'document.docx')],
    ],
    // A group of its own: `soffice` is a script, and what it starts has to end with it.
    {
      stdio: ['ignore', 'ignore', 'pipe'],
      detached: true,
      env: { PATH: process.env['PATH'], HOME: folder, LANG: 'C.UTF-8', FONTCONFIG_FILE: FONTS },
    },
  );
  return new Promise((resolve, reject) => {
    let said = '';
    let tooSlow = false;
    child.stderr.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-500)));
    const timer = setTimeout(() => {
      tooSlow = true;
      endGroup(child.pid);
    }, most);
    child.once('error', (error) => {
      clearTimeout(timer);
      reject(new NoPdf('failed', error.message));
    });
    child.once('close', (code) => {
      clearTimeout(timer);
      if (tooSlow) reject(new NoPdf('too_slow'));
      else if (code === 0) resolve();
      else reject(new NoPdf('failed', said.trim()));
    });
  });
}

function endGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It ended by itself meanwhile.
  }
}
