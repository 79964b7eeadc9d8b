import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readBytes } from '../../../documents/in/read-bytes.ts';
import { parseDocument } from '../../../domain/document/parse-document.ts';
import { CLAUSES, NUMBERS, meant, plan, print } from '../../domain/document/any-notation.ts';
import { automaticDocx } from './support/automatic-docx.ts';

describe('a plan typed in a word processor is read back as it was meant', () => {
  test.each(Object.keys(NUMBERS))('numbered %s', async (name) => {
    await fc.assert(
      fc.asyncProperty(plan, fc.constantFrom(...Object.keys(CLAUSES)), async (chapters, style) => {
        const printed = print(chapters, style, NUMBERS[name]!);
        const { text } = readBytes(await automaticDocx(printed));
        const { tasks, unread } = parseDocument(text);
        expect(unread).toBeUndefined();
        expect(
          tasks.map(({ text: words, lead, cooperating, responsible = [] }) => ({
            ...{ text: words, lead, cooperating, responsible },
          })),
        ).toEqual(meant(chapters));
      }),
      { numRuns: 8 },
    );
  });
});
