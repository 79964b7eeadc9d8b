import { chmod, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { NoPdf, pdfConverter } from '../../documents/convert.ts';
import { officeOn } from '../../documents/office.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'duban-office-'));
});

/** A program in the place of LibreOffice; `$out` is the folder in which it is to write. */
async function office(name: string, script: string): Promise<string> {
  const file = path.join(folder, name);
  const start = '#!/bin/sh\nfor arg; do last="$arg"; done\nout=$(dirname "$last")\n';
  await writeFile(file, start + script);
  await chmod(file, 0o755);
  return file;
}

const why = (failed: Promise<unknown>) =>
  failed.then(
    () => null,
    (error: unknown) => (error instanceof NoPdf ? error.why : error),
  );

describe('a PDF', () => {
  test('is what LibreOffice wrote of the file', async () => {
    const toPdf = pdfConverter(await office('copies', 'cp "$last" "$out/document.pdf"\n'));
    const both = [toPdf(Buffer.from('one')), toPdf(Buffer.from('two'))];
    expect((await Promise.all(both)).map(String)).toEqual(['one', 'two']);
  });

  test('is none when it takes too long, and what was started ends', async () => {
    const toPdf = pdfConverter(await office('hangs', 'sleep 600 & wait\n'), 300);
    expect(await why(toPdf(Buffer.from('x')))).toBe('too_slow');
  });

  test('is none when it fails or writes nothing; the next is made all the same', async () => {
    const failing = pdfConverter(await office('fails', 'echo no >&2; exit 3\n'));
    expect(await why(failing(Buffer.from('x')))).toBe('failed');
    const silent = pdfConverter(
      await office(
        'once',
        `[ -e "${folder}/done" ] && cp "$last" "$out/document.pdf"\ntouch "${folder}/done"\nexit 0\n`,
      ),
    );
    expect(await why(silent(Buffer.from('x')))).toBe('failed');
    expect(String(await silent(Buffer.from('y')))).toBe('y');
    expect(await why(pdfConverter(path.join(folder, 'nowhere'))(Buffer.from('x')))).toBe('failed');
  });

  test('is refused when too many wait', async () => {
    const toPdf = pdfConverter(await office('slow', 'sleep 0.2; cp "$last" "$out/document.pdf"\n'));
    const asked = Array.from({ length: 9 }, () => why(toPdf(Buffer.from('x'))));
    expect(await Promise.all(asked)).toEqual([...Array(8).fill(null), 'too_many']);
  });
});

test('LibreOffice is found on the search path, or it is not there', async () => {
  const place = await office('soffice', 'exit 0\n');
  expect(await officeOn(`/nowhere${path.delimiter}${folder}`)).toBe(place);
  expect(await officeOn('/nowhere')).toBeNull();
  expect(await officeOn(undefined)).toBeNull();
});
