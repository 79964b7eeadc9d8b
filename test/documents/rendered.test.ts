import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { rendered, renderer } from './check/render.ts';
import { measured } from './check/measure.ts';
import { specimens } from './specimens.ts';

// Without LibreOffice, poppler or a Chinese font there is nothing to render with, and these are skipped.
const toPdf = await renderer();
const onPaper = toPdf === null ? describe.skip : describe;

onPaper('on paper', () => {
  test('a page has 22 lines of 28 characters', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'duban-grid-'));
    const { lines, characters, pages } = await rendered(specimens()['grid']!, {
      folder,
      name: 'grid',
      toPdf: toPdf!,
    });
    expect({ lines, characters, pages }).toEqual({ lines: 22, characters: 28, pages: 3 });
  });
});

test('lines are counted within the margins, characters where they are of 三号', () => {
  const word = (top: number, text: string, advance: number) =>
    `<word xMin="80.0" yMin="${top}.0" xMax="${80 + advance * text.length}.0" yMax="${top + 20}.0">${text}</word>`;
  const page = (...words: string[]) => `<page width="595" height="842">${words.join('\n')}</page>`;
  const one = page(
    word(50, '草稿', 16),
    word(110, '国'.repeat(28), 15.75),
    word(140, '小'.repeat(31), 14),
    word(760, '— 1 —', 7),
  );
  expect(measured(one + page(word(110, '国，', 16)))).toEqual({
    pages: 2,
    lines: 2,
    characters: 28,
  });
});
