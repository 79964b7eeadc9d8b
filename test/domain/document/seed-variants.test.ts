import { describe, expect, test } from '@jest/globals';
import { parseBytes, parseDocument } from '../../../domain/document/parse-document.ts';
import type { ParsedDocument } from '../../../domain/document/types.ts';
import { SEED } from './generate-document.ts';
import { encodeGb18030 } from './encodings.ts';
import { inWidth } from './print-document.ts';

const original = parseDocument(SEED);

describe('the same notice in another form', () => {
  test.each([
    ['UTF-8', Buffer.from(SEED)],
    ['UTF-8 with byte order mark', Buffer.from('\ufeff' + SEED)],
    ['GB18030', encodeGb18030(SEED)],
    ['UTF-16 with byte order mark', Buffer.from('\ufeff' + SEED, 'utf16le')],
  ])('%s: the same to the last span', (_, bytes) => {
    expect(parseBytes(bytes)).toEqual(original);
  });

  test('CRLF stays in the text that spans count', () => {
    const text = SEED.replaceAll('\n', '\r\n');
    const document = parseDocument(text);
    expect(document.tasks.map(({ text }) => text)).toEqual(original.tasks.map(({ text }) => text));
    for (const { span, text: task } of document.tasks) expect(text.slice(...span)).toBe(task);
    for (const { span, quote } of document.duties) expect(text.slice(...span)).toBe(quote);
  });

  test.each(['narrow', 'wide'] as const)('%s punctuation and digits mean the same', (width) => {
    const text = inWidth(SEED, width);
    const document = parseDocument(text);
    expect(document.tasks.map(({ text }) => text)).toEqual(
      original.tasks.map(({ text }) => inWidth(text, width)),
    );
    expect(document.tasks.map(withoutText)).toEqual(original.tasks.map(withoutText));
    expect(document.agencies).toEqual(original.agencies);
    expect(document.duties.map(({ kind, span }) => [kind, span])).toEqual(
      original.duties.map(({ kind, span }) => [kind, span]),
    );
    expect(document.indicators.map(({ task, by }) => [task, by])).toEqual(
      original.indicators.map(({ task, by }) => [task, by]),
    );
  });

  test('ASCII indentation, trailing white space and blank lines mean nothing', () => {
    const text = SEED.replace(/^　　/gm, '\t ').replace(/$/gm, ' 　\n');
    expect(parseDocument(text).tasks.map(({ text }) => text)).toEqual(
      original.tasks.map(({ text }) => text),
    );
  });
});

function withoutText({ number, span, lead, cooperating }: ParsedDocument['tasks'][number]) {
  return { number, span, lead, cooperating };
}
