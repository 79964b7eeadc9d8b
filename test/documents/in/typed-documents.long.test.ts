import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readDocument } from '../../../documents/in/read-source.ts';
import { parseDocument } from '../../../domain/document/parse-document.ts';
import type { ParsedDocument } from '../../../domain/document/types.ts';
import { SEED } from '../../domain/document/generate-document.ts';
import { automaticDocx } from './support/automatic-docx.ts';

/** Published notices for development; beside the checkout, or not there. */
const FOLDER = path.join(import.meta.dirname, '../../../../shared/documents');
const isThere = existsSync(FOLDER);
if (!isThere) console.warn(`${FOLDER} is not there: published notices are not read as .docx`);
const NOTICES = isThere
  ? readdirSync(FOLDER)
      .filter((name) => name.endsWith('.txt'))
      .map((name) => [name, readFileSync(path.join(FOLDER, name), 'utf8')] as const)
  : [];

const bare = (text: string) => text.replace(/\s/g, '');

/** What is read, without where it stands and how it is broken into lines. */
const read = ({ title, period, tasks, agencies, duties }: ParsedDocument) => ({
  title,
  period,
  tasks: tasks.map(({ span: _, text, ...task }) => ({ ...task, text: bare(text) })),
  agencies: agencies.map(({ name }) => name),
  duties: duties.map(({ span: _, quote, ...duty }) => ({ ...duty, quote: bare(quote) })),
});

describe('a notice typed in a word processor is read as the same text is', () => {
  test.each([['the seed', SEED] as const, ...NOTICES])('%s', async (_, text) => {
    const { source, document } = await readDocument(await automaticDocx(text), 'typed.docx');
    expect(source.format).toBe('docx');
    expect(read(document)).toEqual(read(parseDocument(text)));
  });
});
