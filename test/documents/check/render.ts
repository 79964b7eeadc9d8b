import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { pdfConverter, type ToPdf } from '../../../documents/convert.ts';
import { officeOn, programOn } from '../../../documents/office.ts';
import { writeDocx } from '../../../documents/write-docx.ts';
import type { OfficialDocument } from '../../../domain/letters/official-document.ts';
import { measured, type Measured } from './measure.ts';

const run = promisify(execFile);
const TOOLS = ['pdftotext', 'pdftoppm', 'pdffonts', 'fc-list'];

/** What renders documents here; null if LibreOffice, poppler or a Chinese font is missing. */
export async function renderer(): Promise<ToPdf | null> {
  const { PATH } = process.env;
  const office = await officeOn(PATH);
  const tools = await Promise.all(TOOLS.map((name) => programOn(PATH, [name])));
  if (office === null || tools.includes(null)) return null;
  const { stdout: fonts } = await run('fc-list', [':lang=zh']);
  return fonts.trim() === '' ? null : pdfConverter(office);
}

/** Writes a document into the folder, as .docx and as the PDF that is made of it, and measures its pages. */
export async function rendered(
  document: OfficialDocument,
  { folder, name, toPdf }: { folder: string; name: string; toPdf: ToPdf },
): Promise<Measured & { pdf: string }> {
  const pdf = path.join(folder, `${name}.pdf`);
  const docx = await writeDocx(document);
  await writeFile(path.join(folder, `${name}.docx`), docx);
  await writeFile(pdf, await toPdf(docx));
  const { stdout } = await run('pdftotext', ['-bbox', pdf, '-']);
  return { ...measured(stdout), pdf };
}

/** Makes a picture of each page of a PDF, beside it. */
export const picture = (pdf: string) =>
  run('pdftoppm', ['-r', '72', '-png', pdf, pdf.slice(0, -4)]);

/** Which fonts a PDF was set in. */
export const fontsOf = async (pdf: string): Promise<string> =>
  (await run('pdffonts', [pdf])).stdout;
