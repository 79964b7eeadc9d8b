import { createHash } from 'node:crypto';
import { decode } from '../../../domain/document/decode.ts';
import { parseDocument } from '../../../domain/document/parse-document.ts';
import type { ParsedDocument } from '../../../domain/document/types.ts';

/** A file's text, and how it was read. */
interface SourceText {
  text: string;
  format: 'text' | 'docx' | 'xlsx';
  sha256: string;
}

/** Reads a document that was handed in. @throws NotText, UnreadableDocument */
export function readDocument(
  bytes: Uint8Array,
  _name: string,
): Promise<{ source: SourceText; document: ParsedDocument }> {
  const text = decode(bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const source: SourceText = { text, format: 'text', sha256 };
  return Promise.resolve({ source, document: parseDocument(text) });
}
