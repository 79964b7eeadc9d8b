// `npm run documents:check`: renders every kind of document to pictures, and measures its pages.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { GRID } from '../../../documents/gb9704.ts';
import { specimens } from '../specimens.ts';
import { fontsOf, picture, rendered, renderer } from './render.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);

/** Whether every document keeps the grid; null if there is nothing to render it with. */
async function check(folder: string): Promise<boolean | null> {
  const toPdf = await renderer();
  if (toPdf === null) return null;
  await mkdir(folder, { recursive: true });
  let keeps = true;
  let fonts = '';
  for (const [name, document] of Object.entries(specimens())) {
    const { pdf, pages, lines, characters } = await rendered(document, { folder, name, toPdf });
    await picture(pdf);
    if (name === 'all-parts') fonts = await fontsOf(pdf);
    const isGrid = name === 'grid';
    const fits = isGrid
      ? lines === GRID.lines && characters === GRID.characters
      : lines <= GRID.lines && characters <= GRID.characters + HANGING;
    keeps &&= fits;
    say(
      `${fits ? 'ok   ' : 'WRONG'} ${name}: ${pages} pages, at most ${lines} lines a page, ${characters} characters a line`,
    );
  }
  say(`\nThe fonts that were there:\n${fonts.replace(/^/gm, '  ').trimEnd()}`);
  say(`\nLook at the pictures: ${path.join(folder, '*.png')}`);
  return keeps;
}

/** A mark may hang beyond the end of a line. */
const HANGING = 1;

const outcome = await check(path.resolve(process.argv[2] ?? '.duban/documents'));
if (outcome === null)
  say(
    'It needs LibreOffice, poppler and a Chinese font: apt-get install libreoffice-writer-nogui poppler-utils fonts-noto-cjk fontconfig',
  );
process.exitCode = outcome === true ? 0 : 1;
