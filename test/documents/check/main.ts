// `npm run documents:check`: renders every kind of document to pictures, and measures its pages.
import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { pdfConverter } from '../../../documents/convert.ts';
import { GRID } from '../../../documents/gb9704.ts';
import { officeOn, programOn } from '../../../documents/office.ts';
import { writeDocx } from '../../../documents/write-docx.ts';
import { measured } from './measure.ts';
import { specimens } from '../specimens.ts';

const run = promisify(execFile);
const say = (line: string) => process.stdout.write(`${line}\n`);

/** Whether every document keeps the grid; null if there is nothing to render it with. */
async function check(folder: string): Promise<boolean | null> {
  const { PATH } = process.env;
  const office = await officeOn(PATH);
  const tools = await Promise.all(['pdftoppm', 'pdftotext'].map((name) => programOn(PATH, [name])));
  if (office === null || tools.includes(null)) return null;
  await mkdir(folder, { recursive: true });
  const toPdf = pdfConverter(office);
  let keeps = true;
  for (const [name, document] of Object.entries(specimens())) {
    const file = (ending: string) => path.join(folder, `${name}.${ending}`);
    const docx = await writeDocx(document);
    await writeFile(file('docx'), docx);
    await writeFile(file('pdf'), await toPdf(docx));
    await run('pdftoppm', ['-r', '72', '-png', file('pdf'), path.join(folder, name)]);
    const { stdout } = await run('pdftotext', ['-bbox', file('pdf'), '-']);
    const { pages, lines, characters } = measured(stdout);
    const isGrid = name === 'grid';
    const fits = isGrid
      ? lines === GRID.lines && characters === GRID.characters
      : lines <= GRID.lines && characters <= GRID.characters + 1;
    keeps &&= fits;
    say(
      `${fits ? 'ok   ' : 'WRONG'} ${name}: ${pages} pages, at most ${lines} lines a page, ${characters} characters a line`,
    );
  }
  const { stdout: fonts } = await run('pdffonts', [path.join(folder, 'all-parts.pdf')]);
  say(`\nThe fonts that were there:\n${fonts.replace(/^/gm, '  ').trimEnd()}`);
  say(`\nLook at the pictures: ${path.join(folder, '*.png')}`);
  return keeps;
}

const outcome = await check(path.resolve(process.argv[2] ?? '.duban/documents'));
if (outcome === null)
  say('It needs LibreOffice and poppler: apt-get install libreoffice-writer-nogui poppler-utils');
process.exitCode = outcome === true ? 0 : 1;
